using Farside.Archive.Store;
using Farside.Core.Time;
using Farside.Processing.Descent;
using Farside.Products.Runner;

namespace Farside.Products.Descent;

/// <summary>The landing camera's frames of one descent, ordered by index, each with its time and what it is good for.</summary>
/// <param name="Frames">What the archive holds, one an index, by index.</param>
/// <param name="StillFrom">Place of the first frame from which on the view holds still to the end, dust or not; null where it never does. Touchdown is no later.</param>
public sealed record DescentSequence(FrameClock Clock, IReadOnlyList<DescentFrame> Frames, int? StillFrom)
{
    const string Camera = "LCAM";

    /// <summary>The camera's commonest mode, which an id does without.</summary>
    const string PlainMode = "1";

    /// <summary>Between the first and the last index, in order.</summary>
    public IReadOnlyList<IndexRange> Missing { get; } = [.. Gaps(Frames)];

    public Epoch Start => Clock.Start;

    public double FramesPerSecond => Clock.FramesPerSecond;

    /// <summary>Share of the indices from the first to the last that the archive holds, 0 to 1.</summary>
    public double Completeness => Frames.Count / (double)(Frames[^1].Index - Frames[0].Index + 1);

    /// <summary>Descents of a shelf: id (<c>lcam-0001</c>) and frames by index, two or more.</summary>
    public static IEnumerable<(string Id, IReadOnlyList<ArchiveEntry> Frames)> Of(Shelf shelf) =>
        from entry in shelf.Of(Camera)
        where entry.Name!.Index is not null
        group entry by IdOf(entry.Name!) into descent
        orderby descent.Key
        let frames = OneAnIndex(descent)
        where frames.Count > 1
        select (descent.Key, frames);

    /// <summary>Opens every frame once and says what it is good for. Memory holds a few frames, however many there are.</summary>
    /// <param name="frames">By index, one an index: a job's inputs.</param>
    public static DescentSequence Open(IReadOnlyList<ArchiveEntry> frames, Workbench bench, ScreenOptions? options = null) =>
        DescentScreening.Run(frames, bench, options ?? new());

    /// <summary>Places of the frames of one state.</summary>
    public IReadOnlyList<int> Of(FrameState state) => [.. Enumerable.Range(0, Frames.Count).Where(i => Frames[i].State == state)];

    // Of two versions of a frame the later one counts.
    static IReadOnlyList<ArchiveEntry> OneAnIndex(IEnumerable<ArchiveEntry> entries) =>
    [
        .. from entry in entries
           group entry by entry.Name!.Index!.Value into same
           orderby same.Key
           select same.OrderBy(entry => entry.Name!.Version).ThenBy(entry => entry.Id, StringComparer.Ordinal).Last(),
    ];

    static string IdOf(ProductName name) => FolderName.From(
        $"{(name.Mission == "ce4" ? "" : $"{name.Mission}-")}{name.Instrument}-{name.Sequence}{(name.Mode is PlainMode or "" ? "" : $"-{name.Mode}")}".ToLowerInvariant());

    static IEnumerable<IndexRange> Gaps(IReadOnlyList<DescentFrame> frames)
    {
        for (var i = 1; i < frames.Count; i++)
        {
            if (frames[i].Index > frames[i - 1].Index + 1)
            {
                yield return new(frames[i - 1].Index + 1, frames[i].Index - 1);
            }
        }
    }
}
