namespace Farside.Products.Recipes.Geometry;

/// <summary>One pointing of a mast: a frame of each eye, and second exposures of the same.</summary>
/// <param name="Frames">One an eye, the left one first.</param>
/// <param name="Repeats">Later exposures at the same mast angles, each with the frame it repeats.</param>
sealed record Pointing(IReadOnlyList<PosedFrame> Frames, IReadOnlyList<(PosedFrame Repeat, PosedFrame Of)> Repeats)
{
    /// <summary>A second exposure follows its first within so many seconds: the terrain camera's come about two seconds apart.</summary>
    const double RepeatSeconds = 10;

    const double SameAngleRad = 1e-6;

    /// <summary>Both eyes' frames of one index are one pointing; a pointing whose frames all repeat the one before belongs to it.</summary>
    public static IReadOnlyList<Pointing> Of(IReadOnlyList<PosedFrame> frames)
    {
        var pointings = new List<Pointing>();
        foreach (var group in frames.GroupBy(frame => frame.Index).OrderBy(group => group.Key))
        {
            var eyes = group.GroupBy(frame => frame.Eye).OrderBy(eye => eye.Key, StringComparer.Ordinal).Select(eye => eye.First()).ToList();
            if (pointings.Count > 0 && pointings[^1].IsRepeatedBy(eyes))
            {
                var first = pointings[^1];
                pointings[^1] = first with { Repeats = [.. first.Repeats, .. eyes.Select(eye => (eye, first.Frames.First(frame => frame.Eye == eye.Eye)))] };
            }
            else
            {
                pointings.Add(new(eyes, []));
            }
        }

        return pointings;
    }

    bool IsRepeatedBy(IReadOnlyList<PosedFrame> later) =>
        later.Count == Frames.Count && later.Zip(Frames).All(pair => pair.First.Eye == pair.Second.Eye && IsRepeat(pair.First, pair.Second));

    bool IsRepeat(PosedFrame later, PosedFrame first) =>
        later.Mast is { } a && first.Mast is { } b && Math.Abs(a.Pitch.Radians - b.Pitch.Radians) < SameAngleRad && Math.Abs(a.Yaw.Radians - b.Yaw.Radians) < SameAngleRad
        && later.Camera == first.Camera
        && later.Start is { } then && (Repeats.Count > 0 ? Repeats[^1].Repeat : first).Start is { } before && Math.Abs((then - before).TotalSeconds) < RepeatSeconds;
}
