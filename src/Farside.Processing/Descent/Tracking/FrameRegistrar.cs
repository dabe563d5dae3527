using System.Collections.Concurrent;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Processing.Descent.Tracking;

/// <summary>Lays a frame on another from a first map that is right to some pixels: coarse to fine, patch by patch, a plane's map through them at every level.</summary>
sealed class FrameRegistrar(int threads)
{
    const double LeastCorrelation = 0.4;
    const double MostSigma = 0.4;
    const double MostMove = 3.5;
    const double MoveFromPlane = 3.5;
    const int LeastMatches = 10;
    const double LeastShare = 0.2;
    const double LeastSpread = 0.12;
    const double AlwaysGoodPx = 0.3;
    const double NeverGoodShare = 0.006;
    const double FinerShare = 0.55;
    const double GoodShare = 0.7;
    const int GridAcross = 11;
    const int FineGridAcross = 22;
    const int FewSpots = 200;

    readonly ConcurrentBag<PatchTemplate> _patches = [];

    /// <summary>Null where too few patches agree.</summary>
    /// <param name="first">The map from frame to template, to start from.</param>
    /// <param name="startLevel">The level to begin at: the map is right to some three of its pixels.</param>
    public Registration? Register(
        (TrackedPicture Picture, FrameShape Shape) template, (TrackedPicture Picture, FrameShape Shape) frame, Homography first, int startLevel)
    {
        var (map, best) = (first, (Registration?)null);
        for (var level = Math.Min(startLevel, template.Picture.Coarsest); level >= 0; level--)
        {
            var at = AtLevel(template, frame, map, level);
            if (at is null && level > 0)
            {
                continue;
            }

            if (at is null || (best is not null && at.Share < FinerShare * best.Share))
            {
                break;
            }

            (map, best) = (at.TemplateFromFrame, at);
        }

        best = best is { Share: < GoodShare } && template.Picture.Coarsest > 0 ? Telling(template, frame, best) : best;
        return best is not null && best.Matches.Length >= LeastMatches && best.Share >= LeastShare && IsSpread(best, template.Shape, frame.Shape) ? best : null;
    }

    // Where noise drowns the fine texture, patches of half the resolution may tell more.
    Registration Telling((TrackedPicture Picture, FrameShape Shape) template, (TrackedPicture Picture, FrameShape Shape) frame, Registration finest) =>
        AtLevel(template, frame, finest.TemplateFromFrame, 1, isDense: true) is { } coarser && coarser.Information > finest.Information ? coarser : finest;

    Registration? AtLevel((TrackedPicture Picture, FrameShape Shape) template, (TrackedPicture Picture, FrameShape Shape) frame, Homography map, int level, bool isDense = false)
    {
        var toFrame = new SeenMap(map.Inverse(), frame.Shape.Lens, template.Shape.Lens);
        var places = level == 0 ? Finest(template.Picture, toFrame, frame.Shape)
            : isDense ? [.. template.Picture.Spots, .. Grid(template.Picture[level], level, toFrame, frame.Shape, FineGridAcross)]
            : Grid(template.Picture[level], level, toFrame, frame.Shape, GridAcross);
        var found = new SpotMatch?[places.Length];
        var isTried = new bool[places.Length];
        Parallel.For(0, places.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => _patches.TryTake(out var patch) ? patch : new(), (i, _, patch) =>
        {
            found[i] = Match(patch, template.Picture, frame.Picture, toFrame, places[i], level, (level == 0 || isDense) && i < template.Picture.Spots.Length ? i : -1, out isTried[i]);
            return patch;
        }, _patches.Add);
        var matches = found.OfType<SpotMatch>().ToArray();
        return matches.Length < LeastMatches ? null : Fitted(template.Shape, frame.Shape, map, matches, isTried.Count(tried => tried), level);
    }

    static Registration? Fitted(FrameShape template, FrameShape frame, Homography map, SpotMatch[] matches, int tried, int level)
    {
        var there = Array.ConvertAll(matches, match => template.Lens.Ideal(match.X, match.Y));
        var here = Array.ConvertAll(matches, match => frame.Lens.Ideal(match.FoundX, match.FoundY));
        var (least, most) = (AlwaysGoodPx * (1 << level), Math.Max(1, NeverGoodShare * Math.Max(template.Width, template.Height)) * (level == 0 ? 1 : 1 << level));
        if (PlaneFit.Fit(there, here, Array.ConvertAll(matches, match => match.SigmaPx), map, FrameGrid.Of(frame), least, most) is not { } fit)
        {
            return null;
        }

        var kept = Enumerable.Range(0, matches.Length).Where(i => fit.Off[i] < fit.Limit).ToArray();
        return kept.Length < LeastMatches || !IsSound(fit.Map, frame)
            ? null
            : new(fit.Map, [.. kept.Select(i => matches[i])], kept.Length / (double)Math.Max(1, tried), Math.Sqrt(kept.Average(i => fit.Off[i] * fit.Off[i])));
    }

    static SpotMatch? Match(PatchTemplate patch, TrackedPicture template, TrackedPicture frame, SeenMap toFrame, (double X, double Y) place, int level, int spot, out bool isTried)
    {
        isTried = false;
        if (toFrame.Times(place.X, place.Y) is not { } at || at.X < 0 || at.Y < 0 || at.X > frame.Width - 1 || at.Y > frame.Height - 1
            || toFrame.WarpAt(place.X, place.Y) is not { } warp || !(warp.Determinant > 0))
        {
            return null;
        }

        var size = 1 << level;
        var other = Math.Clamp((int)Math.Round(Math.Log2(Math.Sqrt(warp.Determinant) * size)), 0, frame.Coarsest);
        var scale = size / (double)(1 << other);
        if (!Reaches(frame[other], GreyPyramid.ToLevel(at.X, other), GreyPyramid.ToLevel(at.Y, other), warp, scale)
            || !patch.Take(template[level], GreyPyramid.ToLevel(place.X, level), GreyPyramid.ToLevel(place.Y, level)))
        {
            return null;
        }

        isTried = true;
        var scaled = new Affine2(warp.XX * scale, warp.XY * scale, warp.YX * scale, warp.YY * scale);
        return patch.Find(frame[other], GreyPyramid.ToLevel(at.X, other), GreyPyramid.ToLevel(at.Y, other), scaled, MostMove) is { } match
            && match.Correlation >= LeastCorrelation && match.SigmaPx <= MostSigma
                ? new(spot, place.X, place.Y, GreyPyramid.FromLevel(match.X, other), GreyPyramid.FromLevel(match.Y, other), match.SigmaPx * size)
                : null;
    }

    // A patch that can move about its place without leaving the frame.
    static bool Reaches(GreyPlane plane, double x, double y, Affine2 warp, double scale)
    {
        var reach = (PatchTemplate.Side / 2) + 2;
        var (dx, dy) = (reach * scale * (Math.Abs(warp.XX) + Math.Abs(warp.XY)), reach * scale * (Math.Abs(warp.YX) + Math.Abs(warp.YY)));
        return plane.CanSample(x - dx, y - dy) && plane.CanSample(x + dx, y + dy);
    }

    // A frame far finer than its template shows few of its spots: all the ground that both show then has to serve.
    static (double X, double Y)[] Finest(TrackedPicture template, SeenMap toFrame, FrameShape frame)
    {
        var shown = template.Spots.Count(spot => toFrame.Times(spot.X, spot.Y) is { } at && frame.Holds(at.X, at.Y));
        return shown >= FewSpots ? template.Spots : [.. template.Spots, .. Grid(template[0], 0, toFrame, frame, FineGridAcross)];
    }

    // Evenly over the part of the template that the frame shows.
    static (double X, double Y)[] Grid(GreyPlane plane, int level, SeenMap toFrame, FrameShape frame, int across)
    {
        var (left, top, right, bottom) = Shown(plane, level, toFrame, frame);
        var reach = (PatchTemplate.Side / 2) + 2;
        (left, top, right, bottom) = (Math.Max(left, reach), Math.Max(top, reach), Math.Min(right, plane.Width - 1 - reach), Math.Min(bottom, plane.Height - 1 - reach));
        var step = Math.Max(PatchTemplate.Side / 4, (int)Math.Ceiling(Math.Max(right - left, bottom - top) / across));
        var places = new List<(double X, double Y)>();
        for (var y = Math.Ceiling(top); y <= bottom; y += step)
        {
            for (var x = Math.Ceiling(left); x <= right; x += step)
            {
                places.Add((GreyPyramid.FromLevel(x + 0.5, level), GreyPyramid.FromLevel(y + 0.5, level)));
            }
        }

        return [.. places];
    }

    static (double Left, double Top, double Right, double Bottom) Shown(GreyPlane plane, int level, SeenMap toFrame, FrameShape frame)
    {
        var back = new SeenMap(toFrame.TargetFromSource.Inverse(), toFrame.Source, toFrame.Target);
        var (left, top, right, bottom) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var (x, y) in ((double, double)[])[(0, 0), (frame.Width - 1, 0), (0, frame.Height - 1), (frame.Width - 1, frame.Height - 1)])
        {
            if (back.Times(x, y) is not { } at)
            {
                return (0, 0, plane.Width - 1, plane.Height - 1);
            }

            var (u, v) = (GreyPyramid.ToLevel(at.X, level), GreyPyramid.ToLevel(at.Y, level));
            (left, top, right, bottom) = (Math.Min(left, u), Math.Min(top, v), Math.Max(right, u), Math.Max(bottom, v));
        }

        return (left, top, right, bottom);
    }

    // No fold and no mirror within the frame.
    static bool IsSound(Homography map, FrameShape frame)
    {
        var middle = map.ScaleAt((frame.Width - 1) / 2.0, (frame.Height - 1) / 2.0);
        return frame.Outline().All(at => map.Times(at.X, at.Y) is not null && map.ScaleAt(at.X, at.Y) / middle is > 0.2 and < 5) && double.IsFinite(middle);
    }

    // Matches all in one corner fix no map.
    static bool IsSpread(Registration result, FrameShape template, FrameShape frame)
    {
        var (xs, ys) = (result.Matches.Select(match => match.FoundX).ToArray(), result.Matches.Select(match => match.FoundY).ToArray());
        var (us, vs) = (result.Matches.Select(match => match.X).ToArray(), result.Matches.Select(match => match.Y).ToArray());
        return Math.Min(Math.Max((xs.Max() - xs.Min()) / frame.Width, (us.Max() - us.Min()) / template.Width), Math.Max((ys.Max() - ys.Min()) / frame.Height, (vs.Max() - vs.Min()) / template.Height)) > LeastSpread;
    }
}
