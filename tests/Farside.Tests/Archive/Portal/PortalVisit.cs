using Farside.Archive.Ledger;
using Farside.Archive.Portal;
using Farside.Archive.Portal.Fetching;
using Farside.Archive.Portal.Sources;

namespace Farside.Tests.Archive.Portal;

/// <summary>An archive that a test fills from its own portal, without the pauses that a stranger's server is owed.</summary>
sealed class PortalVisit : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public static PoliteOptions Quick { get; } = new()
    {
        RequestsPerSecond = 10_000,
        FirstWait = TimeSpan.FromMilliseconds(1),
        MostWait = TimeSpan.FromMilliseconds(5),
        Silence = TimeSpan.FromSeconds(20),
        Tries = 4,
    };

    public string Root => _folder["archive"];

    public string this[string name] => _folder[name];

    public async Task<FetchReport> FetchAsync(TestPortal portal, FetchOptions? options = null, PoliteOptions? polite = null, string? source = null, string? root = null)
    {
        var how = (options ?? new()) with { Polite = polite ?? Quick };
        how = how.Selection.Missions.Count > 0 ? how : how with { Selection = how.Selection with { Missions = ["ce4"] } };
        using var run = FetchRun.Open(root ?? Root, ProductSources.Open(source, how.Polite, portal.Address), how);
        var plan = await run.ListAsync(CancellationToken.None);
        return await run.FetchAsync(plan, CancellationToken.None);
    }

    /// <summary>Files of the archive, Farside's own folder left out, with their bytes.</summary>
    public SortedDictionary<string, byte[]> Holding(string? root = null) => new(
        Directory.EnumerateFiles(root ?? Root, "*", SearchOption.AllDirectories).Where(path => !path.Contains(ArchiveLedger.Folder, StringComparison.Ordinal))
            .ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes), StringComparer.Ordinal);

    public LedgerProduct Product(string id)
    {
        using var ledger = ArchiveLedger.OpenExisting(Root)!;
        return ledger.Find(id)!;
    }

    /// <summary>What is half fetched, by name.</summary>
    public Dictionary<string, long> Parts()
    {
        var folder = new DirectoryInfo(Path.Combine(Root, ArchiveLedger.Folder, "partial"));
        return folder.Exists ? folder.EnumerateFiles().ToDictionary(file => file.Name, file => file.Length) : [];
    }

    public void Dispose() => _folder.Dispose();
}
