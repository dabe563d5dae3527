using Farside.Archive.Store;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>Frames that belong on one sheet and share one look: one camera's, one mode's, of one sequence; both eyes together.</summary>
static class CameraGroups
{
    static readonly string[] Cameras = ["LCAM", "TCAM", "PCAM", "NATECAM", "MSCAM"];

    public static bool IsCamera(ArchiveEntry entry) => entry.Name is { } name && Cameras.Contains(name.Instrument);

    /// <summary><c>pcam-0067-c</c>.</summary>
    public static string IdOf(ArchiveEntry entry)
    {
        var name = entry.Name!;
        var mission = name.Mission == "ce4" ? "" : $"{name.Mission}-"; // the first mission needs no prefix; others must not meet it
        return FolderName.From($"{mission}{name.Instrument}-{name.Sequence}{(name.Mode.Length > 0 ? "-" : "")}{name.Mode}".ToLowerInvariant());
    }

    /// <summary>Each group's frames by index, the left eye before the right.</summary>
    public static IEnumerable<(string Id, IReadOnlyList<ArchiveEntry> Frames)> Of(Shelf shelf) =>
        from entry in shelf.Complete
        where IsCamera(entry)
        group entry by IdOf(entry) into sequence
        orderby sequence.Key
        select (sequence.Key, InOrder(sequence));

    /// <summary>At most so many, evenly spread, the first and the last among them.</summary>
    public static IReadOnlyList<T> Spread<T>(IReadOnlyList<T> all, int most) => all.Count <= most
        ? all
        : [.. Enumerable.Range(0, most).Select(i => all[(int)((long)i * (all.Count - 1) / (most - 1))])];

    static IReadOnlyList<ArchiveEntry> InOrder(IEnumerable<ArchiveEntry> frames) =>
        [.. frames.OrderBy(frame => frame.Name!.Index ?? 0).ThenBy(frame => frame.Name!.Eye, StringComparer.Ordinal).ThenBy(frame => frame.Name!.Start).ThenBy(frame => frame.Id, StringComparer.Ordinal)];
}
