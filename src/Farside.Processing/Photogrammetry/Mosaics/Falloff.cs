namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>
/// How a camera's light falls off: V = (1 + v₁ r² + v₂ r⁴ + v₃ r⁶) · exp(Σ cₖ Pₖ), with r from the principal point, 1 at half the picture's
/// diagonal, and Pₖ products of Legendre polynomials over the picture, from −1 at its left and top to 1 at its right and bottom.
/// </summary>
/// <param name="Radial">v₁, v₂, v₃.</param>
/// <param name="Field">cₖ for the products Pᵢ(x) Pⱼ(y) with 1 ≤ i + j ≤ degree, by i + j and then by j; empty for none.</param>
/// <remarks>Source of the radial part: Goldman 2010, IEEE Trans. PAMI 32, 2276–2288, as Hugin uses it too.</remarks>
public sealed record Falloff(IReadOnlyList<double> Radial, IReadOnlyList<double> Field)
{
    public const int RadialTerms = 3;

    /// <summary>Below this a lens passes nothing worth mending.</summary>
    const double Least = 0.05;

    public static Falloff None { get; } = new([0, 0, 0], []);

    /// <summary>The radial part; 1 in the middle.</summary>
    public double RadialAt(double radiusSquared)
    {
        var r2 = radiusSquared;
        return Math.Max(Least, 1 + (r2 * (Radial[0] + (r2 * (Radial[1] + (r2 * Radial[2]))))));
    }

    internal double At(SourceView source, double column, double row)
    {
        var radial = RadialAt(source.RadiusSquared(column, row));
        if (Field.Count == 0)
        {
            return radial;
        }

        Span<double> terms = stackalloc double[Field.Count];
        Terms(source, column, row, terms);
        var sum = 0.0;
        for (var k = 0; k < terms.Length; k++)
        {
            sum += Field[k] * terms[k];
        }

        return radial * Math.Exp(sum);
    }

    /// <summary>How many products a field of a degree has.</summary>
    internal static int FieldTerms(int degree) => ((degree + 1) * (degree + 2) / 2) - 1;

    internal static void Terms(SourceView source, double column, double row, Span<double> terms)
    {
        var x = ((column - source.Left) / (source.Right - source.Left) * 2) - 1;
        var y = ((row - source.Top) / (source.Bottom - source.Top) * 2) - 1;
        var k = 0;
        for (var degree = 1; k < terms.Length; degree++)
        {
            for (var j = 0; j <= degree; j++)
            {
                terms[k++] = Legendre(degree - j, x) * Legendre(j, y);
            }
        }
    }

    static double Legendre(int degree, double x) => degree switch
    {
        0 => 1,
        1 => x,
        2 => ((3 * x * x) - 1) / 2,
        _ => ((5 * x * x * x) - (3 * x)) / 2,
    };
}
