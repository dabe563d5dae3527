using Farside.Core.Geometry;
using Farside.Processing.Numerics;

namespace Farside.Processing.Photogrammetry.Stereo;

/// <summary>A head that turned about an upright axis, from the places of its eyes: where the axis stands, and where each eye stands before and beside it.</summary>
/// <param name="Pivot">On the axis, at the eyes' mean height.</param>
/// <param name="LeftRightM">The left eye's place to the right of the axis (below 0), metres.</param>
/// <param name="LeftAheadM">The left eye's place before the axis, metres.</param>
/// <param name="RightRightM">The right eye's place to the right of the axis, metres.</param>
/// <param name="RightAheadM">The right eye's place before the axis, metres.</param>
/// <param name="LargestM">The farthest that an eye stands from where this puts it, on the level.</param>
public sealed record HeadFit(Point<SiteFrame> Pivot, double LeftRightM, double LeftAheadM, double RightRightM, double RightAheadM, double LargestM)
{
    const int Unknowns = 6;

    // The pivot of a head that hardly turned is not seen by its eyes' places: then it stays near their middle.
    const double PriorM = 0.3, SigmaM = 0.005;

    /// <summary>Least squares over the views' places, each with the azimuth that its camera looks along.</summary>
    /// <exception cref="ArgumentException">An eye has no view.</exception>
    public static HeadFit Of(IReadOnlyList<View> left, IReadOnlyList<View> right)
    {
        if (left.Count == 0 || right.Count == 0)
        {
            throw new ArgumentException("Both eyes need views.");
        }

        var all = left.Select(view => (View: view, Eye: 0)).Concat(right.Select(view => (View: view, Eye: 1))).ToList();
        var middle = (X: all.Average(v => v.View.SiteFromCamera.Origin.X), Y: all.Average(v => v.View.SiteFromCamera.Origin.Y), Z: all.Average(v => v.View.SiteFromCamera.Origin.Z));
        var (normal, sums) = (new double[Unknowns, Unknowns], new double[Unknowns]);
        foreach (var (view, eye) in all)
        {
            foreach (var (row, value) in Rows(view, eye, middle.X, middle.Y))
            {
                SymmetricSystem.AddRow(normal, sums, row, value);
            }
        }

        for (var i = 0; i < Unknowns; i++)
        {
            normal[i, i] += SigmaM * SigmaM / (PriorM * PriorM);
        }

        var p = SymmetricSystem.Solve(normal, sums)!;
        return new(new(middle.X + p[0], middle.Y + p[1], middle.Z), p[2], p[3], p[4], p[5],
            all.Max(v => Rows(v.View, v.Eye, middle.X, middle.Y).Max(r => Math.Abs(r.Value - r.Row.Zip(p, (a, b) => a * b).Sum()))));
    }

    // East and north of one eye's place: pivot + right · t + ahead · f, with f the level direction that it looks along and t to the right of it.
    static IEnumerable<(double[] Row, double Value)> Rows(View view, int eye, double x, double y)
    {
        var (pose, at) = (view.SiteFromCamera.Rotation, 2 + (2 * eye));
        var level = Math.Sqrt((pose.M13 * pose.M13) + (pose.M23 * pose.M23));
        var (fx, fy) = (-pose.M13 / level, -pose.M23 / level);
        double[] east = [1, 0, 0, 0, 0, 0], north = [0, 1, 0, 0, 0, 0];
        (east[at], east[at + 1], north[at], north[at + 1]) = (fy, fx, -fx, fy);
        yield return (east, view.SiteFromCamera.Origin.X - x);
        yield return (north, view.SiteFromCamera.Origin.Y - y);
    }
}
