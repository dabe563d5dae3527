namespace Farside.Archive.Store;

/// <summary>Products under different names whose data are the same bytes. Two noisy exposures never are; one frame written twice is.</summary>
static class SameDataFinder
{
    const int Probe = 4096;

    /// <returns>Groups of two and more, each and all of them in order of identity.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> Find(IReadOnlyList<ArchiveEntry> entries, CancellationToken cancel)
    {
        var groups = new List<IReadOnlyList<string>>();
        var sizes = entries.Where(entry => entry.DataPath is not null && entry.DataPath != entry.LabelPath && entry.DataBytes > 0)
            .DistinctBy(entry => entry.DataPath) // several labels may describe one file
            .GroupBy(entry => (entry.DataBytes, entry.Name?.Instrument));
        foreach (var size in sizes.Where(size => size.Count() > 1))
        {
            cancel.ThrowIfCancellationRequested();
            groups.AddRange(size.GroupBy(entry => Fingerprint(entry.DataPath!)).Where(alike => alike.Key is not null && alike.Count() > 1).SelectMany(alike => Equal([.. alike])));
        }

        return [.. groups.OrderBy(group => group[0], StringComparer.Ordinal)];
    }

    /// <summary>A few bytes of the middle, where pictures differ; null for what cannot be read, or is one value throughout: a white or black frame tells nothing.</summary>
    static string? Fingerprint(string path)
    {
        try
        {
            using var file = File.OpenHandle(path);
            var length = RandomAccess.GetLength(file);
            var bytes = new byte[(int)Math.Min(Probe, length)];
            var read = RandomAccess.Read(file, bytes, (length - bytes.Length) / 2);
            return IsPlain(bytes.AsSpan(0, read)) ? null : Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes.AsSpan(0, read)));
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Samples of two bytes repeat a pair.
    static bool IsPlain(ReadOnlySpan<byte> bytes) => bytes.Length < 4 || bytes[2..].SequenceEqual(bytes[..^2]);

    static IEnumerable<IReadOnlyList<string>> Equal(List<ArchiveEntry> alike)
    {
        while (alike.Count > 1)
        {
            var first = alike[0];
            var same = alike.Where(other => other == first || SameBytes.Are(first.DataPath!, other.DataPath!)).ToList();
            if (same.Count > 1)
            {
                yield return [.. same.Select(entry => entry.Id).Order(StringComparer.Ordinal)];
            }

            alike = [.. alike.Except(same)];
        }
    }
}
