namespace Farside.Archive.Store;

/// <summary>What a manifest or a bag holds.</summary>
/// <param name="Path">Of the manifest or the bag; null where it went to a stream.</param>
/// <param name="Kept">Files whose sums an earlier run left.</param>
/// <param name="RefusedLinks">Links that lead out of the archive: not followed, not listed.</param>
public sealed record FixityReport(string? Path, string Algorithm, int Files, long Bytes, int Kept, IReadOnlyList<string> RefusedLinks);
