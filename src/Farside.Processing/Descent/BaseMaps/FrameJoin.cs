using Farside.Core.Geometry;
using Farside.Core.Rasters;

namespace Farside.Processing.Descent.BaseMaps;

/// <summary>Joins one frame to the map from a pose that is nearly right: patches of the frame, laid on the ground, are found on the map, coarse to fine; a pose is fitted to them, and judged by patches that had no part in it.</summary>
sealed class FrameJoin(ExpectedGround ground, BaseMap map, BrownCamera camera, BaseMapOptions options)
{
    // Cells each way, how far a patch may be off, patches each way: the later steps' patches do not overlap.
    static readonly (int Cells, int Reach, int Patches)[] Steps = [(128, 10, 9), (256, 5, 10), (512, 4, 20)];
    const double FirstTolerance = 2.5;
    const double Margin = 1.12;
    const double FollowsWithin = 2;
    const double LeastHeldOutShare = 0.5;
    const int LeastFollowers = 8;
    const int LeastPoints = 16;
    const int LeastHeldOut = 5;
    const double MapShare = 0.2;
    const double MostBendRad = 0.14; // 8°
    const double FinestShare = 0.9;

    readonly PoseFit _fit = new(camera, options.K1Sigma);

    sealed record Seen(double Column, double Row, Point<SiteFrame> Point, bool IsHeldOut);

    sealed record State(Pose<SiteFrame, CameraFrame> Pose, double K1, GroundKind Kind, double SpacingM, List<Seen> Seen);

    /// <summary>The frame's fix and its points; null when frame and map do not agree, or on a pose that no track with the right shape could have.</summary>
    public (BaseMapFix Fix, IReadOnlyList<GroundControl> Points)? Join(int frame, Raster<Linear> grey, Pose<SiteFrame, CameraFrame> start)
    {
        var state = new State(start, camera.K1, GroundKind.Heights, 0, []);
        foreach (var step in Steps.Where(step => step.Cells <= options.MostCells))
        {
            if (Footprint.Of(camera, state.Pose, map) is not { } footprint)
            {
                return null;
            }

            var spacingM = Margin * footprint.AcrossM / step.Cells;
            if (spacingM < FinestShare * footprint.PixelM || ground.KindAt(spacingM) is not { } kind || Stepped(grey, state, footprint, spacingM, step, kind) is not { } better)
            {
                break;
            }

            state = better;
        }

        return state.Seen.Count > 0 && Bend(start, state.Pose) < MostBendRad ? Judged(frame, state) : null;
    }

    // Between two axes of sight.
    static double Bend(Pose<SiteFrame, CameraFrame> one, Pose<SiteFrame, CameraFrame> other)
    {
        var (a, b) = (one.Rotation, other.Rotation);
        return Math.Acos(Math.Clamp((a.M13 * b.M13) + (a.M23 * b.M23) + (a.M33 * b.M33), -1, 1));
    }

    State? Stepped(Raster<Linear> grey, State state, Footprint footprint, double spacingM, (int Cells, int Reach, int Patches) step, GroundKind kind)
    {
        var lens = camera with { K1 = state.K1 };
        var window = Chip.About(footprint.EastM, footprint.NorthM, step.Cells, spacingM);
        var heights = ground.HeightsOf(window);
        var laid = FramePicture.Of(grey, Math.Max(1, (int)(spacingM / footprint.PixelM))).Laid(lens, state.Pose, heights);
        var matches = PatchMatching.Find(LocalContrast.Of(laid, ExpectedGround.Surroundings), ground.Of(window, kind), step.Reach, step.Patches);
        var (used, heldOut) = (matches.Where((_, i) => i % 3 != 2).ToList(), matches.Where((_, i) => i % 3 == 2).ToList());
        var followers = ShiftPlane.Followers(used, FirstTolerance);
        if (followers.Count < LeastFollowers)
        {
            return null;
        }

        List<Seen> PlacedAll(IEnumerable<PatchMatch> some, bool isHeldOut) => [.. some.Select(match => Placed(match, isHeldOut, window, lens, state.Pose)).OfType<Seen>()];
        return Fitted(PlacedAll(followers.Select(i => used[i]), false), [.. PlacedAll(used, false), .. PlacedAll(heldOut, true)], state.Pose, spacingM, footprint, kind);
    }

    // A first pose by the patches that agree, then one by all that follow it, held-out ones apart.
    State? Fitted(List<Seen> followers, List<Seen> all, Pose<SiteFrame, CameraFrame> start, double spacingM, Footprint footprint, GroundKind kind)
    {
        var cellPx = spacingM / footprint.PixelM;
        if (_fit.Fit([.. followers.Select(Plain)], start, FirstTolerance * cellPx / 2) is not { } first)
        {
            return null;
        }

        var used = all.Where(seen => !seen.IsHeldOut).Select(Plain).ToList();
        return _fit.Fit(used, first.Pose, cellPx / 2) is { } fit ? new(fit.Pose, fit.K1, kind, spacingM, all) : null;
    }

    Seen? Placed(PatchMatch match, bool isHeldOut, Chip window, BrownCamera lens, Pose<SiteFrame, CameraFrame> pose)
    {
        var (east, north) = (window.East(match.Column), window.North(match.Row));
        var (mapEast, mapNorth) = (window.East(match.Column + match.ShiftColumn), window.North(match.Row + match.ShiftRow));
        return lens.Project(pose.Inverse() * new Point<SiteFrame>(east, north, map.HeightM(east, north))) is var (column, row)
            ? new(column, row, new(mapEast, mapNorth, map.HeightM(mapEast, mapNorth)), isHeldOut) : null;
    }

    (BaseMapFix Fix, IReadOnlyList<GroundControl> Points)? Judged(int frame, State state)
    {
        if (Footprint.Of(camera, state.Pose, map) is not { } footprint)
        {
            return null;
        }

        var withinPx = FollowsWithin * state.SpacingM / footprint.PixelM;
        var distances = _fit.Distances([.. state.Seen.Select(Plain)], state.Pose, state.K1);
        var heldOut = Enumerable.Range(0, distances.Length).Where(i => state.Seen[i].IsHeldOut).Select(i => distances[i]).ToList();
        var follow = heldOut.Where(distance => distance < withinPx).Order().ToList();
        var points = Enumerable.Range(0, distances.Length).Where(i => distances[i] < withinPx).ToList();
        if (points.Count < LeastPoints || follow.Count < LeastHeldOut || follow.Count < LeastHeldOutShare * heldOut.Count)
        {
            return null;
        }

        // With the held-out points judged, the last fit may use them as well.
        if (_fit.Fit([.. points.Select(i => Plain(state.Seen[i]))], state.Pose, withinPx / 2) is not { } last)
        {
            return null;
        }

        var rmsM = footprint.PixelM * Math.Sqrt(last.DistancesPx.Sum(d => d * d) / (2 * points.Count));
        // Neighbouring patches share the map's own error of a fraction of its pixel, which their pose takes up and their scatter does not show.
        var sigmaM = Math.Sqrt((rmsM * rmsM) + Math.Pow(MapShare * ground.FinestM(state.Kind), 2));
        var fix = new BaseMapFix(frame, last.Pose, last.K1, points.Count, rmsM, footprint.PixelM * follow[follow.Count / 2], follow.Count / (double)heldOut.Count, state.SpacingM, state.Kind);
        return (fix, [.. points.Select(i => new GroundControl(frame, state.Seen[i].Column, state.Seen[i].Row, state.Seen[i].Point, sigmaM))]);
    }

    static (double Column, double Row, Point<SiteFrame> Point) Plain(Seen seen) => (seen.Column, seen.Row, seen.Point);
}
