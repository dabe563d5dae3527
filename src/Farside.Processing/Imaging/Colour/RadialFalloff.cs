namespace Farside.Processing.Imaging.Colour;

/// <summary>
/// How a lens darkens towards the corners: V(ρ) = 1 + a₁ρ² + a₂ρ⁴ + a₃ρ⁶, where ρ is the distance from the picture's middle, ((width − 1) / 2, (height − 1) / 2),
/// over half its diagonal √(width² + height²) / 2; so 0 in the middle and 1 in the corners, whatever the binning. Samples are divided by it.
/// </summary>
/// <param name="A1">Negative where light is lost.</param>
public readonly record struct RadialFalloff(double A1, double A2, double A3)
{
    public static readonly RadialFalloff None;

    public bool IsNone => this == None;

    /// <summary>Share of the light that arrives, at squared relative distance <paramref name="rho2"/>.</summary>
    public double At(double rho2) => 1 + (rho2 * (A1 + (rho2 * (A2 + (rho2 * A3)))));

    /// <summary>Share of the light that arrives at a pixel.</summary>
    public double At(double column, double row, int width, int height) => At(Rho2(column, row, width, height));

    /// <summary>Squared distance from the middle over half the diagonal.</summary>
    public static double Rho2(double column, double row, int width, int height)
    {
        var (x, y) = (column - ((width - 1) / 2.0), row - ((height - 1) / 2.0));
        return 4 * ((x * x) + (y * y)) / (((double)width * width) + ((double)height * height));
    }

    /// <summary>Divides one row of a picture by it, in place.</summary>
    public void Undo(Span<float> samples, int row, int height)
    {
        for (var x = 0; x < samples.Length; x++)
        {
            samples[x] /= (float)At(x, row, samples.Length, height);
        }
    }
}
