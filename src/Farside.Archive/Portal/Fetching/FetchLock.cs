using Farside.Archive.Ledger;

namespace Farside.Archive.Portal.Fetching;

/// <summary>One fetch at a time fills an archive. The lock goes with the process, however that ends.</summary>
static class FetchLock
{
    /// <exception cref="FetchException">Another fetch is at work, or the folder cannot be written to.</exception>
    public static IDisposable Take(string root)
    {
        var path = Path.Combine(root, ArchiveLedger.Folder, "fetch.lock");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException refusal) when (File.Exists(path))
        {
            throw new FetchException(root, "another fetch at work in this archive", "one at a time", "Wait for it, or stop it: nothing of it is lost.", refusal);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new DiskException(path, refusal);
        }
    }
}
