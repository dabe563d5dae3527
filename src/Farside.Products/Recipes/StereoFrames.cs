using Farside.Archive.Store;

namespace Farside.Products.Recipes;

/// <summary>Which left frame and which right frame of a sequence are one look of the mast.</summary>
/// <param name="Left">Null for a right frame alone.</param>
/// <param name="Right">Null for a left frame alone.</param>
sealed record StereoFrames(ArchiveEntry? Left, ArchiveEntry? Right)
{
    /// <summary>The eyes of one look fire seconds after each other, the right one first: 5–6 s panchromatic, 15–16 s in colour; the next look is 79 s later.</summary>
    const double MostSeconds = 60;

    public bool IsPair => Left is not null && Right is not null;

    public ArchiveEntry Any => (Left ?? Right)!;

    /// <summary>Seconds from the right exposure to the left one.</summary>
    public double SecondsApart => Left is { Name: { } left } && Right is { Name: { } right } ? (left.Start - right.Start).TotalSeconds : double.NaN;

    /// <summary>Frames of one sequence and mode, by index and time; each frame once, pairs and lonely ones in order of index.</summary>
    public static IReadOnlyList<StereoFrames> Of(IEnumerable<ArchiveEntry> frames)
    {
        var found = new List<StereoFrames>();
        foreach (var look in frames.Where(frame => frame.Name!.Eye.Length > 0).GroupBy(frame => frame.Name!.Index ?? 0).OrderBy(look => look.Key))
        {
            var left = look.Where(frame => frame.Name!.Eye == "L").OrderBy(frame => frame.Name!.Start).ThenBy(frame => frame.Id, StringComparer.Ordinal).ToList();
            foreach (var right in look.Where(frame => frame.Name!.Eye == "R").OrderBy(frame => frame.Name!.Start).ThenBy(frame => frame.Id, StringComparer.Ordinal))
            {
                var partner = left.Where(frame => Apart(frame, right) <= MostSeconds).MinBy(frame => Apart(frame, right));
                found.Add(new(partner, right));
                _ = partner is not null && left.Remove(partner);
            }

            found.AddRange(left.Select(lonely => new StereoFrames(lonely, null)));
        }

        return found;
    }

    static double Apart(ArchiveEntry a, ArchiveEntry b) => Math.Abs((a.Name!.Start - b.Name!.Start).TotalSeconds);
}
