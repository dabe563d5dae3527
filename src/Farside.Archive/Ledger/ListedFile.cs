namespace Farside.Archive.Ledger;

/// <summary>One file as a source lists it.</summary>
/// <param name="Name">File name without folders.</param>
/// <param name="Key">The source's own handle.</param>
/// <param name="Address">Where it lies, where the list says so; else empty.</param>
/// <param name="StatedBytes">What the list says of its size; null for nothing.</param>
public sealed record ListedFile(string Name, string Key, string Address, long? StatedBytes);
