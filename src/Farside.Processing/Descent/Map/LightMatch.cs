namespace Farside.Processing.Descent.Map;

/// <summary>How a frame's light compares with what a map shows already: a slow factor over the frame (exposure, fall-off, phase angle), what of the ground's contrast comes through, and where it differs.</summary>
/// <param name="Factors">Natural logarithm of the factor, as a polynomial of the second degree in the frame's coordinates, each from −1 to 1: 1, x, y, x², xy, y².</param>
/// <param name="Contrast">1 for ground seen clearly, towards 0 as dust hides it; NaN where nothing was there to compare.</param>
/// <param name="Changed">For each cell of the frame whether it shows something else.</param>
sealed record LightMatch(double[] Factors, double Contrast, bool[] Changed)
{
    /// <summary>Cells along each side of a frame.</summary>
    public const int Cells = 32;

    public static LightMatch None { get; } = new(new double[6], double.NaN, new bool[Cells * Cells]);

    public double ChangedShare => Changed.Count(changed => changed) / (double)Changed.Length;

    /// <summary>The cell of a place; coordinates from −1 to 1.</summary>
    public static int CellOf(double x, double y) => (Along(y) * Cells) + Along(x);

    /// <summary>The factor at a place; coordinates from −1 to 1.</summary>
    public double FactorAt(double x, double y) =>
        Math.Exp(Factors[0] + (Factors[1] * x) + (Factors[2] * y) + (Factors[3] * x * x) + (Factors[4] * x * y) + (Factors[5] * y * y));

    static int Along(double place) => Math.Clamp((int)((place + 1) / 2 * Cells), 0, Cells - 1);
}
