using Farside.Archive.Ledger;
using Farside.Archive.Portal.Http;
using Farside.Archive.Portal.Sources;
using Farside.Archive.Store;

namespace Farside.Archive.Portal.Fetching;

/// <summary>One product → the archive: label and data together or neither.</summary>
sealed class UnitFetch(ArchiveLedger ledger, LedgerBatch batch, IProductSource source, Retrying retrying, FetchProgress progress, bool isRefresh)
{
    // A server that serves nonsense as a label, whole, gets another chance or two.
    const int Attempts = 3;

    readonly FileFetch _files = new(ledger, source, retrying, progress);

    /// <returns>How the product stands now; null where there was nothing to do.</returns>
    public async Task<LedgerEntry?> RunAsync(LedgerProduct product, CancellationToken cancel)
    {
        var anew = new HashSet<string>(StringComparer.Ordinal);
        if (product.State is ProductState.ChangedUpstream or ProductState.Truncated || (product.IsSettled && isRefresh))
        {
            anew = await ChangedAsync(product, cancel).ConfigureAwait(false);
            if (anew.Count > 0)
            {
                ledger.Record(new LedgerEntry(product.Id, ProductState.ChangedUpstream, []));
            }
            else if (product.State != ProductState.ChangedUpstream)
            {
                return null;
            }
        }

        return product.IsSettled && anew.Count == 0 || (product.State == ProductState.Orphan && !isRefresh && IsKnownToLack(product))
            ? null : await BringAsync(product, anew, cancel).ConfigureAwait(false);
    }

    /// <summary>The half that is not here is not to be had: it has been asked for, and no list has named it since.</summary>
    static bool IsKnownToLack(LedgerProduct product) => product.Label is { IsHere: false, IsAbsent: true } || product.Data is { IsHere: false, IsAbsent: true };

    /// <summary>Names of the files that the source now serves otherwise.</summary>
    async Task<HashSet<string>> ChangedAsync(LedgerProduct product, CancellationToken cancel)
    {
        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in new[] { product.Label, product.Data }.OfType<LedgerFile>().Where(file => file.IsHere && file.Source == source.Name))
        {
            var address = await source.AddressAsync(file, cancel).ConfigureAwait(false);
            var now = await retrying.RunAsync(address, () => source.ProbeAsync(address, cancel), null, cancel).ConfigureAwait(false);
            if (!file.Version.MayBe(now) || (now.Bytes is { } bytes && bytes != file.Bytes))
            {
                changed.Add(file.Name);
            }
        }

        return changed;
    }

    async Task<LedgerEntry> BringAsync(LedgerProduct product, HashSet<string> anew, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await TryAsync(product, anew, cancel).ConfigureAwait(false) is { } entry)
            {
                return entry;
            }

            if (attempt == Attempts)
            {
                throw new FetchException(product.Id, $"no label in what is served as one, {Attempts} times", "a PDS label", "Run it again later.");
            }

            product = ledger.Find(product.Id)!;
        }
    }

    /// <returns>Null where something came that is no label.</returns>
    async Task<LedgerEntry?> TryAsync(LedgerProduct product, HashSet<string> anew, CancellationToken cancel)
    {
        var (label, data) = Halves(product);
        // Both halves are here and still it is an orphan: the label is none.
        var isBadLabel = product.State == ProductState.Orphan && label is { IsHere: true } && data is { IsHere: true };
        var newLabel = label is not null && (!label.IsHere || isBadLabel || anew.Contains(label.Name)) ? await HalfAsync(product, label, data, cancel).ConfigureAwait(false) : null;
        var newData = data is not null && (!data.IsHere || anew.Contains(data.Name)) ? await HalfAsync(product, data, newLabel?.File ?? label, cancel).ConfigureAwait(false) : null;
        var labelPath = newLabel?.Part ?? Here(label);
        if (newData is not null && labelPath is not null)
        {
            newData = await LengthenAsync(product.Id, newData, labelPath, cancel).ConfigureAwait(false);
        }

        var dataPath = newData?.Part ?? Here(data);
        var verdict = labelPath is null ? null : ContentVerdict.Of(labelPath, dataPath is null ? null : new FileInfo(dataPath).Length);
        if (verdict is { IsLabel: false } && newLabel is not null && ProductName.TryParse(product.Id, out _))
        {
            Discard(product.Id, newLabel);
            return null;
        }

        return new Placing(ledger, batch, source).Place(product, newLabel, newData, State(product.Id, labelPath, dataPath, verdict), verdict?.Trouble ?? "");
    }

    static ProductState State(string id, string? labelPath, string? dataPath, ContentVerdict? verdict) =>
        dataPath is null ? ProductState.Orphan
        : labelPath is not null ? (verdict!.IsLabel ? verdict.IsWhole ? ProductState.Complete : ProductState.Truncated : ProductState.Orphan)
        : !ProductName.TryParse(id, out _) ? ProductState.Complete
        : LabelPeek.At(new(dataPath, new FileInfo(dataPath).Length, DateTime.UnixEpoch)) is { IsAttached: true } ? Attached(dataPath) : ProductState.Orphan;

    static ProductState Attached(string path) => ContentVerdict.Of(path, null).IsWhole ? ProductState.Complete : ProductState.Orphan;

    string? Here(LedgerFile? file) => file is { Path: { } path } && File.Exists(Path.Combine(ledger.Root, path)) ? Path.Combine(ledger.Root, path) : null;

    /// <summary>Both halves of a product by the missions' grammar, listed or not; what follows no grammar is one file.</summary>
    static (LedgerFile? Label, LedgerFile? Data) Halves(LedgerProduct product) =>
        ProductName.TryParse(product.Id, out var name) ? (product.Label ?? new(name.LabelName, true), product.Data ?? new(name.FileName, false)) : (product.Label, product.Data);

    /// <summary>One half, whole in its part; null where the source has none.</summary>
    async Task<FetchedFile?> HalfAsync(LedgerProduct product, LedgerFile half, LedgerFile? other, CancellationToken cancel)
    {
        var file = half with { Source = source.Name };
        try
        {
            return await AtAsync(product.Id, file with { Address = Beside(file, other) ?? await source.AddressAsync(file, cancel).ConfigureAwait(false) }, cancel).ConfigureAwait(false);
        }
        catch (AbsentException) when (half.Key.Length > 0 && half.Key != half.Address && (half.Address.Length > 0 || Beside(file, other) is not null))
        {
            // It lies no longer where it did, or not beside the other half: the source may still say where it does.
            return await OwnAsync(product.Id, file, cancel).ConfigureAwait(false);
        }
        catch (AbsentException)
        {
            ledger.NoteAbsent(product.Id, file);
            return null;
        }
    }

    async Task<FetchedFile?> OwnAsync(string id, LedgerFile file, CancellationToken cancel)
    {
        try
        {
            return await AtAsync(id, file with { Address = await source.AddressAsync(file with { Address = "" }, cancel).ConfigureAwait(false) }, cancel).ConfigureAwait(false);
        }
        catch (AbsentException)
        {
            ledger.NoteAbsent(id, file);
            return null;
        }
    }

    async Task<FetchedFile?> AtAsync(string id, LedgerFile file, CancellationToken cancel) =>
        file.Address.Length == 0 ? null : new(file, await _files.RunAsync(id, file, cancel).ConfigureAwait(false), PartFile.PathOf(ledger.Root, file.Name));

    /// <summary>A label lies beside its data, its name one letter longer: one question saves another.</summary>
    static string? Beside(LedgerFile half, LedgerFile? other) =>
        half.Address.Length > 0 || other is not { Address.Length: > 0 } ? null : half.IsLabel ? other.Address + "L" : other.Address.EndsWith('L') ? other.Address[..^1] : null;

    /// <summary>Data shorter than their label's rows may be whole at the source all the same: a length that a server states may be a lie.</summary>
    async Task<FetchedFile> LengthenAsync(string id, FetchedFile data, string labelPath, CancellationToken cancel)
    {
        while (ContentVerdict.Of(labelPath, data.Version.Bytes) is { MissingBytes: > 0, IsLabel: true })
        {
            var longer = await _files.ContinueAsync(id, data.File, data.Version, cancel).ConfigureAwait(false);
            if (longer.Bytes <= data.Version.Bytes)
            {
                return data;
            }

            data = data with { Version = longer };
        }

        return data;
    }

    void Discard(string id, FetchedFile file)
    {
        PartFile.Disk(file.Part, () =>
        {
            File.Delete(file.Part);
            return true;
        });
        ledger.Begin(id, file.File, FileVersion.Unknown);
    }
}
