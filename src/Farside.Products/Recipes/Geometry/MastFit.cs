using Farside.Core.Geometry;

namespace Farside.Products.Recipes.Geometry;

/// <summary>Where a mast's axes meet and how far from there its camera stands, by poses that state both place and turn.</summary>
static class MastFit
{
    const int Unknowns = 6;

    /// <summary>Labels that repeat one place whatever the camera's turn tell nothing of a lever.</summary>
    const double LeastSpreadM = 1e-3;

    /// <summary>Least squares of origin = pivot + R · lever; null when the places do not move with the turns.</summary>
    public static (Point<SiteFrame> Pivot, Point<CameraFrame> Lever)? Of(IReadOnlyList<Pose<SiteFrame, CameraFrame>> poses)
    {
        if (poses.Count < 3 || Spread(poses) < LeastSpreadM)
        {
            return null;
        }

        var normal = new double[Unknowns, Unknowns + 1];
        foreach (var pose in poses)
        {
            var r = pose.Rotation;
            Add(normal, [1, 0, 0, r.M11, r.M12, r.M13], pose.Origin.X);
            Add(normal, [0, 1, 0, r.M21, r.M22, r.M23], pose.Origin.Y);
            Add(normal, [0, 0, 1, r.M31, r.M32, r.M33], pose.Origin.Z);
        }

        // A lever nobody can tell (turns about one axis only) stays short.
        for (var i = 3; i < Unknowns; i++)
        {
            normal[i, i] += 1e-6 * poses.Count;
        }

        return Eliminate(normal) is { } x ? (new(x[0], x[1], x[2]), new(x[3], x[4], x[5])) : null;
    }

    static double Spread(IReadOnlyList<Pose<SiteFrame, CameraFrame>> poses)
    {
        var first = poses[0].Origin;
        return poses.Max(pose => Math.Max(Math.Abs(pose.Origin.X - first.X), Math.Max(Math.Abs(pose.Origin.Y - first.Y), Math.Abs(pose.Origin.Z - first.Z))));
    }

    static void Add(double[,] normal, ReadOnlySpan<double> row, double value)
    {
        for (var i = 0; i < Unknowns; i++)
        {
            for (var j = 0; j < Unknowns; j++)
            {
                normal[i, j] += row[i] * row[j];
            }

            normal[i, Unknowns] += row[i] * value;
        }
    }

    static double[]? Eliminate(double[,] m)
    {
        for (var pivot = 0; pivot < Unknowns; pivot++)
        {
            if (m[pivot, pivot] < 1e-12)
            {
                return null;
            }

            for (var row = 0; row < Unknowns; row++)
            {
                for (var (column, factor) = (Unknowns, m[row, pivot] / m[pivot, pivot]); row != pivot && column >= pivot; column--)
                {
                    m[row, column] -= factor * m[pivot, column];
                }
            }
        }

        return [.. Enumerable.Range(0, Unknowns).Select(i => m[i, Unknowns] / m[i, i])];
    }
}
