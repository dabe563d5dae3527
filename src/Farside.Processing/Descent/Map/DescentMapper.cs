using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Map;

/// <summary>
/// From posed frames of a descent to a map: octave by octave from coarse to fine, the few frames that show each best, drawn onto relief that grows finer with them,
/// each in the light of what is there already. The same input gives the same map at any number of threads.
/// </summary>
public static class DescentMapper
{
    /// <param name="frames">In order of time; ground-facing frames with sound poses.</param>
    /// <param name="open">A frame's light by its place, NaN where missing or saturated; null where it cannot be read. Called from one thread at a time.</param>
    /// <param name="ground">The plane that the track's heights count from.</param>
    /// <param name="progress">From 0 to 1.</param>
    /// <exception cref="ArgumentException">No frame shows ground.</exception>
    public static DescentMap Make(
        IReadOnlyList<MapFrame> frames, Func<int, Raster<Linear>?> open, PlaneSurface ground, MapOptions options, IProgress<double>? progress = null,
        CancellationToken cancel = default)
    {
        if (frames.Count is 0 or >= ushort.MaxValue)
        {
            throw new ArgumentException($"{frames.Count} frames: give 1 to {ushort.MaxValue - 1}.", nameof(frames));
        }

        var sights = frames.Select(frame => new FrameSight(frame, ground)).ToList();
        var bands = MapLadder.Of(sights, ground, options);
        var (shelf, relief, levels) = (new MapFrames(open, options.PictureBytes), new NestedRelief(ground, []), new List<DescentMapLevel>());
        foreach (var band in bands)
        {
            cancel.ThrowIfCancellationRequested();
            var maker = new LevelMaker(band, bands, levels.LastOrDefault(), shelf, sights, options, cancel);
            if (maker.Make(relief) is { } level)
            {
                relief = level.Relief is null ? relief : relief.With(level.Relief);
                levels.Add(level);
            }

            progress?.Report((double)(bands.IndexOf(band) + 1) / bands.Count);
        }

        return levels.Count > 0 ? new(Joined(levels, options.Threads), relief, shelf.Opened) : throw new ArgumentException("No frame shows the ground.", nameof(frames));
    }

    static List<DescentMapLevel> Joined(List<DescentMapLevel> levels, int threads)
    {
        for (var i = 1; i < levels.Count; i++)
        {
            LevelUnion.Fade(levels[i], levels[i - 1], threads);
        }

        for (var i = levels.Count - 1; i > 0; i--)
        {
            LevelUnion.TakeOver(levels[i - 1], levels[i]);
        }

        return levels;
    }
}
