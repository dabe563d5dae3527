namespace Farside.Archive.Store;

/// <summary>Another file of a product that the archive already has: a browser's <c>name (1)</c>, or the same name in a second folder.</summary>
/// <param name="Id">The product's identity.</param>
/// <param name="Kept">Absolute path of the file that is used.</param>
public sealed record ArchiveCopy(string Id, string Path, string Kept);
