using Farside.Core.Geometry;
using Farside.Processing.Numerics;

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

        var (normal, right) = (new double[Unknowns, Unknowns], new double[Unknowns]);
        foreach (var pose in poses)
        {
            var r = pose.Rotation;
            SymmetricSystem.AddRow(normal, right, [1, 0, 0, r.M11, r.M12, r.M13], pose.Origin.X);
            SymmetricSystem.AddRow(normal, right, [0, 1, 0, r.M21, r.M22, r.M23], pose.Origin.Y);
            SymmetricSystem.AddRow(normal, right, [0, 0, 1, r.M31, r.M32, r.M33], pose.Origin.Z);
        }

        // A lever nobody can tell (turns about one axis only) stays short.
        for (var i = 3; i < Unknowns; i++)
        {
            normal[i, i] += 1e-6 * poses.Count;
        }

        return SymmetricSystem.Solve(normal, right) is { } x ? (new(x[0], x[1], x[2]), new(x[3], x[4], x[5])) : null;
    }

    static double Spread(IReadOnlyList<Pose<SiteFrame, CameraFrame>> poses)
    {
        var first = poses[0].Origin;
        return poses.Max(pose => Math.Max(Math.Abs(pose.Origin.X - first.X), Math.Max(Math.Abs(pose.Origin.Y - first.Y), Math.Abs(pose.Origin.Z - first.Z))));
    }
}
