namespace Farside.Archive.Store;

/// <summary>A second file of one product, and whether it holds the same bytes as the one that is used.</summary>
public sealed record CopyFinding(string Id, string Path, string Kept, bool IsSame);
