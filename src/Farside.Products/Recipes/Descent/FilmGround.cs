using Farside.Processing.Descent;
using Farside.Processing.Descent.Stabilise;
using Farside.Processing.Photogrammetry;
using Farside.Products.Descent;

namespace Farside.Products.Recipes.Descent;

/// <summary>Where each frame of a sequence lies on the ground, as far as anybody knows.</summary>
/// <param name="Places">One a frame of the sequence; between known ones those in between are filled in, before and after them the nearest one stands.</param>
/// <param name="IsMetric">Whether ground coordinates are metres east and north.</param>
/// <param name="Source">In words.</param>
sealed record FilmGround(FrameLens Lens, IReadOnlyList<PlacedFrame> Places, int Width, int Height, bool IsMetric, string Source)
{
    /// <summary>Null where the track places fewer than two of the frames.</summary>
    public static FilmGround? Of(DescentTrack track, DescentSequence sequence)
    {
        var camera = track.Camera.ToModel();
        var ground = track.Ground.ToSurface();
        var poses = track.Frames.Where(frame => frame.SiteFromCamera is not null).GroupBy(frame => frame.Index).ToDictionary(same => same.Key, same => same.First().Pose()!.Value);
        var places = sequence.Frames.Select(frame => poses.TryGetValue(frame.Index, out var pose) ? PlacedFrame.Of(camera.Pinhole, pose, ground) : null).ToArray();
        return Fill(places, sequence, camera.Width, camera.Height) is { } whole
            ? new(FrameLens.Of(camera), whole, camera.Width, camera.Height, IsMetric: true, "poses of the descent's track over its ground plane")
            : null;
    }

    /// <summary>
    /// The ground as the pixels of the last frame that was followed: it looks almost straight down and knows best where the descent ends. Null where fewer than two were followed.
    /// </summary>
    /// <param name="axis">Where the optical axis meets every frame.</param>
    /// <param name="unitPx">Unit of the tracking's lens bend, pixels.</param>
    public static FilmGround? Of(DescentTracking tracking, DescentSequence sequence, (int Width, int Height) frame, (double Column, double Row) axis, double unitPx)
    {
        if (tracking.FirstFromFrame.LastOrDefault(map => map is not null) is not { } firstFromLast)
        {
            return null;
        }

        var lastFromGround = new Homography(1, 0, axis.Column, 0, -1, axis.Row, 0, 0, 1); // v upwards
        var places = tracking.FirstFromFrame.Select(map => map is null ? null : PlacedFrame.Of(Facing(map.Inverse() * firstFromLast * lastFromGround), frame.Width, frame.Height)).ToArray();
        return Fill(places, sequence, frame.Width, frame.Height) is { } whole
            ? new(FrameLens.OfBend(tracking.LensBend, axis.Column, axis.Row, unitPx), whole, frame.Width, frame.Height, IsMetric: false, "maps from frame to frame as followed in the pictures alone: no heights, no north")
            : null;
    }

    /// <summary>Where a frame between two would lie.</summary>
    public PlacedFrame At(FilmMoment moment) =>
        FrameBetween.At(Places[moment.Before], Places[moment.After], moment.Share, Width, Height) ?? Places[moment.Nearest];

    /// <summary>By how much the ground grows from one frame to another, natural logarithm.</summary>
    public double Growth(int before, int after) => Math.Log(Places[before].UnitsPerPixel / Places[after].UnitsPerPixel);

    // Positive where the middle of the last frame is.
    static Homography Facing(Homography map) =>
        map.H22 > 0 ? map : new(-map.H00, -map.H01, -map.H02, -map.H10, -map.H11, -map.H12, -map.H20, -map.H21, -map.H22);

    static PlacedFrame[]? Fill(PlacedFrame?[] places, DescentSequence sequence, int width, int height)
    {
        var known = Enumerable.Range(0, places.Length).Where(i => places[i] is not null).ToList();
        if (known.Count < 2)
        {
            return null;
        }

        var after = 0;
        var whole = new PlacedFrame[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            while (after < known.Count && known[after] < i)
            {
                after++;
            }

            whole[i] = after == 0 ? places[known[0]]! : after == known.Count ? places[known[^1]]! : Between(known[after - 1], known[after], i);
        }

        return whole;

        PlacedFrame Between(int first, int second, int at)
        {
            var (from, to) = (sequence.Frames[first].Seconds, sequence.Frames[second].Seconds);
            return FrameBetween.At(places[first]!, places[second]!, (sequence.Frames[at].Seconds - from) / (to - from), width, height) ?? places[first]!;
        }
    }
}
