using Farside.Archive.Portal;
using Farside.Archive.Portal.Sources;
using Farside.Archive.Store;

namespace Farside.Tests.Archive.Portal;

public sealed class LinkListTests : IDisposable
{
    const string Old = "http://moon.bao.ac.cn/cedownload/CE4ROLL/CE4/PCAMR/Q/2B/2019-08/CE4_GRAS_PCAMR-Q-004_SCI_N_20190728060211_20190728060211_0050_B.2BL";

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_old_address_becomes_the_one_of_today() => Assert.Equal(
        "https://moon.bao.ac.cn/PUBDATA/CE4ROLL/CE4/PCAMR/Q/2B/2019-08/CE4_GRAS_PCAMR-Q-004_SCI_N_20190728060211_20190728060211_0050_B.2BL", PortalFacts.Renew(Old));

    [Fact]
    public void An_address_of_another_server_stays_as_it_is() => Assert.Equal("http://example.org/cedownload/x", PortalFacts.Renew("http://example.org/cedownload/x"));

    [Fact]
    public void Prose_is_passed_over_and_broken_addresses_are_named()
    {
        File.WriteAllText(_folder["list.txt"], $"说明:\r\n{Old}\r\nhttp://\r\n\r\n");
        var remarks = new List<string>();

        var file = Assert.Single(LinkList.Read(_folder["list.txt"], remarks.Add));

        Assert.Equal("CE4_GRAS_PCAMR-Q-004_SCI_N_20190728060211_20190728060211_0050_B.2BL", file.Name);
        Assert.Contains("line 3", Assert.Single(remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_without_addresses_is_no_list()
    {
        File.WriteAllText(_folder["list.txt"], "nothing here");

        Assert.Contains("no web address", Assert.Throws<FetchException>(() => LinkList.Read(_folder["list.txt"], _ => { }).ToList()).Message, StringComparison.Ordinal);
    }

    /// <summary>The portal's own lists of January 2020. Their numbers of pairs were counted by others before.</summary>
    [SkippableTheory]
    [InlineData("ce4/downloadResult.CE4_PCAM_2B_first_year.txt", 2564, "PCAM")]
    [InlineData("ce4/downloadResult.CE4_TCAM_2C.txt", 240, "TCAM")]
    public void The_portals_lists_of_2020_hold_whole_pairs(string list, int pairs, string instrument)
    {
        var remarks = new List<string>();

        var files = LinkList.Read(SharedData.Require(list), remarks.Add).ToList();

        Assert.Empty(remarks);
        Assert.Equal(2 * pairs, files.Count);
        Assert.All(files, file => Assert.StartsWith("https://moon.bao.ac.cn/PUBDATA/CE4ROLL/CE4/", file.Address, StringComparison.Ordinal));
        var names = files.Select(file => ProductName.TryParse(file.Name, out var name) ? name : throw new InvalidDataException(file.Name)).ToList();
        Assert.All(names, name => Assert.Equal(instrument, name.Instrument));
        Assert.Equal(pairs, names.Select(name => name.FileName).Distinct().Count());
        Assert.Equal(pairs, names.Where(name => name.IsLabel).Select(name => name.FileName).Distinct().Count());
    }

    [SkippableFact]
    public async Task A_plan_of_the_list_of_2020_counts_its_pairs_and_their_frames_sizes()
    {
        var list = SharedData.Require("ce4/downloadResult.CE4_PCAM_2B_first_year.txt");
        var options = new Farside.Archive.Portal.Fetching.FetchOptions();

        using var run = Farside.Archive.Portal.Fetching.FetchRun.Plan(_folder["none"], ProductSources.Open(list, options.Polite), options);
        var plan = await run.ListAsync(CancellationToken.None);

        Assert.Equal((2564, 0), (plan.Products, plan.Unsized));
        var colour = plan.Groups.Where(group => group.What.Contains(" C ", StringComparison.Ordinal)).Sum(group => group.Products);
        Assert.InRange(plan.Bytes, (colour * 8_128_512L) + ((2564 - colour) * 2_032_128L), (colour * 8_228_512L) + ((2564 - colour) * 2_132_128L));
    }
}
