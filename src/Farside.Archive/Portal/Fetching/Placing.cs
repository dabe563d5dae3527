using Farside.Archive.Ledger;
using Farside.Archive.Portal.Sources;

namespace Farside.Archive.Portal.Fetching;

/// <summary>What has come → its place in the archive, and the record of it.</summary>
sealed class Placing(ArchiveLedger ledger, LedgerBatch batch, IProductSource source)
{
    // A process killed between the two renamings leaves the second file in its part, whole: the next one only renames it.
    public LedgerEntry Place(LedgerProduct product, FetchedFile? label, FetchedFile? data, ProductState state, string trouble)
    {
        LedgerFile[] files = [.. new[] { data, label }.OfType<FetchedFile>().Select(file => Move(file, file.File.IsLabel ? product.Label : product.Data))];
        var entry = new LedgerEntry(product.Id, state, files, trouble);
        batch.Add(entry);
        return entry;
    }

    LedgerFile Move(FetchedFile fetched, LedgerFile? before)
    {
        var folder = source.FolderOf(fetched.File.Address);
        var name = fetched.File.Name.Split('/')[^1];
        // A changed or damaged file is replaced where it lies.
        var place = before?.Path ?? (folder.Length == 0 ? name : $"{folder}/{name}");
        var path = ArchivePath.Within(ledger.Root, place);
        var hash = PartFile.Disk(fetched.Part, () => LedgerRebuild.Hash(fetched.Part));
        PartFile.Disk(path, () =>
        {
            KeepOld(path, place);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(fetched.Part, path, overwrite: true);
            return true;
        });
        var info = new FileInfo(path);
        return fetched.File with { Path = place, Bytes = info.Length, Sha256 = hash, Version = fetched.Version, Since = DateTime.UtcNow, Changed = LedgerRebuild.Whole(info.LastWriteTimeUtc) };
    }

    // Nothing that was once here is lost.
    void KeepOld(string path, string place)
    {
        if (File.Exists(path))
        {
            var kept = Path.Combine(ledger.Root, ArchiveLedger.Folder, "replaced", LedgerRebuild.Hash(path)[..12], place.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            File.Move(path, kept, overwrite: true);
        }
    }
}
