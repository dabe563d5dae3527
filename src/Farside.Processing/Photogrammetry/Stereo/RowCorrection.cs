using Farside.Core.Geometry;
using Farside.Processing.Numerics;

namespace Farside.Processing.Photogrammetry.Stereo;

/// <summary>
/// How far below its place a row of the right picture lies, pixels: A + B x + C y + D xy + E x² + F y², with x and y from −1 to 1 across the
/// rectified picture. What turning the eyes cannot mend (unequal focal lengths, lenses that nobody has measured) is smooth, and stays here.
/// </summary>
public sealed record RowCorrection(double A, double B, double C, double D, double E, double F)
{
    const double HuberPx = 0.3;
    const int Rounds = 8;

    public static RowCorrection None { get; } = new(0, 0, 0, 0, 0, 0);

    public double At(double column, double row, PinholeCamera camera)
    {
        var (x, y) = Scaled(column, row, camera);
        return A + (x * (B + (D * y) + (E * x))) + (y * (C + (F * y)));
    }

    /// <summary>The most it moves anything in the picture's corners and middle, pixels.</summary>
    public double LargestPx(PinholeCamera camera) => new[] { (0.0, 0.0), (1, 0), (0, 1), (1, 1), (0.5, 0.5) }
        .Max(p => Math.Abs(At(p.Item1 * (camera.Width - 1), p.Item2 * (camera.Height - 1), camera)));

    /// <summary>Least squares with Huber's weights over ties that are not held out; too few ties give a shift, or nothing.</summary>
    public static RowCorrection Fit(IReadOnlyList<StereoTie> ties, PinholeCamera camera)
    {
        var used = ties.Where(tie => !tie.IsHeldOut).ToList();
        var terms = used.Count >= 60 ? 6 : used.Count >= 24 ? 3 : used.Count >= 6 ? 1 : 0;
        var p = new double[6];
        for (var round = 0; round < Rounds && terms > 0; round++)
        {
            var (normal, right) = (new double[terms, terms], new double[terms]);
            foreach (var tie in used)
            {
                Add(normal, right, Basis(tie.Column - tie.Disparity, tie.Row, camera), tie.RowError, p);
            }

            if (SymmetricSystem.Solve(normal, right) is not { } solved)
            {
                return None;
            }

            solved.CopyTo(p, 0);
        }

        return new(p[0], p[1], p[2], p[3], p[4], p[5]);
    }

    static void Add(double[,] normal, double[] right, double[] basis, double error, double[] before)
    {
        var left = Math.Abs(error - basis.Zip(before, (b, v) => b * v).Sum());
        var weight = left <= HuberPx ? 1 : HuberPx / left;
        SymmetricSystem.AddRow(normal, right, basis, error, weight);
    }

    static double[] Basis(double column, double row, PinholeCamera camera)
    {
        var (x, y) = Scaled(column, row, camera);
        return [1, x, y, x * y, x * x, y * y];
    }

    static (double X, double Y) Scaled(double column, double row, PinholeCamera camera) =>
        ((2 * column / Math.Max(1, camera.Width - 1)) - 1, (2 * row / Math.Max(1, camera.Height - 1)) - 1);
}
