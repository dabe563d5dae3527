using Farside.Core.Geometry;
using Farside.Processing.Numerics;

namespace Farside.Processing.Descent.BaseMaps;

/// <summary>A camera's pose from ground points and the pixels that show them, and if wanted its k₁: least squares with Tukey's weights, so that wrong matches drop out.</summary>
sealed class PoseFit(BrownCamera camera, double k1Sigma)
{
    const int Rounds = 14;
    const double Tukey = 4.685;
    const double LeastSpreadPx = 0.05;
    readonly int _unknowns = k1Sigma > 0 ? 7 : 6;

    /// <summary>The pose, k₁ and each point's distance in pixels; null when the points do not fix a pose.</summary>
    /// <param name="seen">Pixels with the ground's place.</param>
    /// <param name="spreadPx">What a first guess at the pose leaves of good points, pixels (one standard deviation).</param>
    public (Pose<SiteFrame, CameraFrame> Pose, double K1, double[] DistancesPx)? Fit(
        IReadOnlyList<(double Column, double Row, Point<SiteFrame> Point)> seen, Pose<SiteFrame, CameraFrame> start, double spreadPx)
    {
        var (pose, k1) = (start, camera.K1);
        for (var round = 0; round < Rounds; round++)
        {
            var spread = Math.Max(LeastSpreadPx, Math.Min(spreadPx, Spread(Distances(seen, pose, k1))));
            if (Step(seen, pose, k1, spread) is not var (next, nextK1))
            {
                return null;
            }

            (pose, k1) = (next, nextK1);
        }

        return (pose, k1, Distances(seen, pose, k1));
    }

    /// <summary>Each point's distance between where it is seen and where a pose has it; infinite where the pose does not see it.</summary>
    public double[] Distances(IReadOnlyList<(double Column, double Row, Point<SiteFrame> Point)> seen, Pose<SiteFrame, CameraFrame> pose, double k1)
    {
        var (lens, back) = (camera with { K1 = k1 }, pose.Inverse());
        return [.. seen.Select(point => lens.Project(back * point.Point) is var (column, row) ? Math.Sqrt(Square(column - point.Column) + Square(row - point.Row)) : double.PositiveInfinity)];
    }

    // One axis, from the median of distances in two.
    static double Spread(double[] distances)
    {
        var sorted = distances.Order().ToArray();
        return sorted[sorted.Length / 2] / 1.1774;
    }

    (Pose<SiteFrame, CameraFrame> Pose, double K1)? Step(
        IReadOnlyList<(double Column, double Row, Point<SiteFrame> Point)> seen, Pose<SiteFrame, CameraFrame> pose, double k1, double spread)
    {
        var (normal, right) = (new double[_unknowns, _unknowns], new double[_unknowns]);
        Span<double> columns = stackalloc double[_unknowns];
        Span<double> rows = stackalloc double[_unknowns];
        foreach (var (column, row, point) in seen)
        {
            if (Slopes(pose, k1, point, columns, rows) is not var (atColumn, atRow))
            {
                continue;
            }

            var (dx, dy) = (column - atColumn, row - atRow);
            var share = ((dx * dx) + (dy * dy)) / Square(Tukey * spread);
            if (share < 1)
            {
                var weight = Square(1 - share) / Square(spread);
                SymmetricSystem.AddRow(normal, right, columns, dx, weight);
                SymmetricSystem.AddRow(normal, right, rows, dy, weight);
            }
        }

        if (k1Sigma > 0)
        {
            normal[6, 6] += 1 / Square(k1Sigma);
            right[6] += (camera.K1 - k1) / Square(k1Sigma);
        }

        return SymmetricSystem.Solve(normal, right) is { } x ? (Moved(pose, x), k1Sigma > 0 ? k1 + x[6] : k1) : null;
    }

    // Turn about the site's axes in radians, shift in metres, k₁.
    (double Column, double Row)? Slopes(Pose<SiteFrame, CameraFrame> pose, double k1, Point<SiteFrame> point, Span<double> columns, Span<double> rows)
    {
        var lens = camera with { K1 = k1 };
        if (lens.Project(pose.Inverse() * point) is not var (column, row))
        {
            return null;
        }

        Span<double> x = stackalloc double[6];
        var height = Math.Max(1, Math.Abs(pose.Origin.Z - point.Z));
        for (var k = 0; k < _unknowns; k++)
        {
            x.Clear();
            var by = k < 3 ? 1e-5 : k < 6 ? 1e-5 * height : 1e-5;
            if (k < 6)
            {
                x[k] = by;
            }

            var moved = k < 6 ? lens.Project(Moved(pose, x).Inverse() * point) : (lens with { K1 = k1 + by }).Project(pose.Inverse() * point);
            (columns[k], rows[k]) = moved is var (c, r) ? ((c - column) / by, (r - row) / by) : (0, 0);
        }

        return (column, row);
    }

    static Pose<SiteFrame, CameraFrame> Moved(Pose<SiteFrame, CameraFrame> pose, ReadOnlySpan<double> x)
    {
        var (sx, cx) = Math.SinCos(x[0]);
        var (sy, cy) = Math.SinCos(x[1]);
        var (sz, cz) = Math.SinCos(x[2]);
        var turn = new Rotation<SiteFrame, SiteFrame>(
            cy * cz, (sx * sy * cz) - (cx * sz), (cx * sy * cz) + (sx * sz), cy * sz, (sx * sy * sz) + (cx * cz), (cx * sy * sz) - (sx * cz), -sy, sx * cy, cx * cy);
        return new(pose.Rotation.Then(turn), new(pose.Origin.X + x[3], pose.Origin.Y + x[4], pose.Origin.Z + x[5]));
    }

    static double Square(double x) => x * x;
}
