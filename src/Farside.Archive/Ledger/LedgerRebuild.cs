using System.Security.Cryptography;
using Farside.Archive.Store;

namespace Farside.Archive.Ledger;

/// <summary>Brings a ledger to what the folder holds: files that came by another way, files that were touched, files that are gone.</summary>
public static class LedgerRebuild
{
    /// <param name="progress">Told how many products are looked at.</param>
    /// <returns>How many products the ledger had otherwise.</returns>
    public static int Run(ArchiveLedger ledger, ArchiveFolder archive, LedgerDepth depth, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        const int Page = 512;
        var root = Directory.ResolveLinkTarget(archive.Root, returnFinalTarget: true)?.FullName ?? archive.Root;
        var (done, changed) = (0, 0);
        foreach (var page in archive.Entries.Chunk(Page))
        {
            var renewed = page.AsParallel().WithCancellation(cancel).Select(entry => Renew(ledger, entry, root, depth)).OfType<LedgerEntry>().ToList();
            ledger.Record(renewed);
            changed += renewed.Count;
            progress?.Report(done += page.Length);
        }

        return changed + Forget(ledger, archive, root);
    }

    /// <summary>How a product stands; null where the ledger has it so.</summary>
    static LedgerEntry? Renew(ArchiveLedger ledger, ArchiveEntry entry, string root, LedgerDepth depth)
    {
        var (known, hash) = (ledger.Find(entry.Id), depth == LedgerDepth.Hashes);
        var label = entry.LabelPath is { } path && path != entry.DataPath ? Seen(root, path, isLabel: true, known?.Label) : null;
        var data = entry.DataPath is { } file ? Seen(root, file, isLabel: false, known?.Data) : null;
        if (known is not null && IsSame(label, known.Label, hash) && IsSame(data, known.Data, hash))
        {
            return null;
        }

        var verdict = entry.LabelPath is null || depth == LedgerDepth.Names ? null : ContentVerdict.Of(entry.LabelPath, entry.DataPath is null || entry.DataPath == entry.LabelPath ? null : entry.DataBytes);
        LedgerFile[] files =
        [
            .. new[] { label, data }.OfType<LedgerFile>().Select(seen => hash && seen.Sha256.Length == 0 ? seen with { Sha256 = Hash(Path.Combine(root, seen.Path!)) } : seen),
            .. new[] { label is null ? Gone(known?.Label) : null, data is null ? Gone(known?.Data) : null }.OfType<LedgerFile>(),
        ];
        return new(entry.Id, known?.State is ProductState.ChangedUpstream ? known.State : State(entry, verdict), files, verdict?.Trouble ?? "");
    }

    static LedgerFile? Gone(LedgerFile? known) => known is { IsHere: true } ? known with { Path = null, Bytes = 0, Sha256 = "", Since = null, Changed = null } : null;

    static ProductState State(ArchiveEntry entry, ContentVerdict? verdict) =>
        !entry.IsComplete || verdict is { IsLabel: false } ? ProductState.Orphan : verdict is null or { IsWhole: true } ? ProductState.Complete : ProductState.Truncated;

    // What is known of the file's source stays; what is known of its bytes only while size and time are the same.
    static LedgerFile Seen(string root, string path, bool isLabel, LedgerFile? known)
    {
        var info = new FileInfo(path);
        var (place, changed) = (Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'), Whole(info.LastWriteTimeUtc));
        return known is { IsHere: true } && known.Bytes == info.Length && known.Changed == changed && known.Path == place
            ? known
            : (known ?? new(info.Name, isLabel)) with
            {
                Path = place,
                Bytes = info.Length,
                Changed = changed,
                Sha256 = "",
                Since = null,
                // A process killed between the renaming and the record left what the file was begun from.
                Version = known?.Begun is { } begun && begun.Bytes == info.Length ? begun : FileVersion.Unknown,
            };
    }

    static bool IsSame(LedgerFile? seen, LedgerFile? known, bool hash) =>
        seen is null ? known is not { IsHere: true } : ReferenceEquals(seen, known) && !(hash && seen.Sha256.Length == 0);

    /// <summary>Microseconds, as the ledger keeps them.</summary>
    internal static DateTime Whole(DateTime time) => new(time.Ticks - (time.Ticks % 10), DateTimeKind.Utc);

    internal static string Hash(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 17, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    static bool IsHere(LedgerFile? file, string root) => file is { Path: { } path } && File.Exists(Path.Combine(root, path));

    static int Forget(ArchiveLedger ledger, ArchiveFolder archive, string root)
    {
        var here = archive.Entries.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        var gone = ledger.Products().Where(product => product.State != ProductState.Known && !here.Contains(product.Id) && !IsHere(product.Label, root) && !IsHere(product.Data, root))
            .Select(product => new LedgerEntry(product.Id, ProductState.Known, [.. new[] { Gone(product.Label), Gone(product.Data) }.OfType<LedgerFile>()], "was here and is gone")).ToList();
        ledger.Record(gone);
        return gone.Count;
    }
}
