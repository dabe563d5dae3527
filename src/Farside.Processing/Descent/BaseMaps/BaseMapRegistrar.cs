using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Core.Sky;
using Farside.Core.Units;

namespace Farside.Processing.Descent.BaseMaps;

/// <summary>
/// Joins a descent to a map from orbit. One frame looks for the track's scale, heading and place among all that are possible; what it finds starts the frames above and below it, each of which is
/// joined by patches and judged by patches held out.
/// </summary>
public static class BaseMapRegistrar
{
    const double LeastCellsAcross = 100;
    const double MostAnchorTiltRad = 0.45;
    const int LonePoints = 40;
    const int LensPoints = 100;
    const double KnownK1Sigma = 0.005;
    const double ShapeShare = 0.04;
    const double ShapeRad = 0.05; // 3°

    /// <param name="track">Frames whose poses are known but for a common scale, heading and shift; those that show no ground are left out by the caller.</param>
    /// <param name="camera">The landing camera as far as it is known.</param>
    /// <param name="grey">A frame's linear samples by its place in the sequence; null where it cannot be read.</param>
    /// <param name="sun">Over the landing place when the frames were taken.</param>
    public static BaseMapRegistration Register(
        IReadOnlyList<ApproximatePose> track, BrownCamera camera, Func<int, Raster<Linear>?> grey, BaseMap map, SunPosition sun, BaseMapOptions options, CancellationToken cancellation = default)
    {
        if (map.Pictures.Count == 0 && map.Heights.Count == 0)
        {
            throw new ArgumentException("A base map without pictures and heights tells nothing.", nameof(map));
        }

        var frames = Useful(track, camera, map, options);
        if (frames.Count == 0)
        {
            return Refused("none of the descent's frames lies over the base map at a height at which its pixels tell anything: is it a map of another place, or too coarse?");
        }

        foreach (var pictureSun in PictureSuns(map, sun))
        {
            var ground = new ExpectedGround(map, sun, pictureSun);
            var run = new Run(ground, map, camera, grey, options, cancellation);
            if (run.Anchored(frames) is { } joined)
            {
                return joined;
            }
        }

        return Refused($"no change of scale within {options.ScaleShare:P0}, heading within {options.HeadingDeg:0}°{(options.MayBeReversed ? " or half a turn" : "")} and place within {options.PositionM:0} m makes the frames look like the base map: is it a map of another place?");
    }

    static BaseMapRegistration Refused(string why) => new([], [], null, $"base map: {why}");

    static IEnumerable<Angle> PictureSuns(BaseMap map, SunPosition sun)
    {
        if (map.Pictures.Count == 0 || map.PictureSun is { })
        {
            yield return map.PictureSun ?? sun.Azimuth;
            yield break;
        }

        if (map.Heights.Count > 0 && MapShading.SunOf(map) is { } known)
        {
            yield return known;
            yield break;
        }

        // Shading gives the axis; which of its ends the Sun is at shows in what fits.
        var axis = MapShading.SunAxis(map.Pictures[^1]);
        yield return axis;
        yield return Angle.FromRadians(axis.Radians + Math.PI);
    }

    // Spread over the logarithm of height, highest first.
    static List<ApproximatePose> Useful(IReadOnlyList<ApproximatePose> track, BrownCamera camera, BaseMap map, BaseMapOptions options)
    {
        var finestM = map.Pictures.Concat(map.Heights).Min(sheet => sheet.SpacingM);
        var useful = track
            .Select(pose => (Pose: pose, Footprint: Footprint.Of(camera, pose.SiteFromCamera, map)))
            .Where(frame => frame.Footprint is { } print && print.AcrossM * (1 + options.ScaleShare) > LeastCellsAcross * finestM)
            .OrderByDescending(frame => frame.Footprint!.Value.AcrossM).ThenBy(frame => frame.Pose.Frame).ToList();
        if (useful.Count <= options.MostFrames)
        {
            return [.. useful.Select(frame => frame.Pose)];
        }

        var (high, low) = (Math.Log(useful[0].Footprint!.Value.AcrossM), Math.Log(useful[^1].Footprint!.Value.AcrossM));
        return [.. Enumerable.Range(0, options.MostFrames)
            .Select(i => double.Lerp(high, low, i / (options.MostFrames - 1.0)))
            .Select(wanted => useful.MinBy(frame => Math.Abs(Math.Log(frame.Footprint!.Value.AcrossM) - wanted)).Pose)
            .Distinct()];
    }

    sealed class Run(ExpectedGround ground, BaseMap map, BrownCamera camera, Func<int, Raster<Linear>?> grey, BaseMapOptions options, CancellationToken cancellation)
    {
        FrameJoin _join = new(ground, map, camera, options);

        public BaseMapRegistration? Anchored(IReadOnlyList<ApproximatePose> frames)
        {
            foreach (var anchor in Anchors(frames))
            {
                if (grey(frames[anchor].Frame) is not { } picture)
                {
                    continue;
                }

                foreach (var change in new CoarseSearch(ground, map, camera, options).Find(picture, frames[anchor].SiteFromCamera, cancellation))
                {
                    _join = new(ground, map, camera, options);
                    if (_join.Join(frames[anchor].Frame, picture, change.Of(frames[anchor].SiteFromCamera)) is { } found && All(frames, anchor, found) is var all && IsBorneOut(all, frames.Count))
                    {
                        return all;
                    }
                }
            }

            return null;
        }

        // Chance may join one frame to other ground, but not its neighbours as well by the same change. A frame without neighbours needs more of its own.
        static bool IsBorneOut(BaseMapRegistration all, int frames) =>
            frames > 1 ? all.Fixes.Count > 1 : all.Points.Count >= LonePoints;

        // From the highest third downwards: they see most, and tilted ones see it askew.
        IEnumerable<int> Anchors(IReadOnlyList<ApproximatePose> frames) =>
            Enumerable.Range(0, frames.Count)
                .Where(i => Footprint.Of(camera, frames[i].SiteFromCamera, map) is { } print && print.TiltRad < MostAnchorTiltRad)
                .OrderBy(i => Math.Abs(i - (frames.Count / 3)))
                .Take(options.MostAnchors);

        BaseMapRegistration All(IReadOnlyList<ApproximatePose> frames, int anchor, (BaseMapFix Fix, IReadOnlyList<GroundControl> Points) found)
        {
            var change = Change(frames[anchor], found.Fix);
            var joined = new List<(BaseMapFix Fix, IReadOnlyList<GroundControl> Points)> { found };
            joined.AddRange(Onwards(frames, Enumerable.Range(0, anchor).Reverse(), change));
            _join = WithLensOf(joined);
            joined.AddRange(Onwards(frames, Enumerable.Range(anchor + 1, frames.Count - anchor - 1), change));
            joined = [.. joined.OrderBy(frame => frame.Fix.Frame)];
            return new([.. joined.SelectMany(frame => frame.Points)], [.. joined.Select(frame => frame.Fix)], change, null);
        }

        // One lens took all frames, and the high ones, whose points reach the corners by the hundred, know it best.
        FrameJoin WithLensOf(IEnumerable<(BaseMapFix Fix, IReadOnlyList<GroundControl> Points)> joined)
        {
            var bends = joined.Where(frame => frame.Fix.Points >= LensPoints).Select(frame => frame.Fix.K1).Order().ToList();
            return bends.Count == 0 || options.K1Sigma <= 0 ? new(ground, map, camera, options)
                : new(ground, map, camera with { K1 = bends[bends.Count / 2] }, options with { K1Sigma = Math.Min(options.K1Sigma, KnownK1Sigma) });
        }

        // Each frame starts from what its neighbour found.
        IEnumerable<(BaseMapFix Fix, IReadOnlyList<GroundControl> Points)> Onwards(IReadOnlyList<ApproximatePose> frames, IEnumerable<int> order, TrackChange change)
        {
            foreach (var i in order)
            {
                cancellation.ThrowIfCancellationRequested();
                if (grey(frames[i].Frame) is { } picture && _join.Join(frames[i].Frame, picture, change.Of(frames[i].SiteFromCamera)) is { } found
                    && Change(frames[i], found.Fix) is var next && IsAlike(change, next))
                {
                    change = next;
                    yield return found;
                }
            }
        }

        // The track is right in shape: one frame's change is nearly the next one's.
        static bool IsAlike(TrackChange one, TrackChange other) =>
            Math.Abs(Math.Log(one.Scale / other.Scale)) < ShapeShare && Math.Abs(Math.IEEERemainder(one.Turn.Radians - other.Turn.Radians, Math.Tau)) < ShapeRad;

        TrackChange Change(ApproximatePose given, BaseMapFix fix)
        {
            var (from, to) = (Footprint.Of(camera, given.SiteFromCamera, map)!.Value, Footprint.Of(camera, fix.SiteFromCamera, map)!.Value);
            return TrackChange.Between(given.SiteFromCamera, fix.SiteFromCamera, from.Middle, to.Middle);
        }
    }
}
