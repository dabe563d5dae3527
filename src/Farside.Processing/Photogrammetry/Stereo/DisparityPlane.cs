using Farside.Processing.Numerics;

namespace Farside.Processing.Photogrammetry.Stereo;

/// <summary>Disparity as ground that is nearly flat gives it: D = D₀ + SlopeX · column + SlopeY · row, robustly through ties.</summary>
readonly record struct DisparityPlane(double At0, double SlopeX, double SlopeY)
{
    const int Rounds = 12;

    public double At(double column, double row) => At0 + (SlopeX * column) + (SlopeY * row);

    /// <summary>Weights fall with the square of the distance in units of the median one, so that sky, rocks and false ties do not steer.</summary>
    public static DisparityPlane Fit(IReadOnlyList<StereoTie> ties)
    {
        if (ties.Count < 12)
        {
            return default;
        }

        var plane = new DisparityPlane(ties.Select(tie => tie.Disparity).Order().ElementAt(ties.Count / 2), 0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var distances = ties.Select(tie => tie.Disparity - plane.At(tie.Column, tie.Row)).ToList();
            var spread = Math.Max(0.5, 1.48 * distances.Select(Math.Abs).Order().ElementAt(ties.Count / 2));
            if (Weighted(ties, [.. distances.Select(d => 1 / (1 + (d * d / (spread * spread))))]) is not { } next)
            {
                break;
            }

            plane = next;
        }

        return plane;
    }

    static DisparityPlane? Weighted(IReadOnlyList<StereoTie> ties, double[] weights)
    {
        var (normal, right) = (new double[3, 3], new double[3]);
        for (var k = 0; k < ties.Count; k++)
        {
            SymmetricSystem.AddRow(normal, right, [1, ties[k].Column, ties[k].Row], ties[k].Disparity, weights[k]);
        }

        return SymmetricSystem.Solve(normal, right) is [var a, var b, var c] ? new(a, b, c) : null;
    }
}
