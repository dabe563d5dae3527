namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>How small steps in one picture become small steps in another: a 2 × 2 matrix, row-major.</summary>
readonly record struct Affine2(double XX, double XY, double YX, double YY)
{
    public static Affine2 Identity { get; } = new(1, 0, 0, 1);

    public double Determinant => (XX * YY) - (XY * YX);

    public (double X, double Y) Times(double x, double y) => ((XX * x) + (XY * y), (YX * x) + (YY * y));

    public Affine2 Times(Affine2 other) => new(
        (XX * other.XX) + (XY * other.YX), (XX * other.XY) + (XY * other.YY), (YX * other.XX) + (YY * other.YX), (YX * other.XY) + (YY * other.YY));

    public Affine2 Inverse()
    {
        var determinant = Determinant;
        return new(YY / determinant, -XY / determinant, -YX / determinant, XX / determinant);
    }

    /// <summary>The greatest entry of this minus the identity.</summary>
    public double Departure => Math.Max(Math.Max(Math.Abs(XX - 1), Math.Abs(XY)), Math.Max(Math.Abs(YX), Math.Abs(YY - 1)));
}
