using System.Collections.Concurrent;
using System.Diagnostics;
using Farside.Archive.Ledger;
using Farside.Archive.Portal.Http;
using Farside.Archive.Portal.Sources;
using Farside.Archive.Store;
using Farside.Core;

namespace Farside.Archive.Portal.Fetching;

/// <summary>A source's products → an archive: list, plan, fetch. Killed at any moment and run again, it ends with the same archive.</summary>
public sealed class FetchRun : IDisposable
{
    readonly IProductSource _source;
    readonly FetchOptions _options;
    readonly ArchiveLedger _ledger;
    readonly IDisposable? _lock;
    readonly bool _isPlan;
    readonly ConcurrentQueue<string> _remarks = new();
    int _run;
    int _listed;
    int _duplicates;

    FetchRun(IProductSource source, FetchOptions options, ArchiveLedger ledger, IDisposable? held, bool isPlan) =>
        (_source, _options, _ledger, _lock, _isPlan) = (source, options, ledger, held, isPlan);

    public FetchProgress Progress { get; } = new();

    /// <summary>To fill an archive, made where there is none.</summary>
    /// <exception cref="FetchException">Another fetch is at work in it.</exception>
    public static FetchRun Open(string archiveRoot, IProductSource source, FetchOptions options) => Open(archiveRoot, source, options, isPlan: false);

    static FetchRun Open(string archiveRoot, IProductSource source, FetchOptions options, bool isPlan)
    {
        var root = Path.GetFullPath(archiveRoot);
        var held = FetchLock.Take(root);
        try
        {
            return new(source, options, ArchiveLedger.Open(root), held, isPlan);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Only to plan: where no archive is yet, none is made.</summary>
    public static FetchRun Plan(string archiveRoot, IProductSource source, FetchOptions options) =>
        Directory.Exists(Path.Combine(archiveRoot, ArchiveLedger.Folder))
            ? Open(archiveRoot, source, options, isPlan: true)
            : new(source, options, ArchiveLedger.InMemory(archiveRoot), null, isPlan: true);

    /// <summary>True only once for each archive: the terms should be shown.</summary>
    public bool ShouldShowTerms() => _source is GrasPortal or LinkListSource && _ledger.Once("terms");

    /// <summary>Lists the source and compares it with what is here.</summary>
    /// <exception cref="FetchException">The source cannot be listed.</exception>
    public async Task<FetchPlan> ListAsync(CancellationToken cancel)
    {
        _options.Selection.RequireDays();
        Reconcile(cancel);
        _run = _ledger.BeginRun();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var page in _source.ListAsync(_options.Selection, _remarks.Enqueue, cancel).ConfigureAwait(false))
        {
            var files = page.Where(file => Takes(file) && IsNew(seen, file.Name)).ToList();
            _ledger.List(files, _source.Name, _run, isWanted: !_isPlan);
            _listed += files.Count;
            Progress.List(files.Count);
        }

        return new(_source.Name, _ledger.Root, _listed, _duplicates, FetchPlan.GroupsOf(_ledger.Products(run: _run)), FreeBytes(), [.. _remarks]);
    }

    /// <summary>Brings what the plan says is missing.</summary>
    /// <exception cref="DiskException">The disk is full or cannot be written to.</exception>
    public async Task<FetchReport> FetchAsync(FetchPlan plan, CancellationToken cancel)
    {
        if (plan.Bytes > plan.FreeBytes)
        {
            throw new FetchException(_ledger.Root, $"room for {plan.FreeBytes} bytes", $"for the {plan.Bytes} that are missing", "Make room, or select less.");
        }

        var started = Stopwatch.GetTimestamp();
        (Progress.Total, Progress.TotalBytes) = (_options.IsRefresh ? plan.Products : plan.Missing, plan.Bytes);
        var refused = new ConcurrentBag<string>();
        var replaced = 0;
        var batch = new LedgerBatch(_ledger);
        var unit = new UnitFetch(_ledger, batch, _source, new Retrying(_options.Polite), Progress, _options.IsRefresh);
        var products = _ledger.Products(run: _run).Where(product => _options.IsRefresh || !product.IsSettled);
        try
        {
            await Parallel.ForEachAsync(products, new ParallelOptions { MaxDegreeOfParallelism = _options.Polite.Connections, CancellationToken = cancel }, async (product, stop) =>
            {
                var trouble = await TryAsync(unit, product, () => Interlocked.Increment(ref replaced), stop).ConfigureAwait(false);
                Progress.Finish(trouble is not null);
                if (trouble is not null)
                {
                    refused.Add(trouble);
                }
            }).ConfigureAwait(false);
        }
        finally
        {
            batch.Flush();
        }

        return Report(plan, [.. refused.Order(StringComparer.Ordinal)], replaced, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    public void Dispose()
    {
        _ledger.Dispose();
        _source.Dispose();
        _lock?.Dispose();
    }

    /// <returns>Why the product could not be had; null where it is here.</returns>
    async Task<string?> TryAsync(UnitFetch unit, LedgerProduct product, Action replaced, CancellationToken cancel)
    {
        try
        {
            if (await unit.RunAsync(product, cancel).ConfigureAwait(false) is { State: ProductState.Complete } && product.State is not (ProductState.Known or ProductState.Orphan))
            {
                replaced();
            }

            return null;
        }
        catch (FarsideException refusal) when (refusal is not (DiskException or LedgerException))
        {
            _ledger.NoteTrouble(product.Id, refusal.Message);
            return refusal.Message.StartsWith(product.Id, StringComparison.Ordinal) ? refusal.Message : $"{product.Id}: {refusal.Message}";
        }
    }

    // Files that came by another way are not fetched; files that are gone are.
    void Reconcile(CancellationToken cancel)
    {
        if (Directory.Exists(_ledger.Root))
        {
            LedgerRebuild.Run(_ledger, ArchiveFolder.Open(_ledger.Root), _isPlan ? LedgerDepth.Labels : LedgerDepth.Hashes, cancel: cancel);
        }
    }

    bool Takes(ListedFile file)
    {
        if (!_options.Selection.Takes(file.Name.Split('/')[^1]))
        {
            return false;
        }

        if (ArchivePath.IsSafePath(file.Name))
        {
            return true;
        }

        _remarks.Enqueue($"{_source.Name}: found a file named {ArchivePath.Shown(file.Name)}; expected a plain name. It is left out.");
        return false;
    }

    bool IsNew(HashSet<string> seen, string name)
    {
        if (seen.Add(name))
        {
            return true;
        }

        _duplicates++;
        return false;
    }

    long FreeBytes()
    {
        var folder = _ledger.Root;
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } above)
        {
            folder = above;
        }

        return new DriveInfo(folder).AvailableFreeSpace;
    }

    FetchReport Report(FetchPlan plan, IReadOnlyList<string> refused, int replaced, double seconds)
    {
        var (whole, truncated, orphans, duplicates) = (0, new List<string>(), new List<string>(), new List<string>());
        foreach (var product in _ledger.Products(run: _run))
        {
            whole += product.IsSettled ? 1 : 0;
            var list = product.State switch { ProductState.Truncated => truncated, ProductState.Orphan => orphans, ProductState.DuplicateOf => duplicates, _ => null };
            list?.Add(product.State switch
            {
                ProductState.DuplicateOf => $"{product.Id} = {product.Twin}",
                ProductState.Orphan => $"{product.Id}: {(product.Data is { IsHere: true } ? "no label" : "no data")}",
                _ => $"{product.Id}: {product.Trouble}",
            });
        }

        return new()
        {
            Source = _source.Name,
            Archive = _ledger.Root,
            Products = plan.Products,
            Here = plan.Here,
            Fetched = Math.Max(0, whole - plan.Here),
            Replaced = replaced,
            Bytes = Progress.Bytes,
            Requests = _source.Requests,
            Seconds = seconds,
            Refused = refused,
            Truncated = truncated,
            Orphans = orphans,
            Duplicates = duplicates,
            Remarks = [.. _remarks],
        };
    }
}
