using Farside.Archive.Ledger;
using Farside.Archive.Portal.Fetching;
using Farside.Archive.Store;

namespace Farside.Tests.Archive.Portal;

public sealed class FetchTests : IDisposable
{
    static readonly PortalPair[] Six = [.. Enumerable.Range(0, 6).Select(number => PortalPair.Pcam(number))];

    readonly PortalVisit _visit = new();

    public void Dispose() => _visit.Dispose();

    [Fact]
    public async Task A_mission_is_fetched_byte_for_byte_and_recorded_with_its_hashes()
    {
        await using var portal = await TestPortal.StartAsync(Six);

        var report = await _visit.FetchAsync(portal);

        Assert.Equal((0, 6, 0), (report.ExitCode, report.Fetched, report.Here));
        Assert.Equal(portal.Files.ToDictionary(file => file.Name, file => file.Bytes), _visit.Holding());
        Assert.Empty(_visit.Parts());
        var product = _visit.Product(Six[0].Name);
        Assert.Equal(ProductState.Complete, product.State);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Six[0].Data)), product.Data!.Sha256);
        Assert.Equal($"CE4ROLL/CE4/PCAM/2B/2019-07/{Six[0].Name}", product.Data.Path);
        Assert.Equal(new Uri(portal.Address, TestPortal.PathOf(Six[0].Name)).AbsoluteUri, product.Data.Address);
        Assert.NotEmpty(product.Data.Version.ETag);
    }

    [Fact]
    public async Task What_is_here_is_not_asked_for_again()
    {
        await using var portal = await TestPortal.StartAsync(Six);
        await _visit.FetchAsync(portal);
        portal.Log.Clear();

        var report = await _visit.FetchAsync(portal);

        Assert.Equal((0, 0, 6, 0L), (report.ExitCode, report.Fetched, report.Here, report.Bytes));
        Assert.Empty(portal.FileRequests);
        Assert.Single(portal.Log);
    }

    [Fact]
    public async Task The_portal_says_one_address_for_each_pair()
    {
        await using var portal = await TestPortal.StartAsync(Six);

        await _visit.FetchAsync(portal);

        Assert.Equal(Six.Length, portal.Log.Count(request => request.Path.Contains("getAnnexZip", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Only_what_is_selected_is_fetched()
    {
        await using var portal = await TestPortal.StartAsync([.. Six, PortalPair.Pcam(0, seed: 50, sequence: "0067")]);

        var report = await _visit.FetchAsync(portal, new() { Selection = new() { Instruments = ["pcaml"], Sequences = ["67"] } });

        Assert.Equal(1, report.Fetched);
        Assert.All(_visit.Holding().Keys, name => Assert.Contains("_0067_", name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_that_came_by_another_way_are_not_fetched()
    {
        await using var portal = await TestPortal.StartAsync(Six);
        Directory.CreateDirectory(Path.Combine(_visit.Root, "from a disc"));
        File.WriteAllBytes(Path.Combine(_visit.Root, "from a disc", Six[2].Name), Six[2].Data);
        File.WriteAllBytes(Path.Combine(_visit.Root, "from a disc", Six[2].Name + "L"), Six[2].Label);

        var report = await _visit.FetchAsync(portal);

        Assert.Equal((5, 1), (report.Fetched, report.Here));
        Assert.DoesNotContain(portal.FileRequests, request => request.Path.Contains(Six[2].Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_cut_short_by_another_program_is_fetched_and_the_stump_is_kept()
    {
        await using var portal = await TestPortal.StartAsync([Six[0]]);
        await _visit.FetchAsync(portal);
        var place = Directory.EnumerateFiles(_visit.Root, Six[0].Name, SearchOption.AllDirectories).Single();
        File.WriteAllBytes(place, Six[0].Data[..100]);

        var report = await _visit.FetchAsync(portal);

        Assert.Equal((0, 1), (report.ExitCode, report.Replaced));
        Assert.Equal(Six[0].Data, File.ReadAllBytes(place));
        Assert.Equal(Six[0].Data[..100], File.ReadAllBytes(Directory.EnumerateFiles(Path.Combine(_visit.Root, ArchiveLedger.Folder, "replaced"), "*", SearchOption.AllDirectories).Single()));
    }

    [Fact]
    public async Task A_file_that_was_deleted_comes_back()
    {
        await using var portal = await TestPortal.StartAsync(Six);
        await _visit.FetchAsync(portal);
        File.Delete(Directory.EnumerateFiles(_visit.Root, Six[3].Name, SearchOption.AllDirectories).Single());
        portal.Log.Clear();

        var report = await _visit.FetchAsync(portal);

        Assert.Equal((1, 5), (report.Fetched, report.Here));
        Assert.Equal([TestPortal.PathOf(Six[3].Name)], portal.FileRequests.Select(request => request.Path));
    }

    [Fact]
    public async Task A_changed_file_is_found_by_a_refresh_and_the_old_one_is_kept()
    {
        await using var portal = await TestPortal.StartAsync(Six);
        await _visit.FetchAsync(portal);
        portal.Replace(PortalPair.Named(Six[1].Name, seed: 99));

        Assert.Equal(0, (await _visit.FetchAsync(portal)).Replaced);
        var report = await _visit.FetchAsync(portal, new() { IsRefresh = true });

        Assert.Equal((0, 1), (report.ExitCode, report.Replaced));
        Assert.Equal(PortalPair.Named(Six[1].Name, seed: 99).Data, _visit.Holding()[Six[1].Name]);
        Assert.Equal(Six[1].Data, File.ReadAllBytes(Directory.EnumerateFiles(Path.Combine(_visit.Root, ArchiveLedger.Folder, "replaced"), "*.2B", SearchOption.AllDirectories).Single()));
    }

    [Fact]
    public async Task A_plan_counts_and_leaves_nothing_behind()
    {
        await using var portal = await TestPortal.StartAsync(Six);
        var options = new FetchOptions { Selection = new() { Missions = ["ce4"] }, Polite = PortalVisit.Quick };

        using var run = FetchRun.Plan(_visit.Root, Farside.Archive.Portal.Sources.ProductSources.Open(null, options.Polite, portal.Address), options);
        var plan = await run.ListAsync(CancellationToken.None);

        Assert.Equal((6, 12, 6), (plan.Products, plan.Listed, plan.Missing));
        // The frames' size is the instrument's, not the 793,800 bytes that the list states.
        Assert.InRange(plan.Bytes, 6 * 2_032_128, 6 * 2_082_128);
        Assert.Empty(portal.FileRequests);
        Assert.False(Directory.Exists(_visit.Root));
    }

    [Fact]
    public async Task Two_fetches_do_not_fill_one_archive_at_a_time()
    {
        await using var portal = await TestPortal.StartAsync(Six);
        using var first = FetchRun.Open(_visit.Root, Farside.Archive.Portal.Sources.ProductSources.Open(null, PortalVisit.Quick, portal.Address), new());

        var refusal = await Assert.ThrowsAsync<Farside.Archive.Portal.FetchException>(() => _visit.FetchAsync(portal));

        Assert.Contains("another fetch", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_half_that_the_source_has_not_makes_an_orphan_and_is_asked_for_once()
    {
        await using var portal = await TestPortal.StartAsync(Six);
        portal.Files.RemoveAll(file => file.Name == Six[0].Name + "L");

        var report = await _visit.FetchAsync(portal);
        portal.Log.Clear();
        var again = await _visit.FetchAsync(portal);

        Assert.Equal((2, 5), (report.ExitCode, report.Fetched));
        Assert.Equal($"{Six[0].Name}: no label", Assert.Single(report.Orphans));
        Assert.Equal(ProductState.Orphan, _visit.Product(Six[0].Name).State);
        Assert.Equal(2, again.ExitCode);
        Assert.Empty(portal.FileRequests);
        portal.Add(Six[0]);
        Assert.Equal(0, (await _visit.FetchAsync(portal)).ExitCode);
    }

    [Fact]
    public async Task The_same_data_under_two_names_are_said_to_be_so()
    {
        var twin = PortalPair.Named(Six[0].Name.Replace("_0001_", "_0002_", StringComparison.Ordinal), seed: 1);
        await using var portal = await TestPortal.StartAsync([Six[0], twin]);

        var report = await _visit.FetchAsync(portal, polite: PortalVisit.Quick with { Connections = 1 });

        Assert.Equal($"{twin.Name} = {Six[0].Name}", Assert.Single(report.Duplicates));
        Assert.Equal((ProductState.DuplicateOf, Six[0].Name), (_visit.Product(twin.Name).State, _visit.Product(twin.Name).Twin));
    }

    [Fact]
    public async Task A_folder_on_the_web_a_local_folder_and_a_zip_give_the_same_archive()
    {
        await using var portal = await TestPortal.StartAsync(Six);
        await _visit.FetchAsync(portal);
        System.IO.Compression.ZipFile.CreateFromDirectory(Path.Combine(_visit.Root, "CE4ROLL"), _visit["all.zip"]);

        string[] sources = [new Uri(portal.Address, "/PUBDATA/").AbsoluteUri, Path.Combine(_visit.Root, "CE4ROLL"), _visit["all.zip"]];
        foreach (var (source, number) in sources.Select((source, number) => (source, number)))
        {
            var report = await _visit.FetchAsync(portal, source: source, root: _visit[$"copy-{number}"]);

            Assert.Equal((0, 6), (report.ExitCode, report.Fetched));
            Assert.Equal(_visit.Holding(), _visit.Holding(_visit[$"copy-{number}"]));
            Assert.Equal(6, ArchiveFolder.Open(_visit[$"copy-{number}"]).Entries.Count(entry => entry.IsComplete));
        }
    }
}
