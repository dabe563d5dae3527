namespace Farside.Archive.Store;

/// <summary>One file of an archive as the folder lists it.</summary>
/// <param name="Changed">UTC.</param>
sealed record FoundFile(string Path, long Bytes, DateTime Changed)
{
    public string Name => System.IO.Path.GetFileName(Path);
    public string Folder => System.IO.Path.GetDirectoryName(Path) ?? "";
}
