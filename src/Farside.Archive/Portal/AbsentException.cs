namespace Farside.Archive.Portal;

/// <summary>The source has no such file.</summary>
public sealed class AbsentException(string where, string found) : FetchException(where, found, "the file");
