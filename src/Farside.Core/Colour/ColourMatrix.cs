namespace Farside.Core.Colour;

/// <summary>A 3 × 3 matrix between colour spaces, row-major: (out₁, out₂, out₃) = M · (in₁, in₂, in₃).</summary>
public readonly record struct ColourMatrix(double M11, double M12, double M13, double M21, double M22, double M23, double M31, double M32, double M33)
{
    public static readonly ColourMatrix Identity = new(1, 0, 0, 0, 1, 0, 0, 0, 1);

    public bool IsIdentity => this == Identity;

    public double Determinant =>
        (M11 * ((M22 * M33) - (M23 * M32))) - (M12 * ((M21 * M33) - (M23 * M31))) + (M13 * ((M21 * M32) - (M22 * M31)));

    /// <summary>First <paramref name="inner"/>, then <paramref name="outer"/>.</summary>
    public static ColourMatrix operator *(ColourMatrix outer, ColourMatrix inner)
    {
        var (a, b, c) = (outer * inner.Column(0), outer * inner.Column(1), outer * inner.Column(2));
        return new(a.X, b.X, c.X, a.Y, b.Y, c.Y, a.Z, b.Z, c.Z);
    }

    public static Tristimulus operator *(ColourMatrix m, Tristimulus v) => new(
        (m.M11 * v.X) + (m.M12 * v.Y) + (m.M13 * v.Z),
        (m.M21 * v.X) + (m.M22 * v.Y) + (m.M23 * v.Z),
        (m.M31 * v.X) + (m.M32 * v.Y) + (m.M33 * v.Z));

    public static ColourMatrix Diagonal(double first, double second, double third) => new(first, 0, 0, 0, second, 0, 0, 0, third);

    /// <summary>The matrix with these columns.</summary>
    public static ColourMatrix OfColumns(Tristimulus first, Tristimulus second, Tristimulus third) =>
        new(first.X, second.X, third.X, first.Y, second.Y, third.Y, first.Z, second.Z, third.Z);

    /// <summary>Nine numbers, row-major.</summary>
    public static ColourMatrix Of(ReadOnlySpan<double> m) => m.Length == 9
        ? new(m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8])
        : throw new ArgumentException($"{m.Length} numbers; a colour matrix has nine.", nameof(m));

    /// <summary>Row-major.</summary>
    public double[] ToArray() => [M11, M12, M13, M21, M22, M23, M31, M32, M33];

    public ColourMatrix Inverse()
    {
        var d = Determinant;
        return d == 0 ? throw new InvalidOperationException("A singular colour matrix has no inverse.") : new(
            ((M22 * M33) - (M23 * M32)) / d, ((M13 * M32) - (M12 * M33)) / d, ((M12 * M23) - (M13 * M22)) / d,
            ((M23 * M31) - (M21 * M33)) / d, ((M11 * M33) - (M13 * M31)) / d, ((M13 * M21) - (M11 * M23)) / d,
            ((M21 * M32) - (M22 * M31)) / d, ((M12 * M31) - (M11 * M32)) / d, ((M11 * M22) - (M12 * M21)) / d);
    }

    Tristimulus Column(int i) => i switch { 0 => new(M11, M21, M31), 1 => new(M12, M22, M32), _ => new(M13, M23, M33) };
}
