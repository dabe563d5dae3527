namespace Farside.Archive.Store;

/// <summary>How far a manifest or a bag is.</summary>
/// <param name="Kept">Files whose sums an earlier run left.</param>
public readonly record struct FixityProgress(int Files, int OfFiles, long Bytes, long OfBytes, int Kept);
