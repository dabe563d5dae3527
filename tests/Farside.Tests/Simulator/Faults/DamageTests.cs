using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Farside.Simulator;
using Farside.Simulator.Faults;

namespace Farside.Tests.Simulator.Faults;

public sealed class DamageTests
{
    [Fact]
    public void All_faults_at_once_befall_different_products_while_there_are_enough()
    {
        using var mission = new TinyMission();

        var report = mission.Suffer("crlf-label,bom-label,utf16-label,truncated-data,missing-label,missing-data,browser-renamed,empty-label,html-label:3,lost-sync,time-jump");

        var byFault = report.Harms.Select(harm => (harm.Fault.Name, harm.Product)).Distinct().ToList();
        Assert.Equal(13, byFault.Count);
        Assert.Equal(13, byFault.Select(pair => pair.Product).Distinct().Count());
        Assert.Empty(report.LeftOut);
    }

    [Fact]
    public void All_means_every_fault_that_the_archive_can_suffer_and_tells_the_rest()
    {
        using var mission = new TinyMission();

        var report = mission.Suffer("all");

        var done = report.Harms.Select(harm => harm.Fault.Name).ToHashSet();
        Assert.Equal(FaultNames.All.Count, done.Count + report.LeftOut.Count);
        Assert.DoesNotContain(report.LeftOut, line => done.Contains(line.Split(':')[0]));
        Assert.All(report.LeftOut, line => Assert.Contains(" damaged already, ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Two_faults_of_one_product_touch_different_parts_of_it()
    {
        using var mission = new TinyMission();

        foreach (var product in mission.Suffer("all").Harms.GroupBy(harm => harm.Product))
        {
            var touches = product.Select(harm => harm.Fault).Distinct().Select(fault => fault.Touches).Where(touched => touched is not Touches.None).ToList();
            Assert.Equal(touches.Sum(touched => (int)touched), (int)touches.Aggregate(Touches.None, (all, touched) => all | touched));
        }
    }

    [Fact]
    public void Each_file_is_recorded_as_it_was_and_as_it_is()
    {
        using var mission = new TinyMission();
        var before = Hashes(mission.Root);

        var harms = mission.Suffer("all").Harms;

        var after = Hashes(mission.Root);
        foreach (var harm in harms.GroupBy(harm => harm.File).Where(file => file.Count() == 1).Select(file => file.Single()))
        {
            Assert.Equal(before.GetValueOrDefault(harm.File), harm.Before?.Sha256);
            Assert.Equal(after.GetValueOrDefault(harm.File), harm.After?.Sha256);
            Assert.NotEmpty(harm.Detail);
        }

        Assert.Equal(before.Where(file => after.GetValueOrDefault(file.Key) != file.Value).Concat(after.Where(file => !before.ContainsKey(file.Key))).Select(file => file.Key).Order(), harms.Select(harm => harm.File).Distinct().Order());
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_one_other_victims()
    {
        using var one = new TinyMission();
        using var other = new TinyMission();

        var victims = one.Suffer("all", 8).Harms.Select(harm => harm.File);
        Assert.Equal(victims, other.Suffer("all", 8).Harms.Select(harm => harm.File));
        Assert.Equal(Hashes(one.Root), Hashes(other.Root));
        Assert.NotEqual(victims, other.Suffer("all", 9).Harms.Select(harm => harm.File));
    }

    [Fact]
    public void Neither_the_order_of_files_nor_another_fault_changes_who_is_hit()
    {
        using var mission = new TinyMission();
        var names = FaultNames.Parse("crlf-label,time-jump");
        string[] Victims(IReadOnlyList<FaultRequest> faults, IEnumerable<string> files) => [.. Damage.Do(faults, [.. files], 3, mission.Root, mission.Originals).Harms.Select(harm => harm.Product)];

        Assert.Equal(Victims(names, mission.Files), Victims(names, mission.Files.Reverse()));
        Assert.Equal(Victims([names[0]], mission.Files).Order(), Victims(names, mission.Files).Except(Victims([names[1]], mission.Files)).Order());
    }

    [Fact]
    public void Damage_done_again_is_the_same_and_undone_leaves_no_trace()
    {
        using var mission = new TinyMission();
        var whole = Hashes(mission.Root);

        mission.Suffer("all");
        var once = Hashes(mission.Root);
        mission.Suffer("all");
        Assert.Equal(once, Hashes(mission.Root));

        Damage.Undo(mission.Root, mission.Originals);
        Assert.Equal(whole, Hashes(mission.Root));
        Assert.False(Directory.Exists(mission.Originals));
    }

    [Fact]
    public void Damage_broken_off_half_way_is_undone_before_it_is_done_again()
    {
        using var mission = new TinyMission();
        mission.Suffer("truncated-data,missing-label");
        var right = Hashes(mission.Root);

        // As killed while a file was being kept aside: the victims are damaged, and a half copy lies among the originals.
        File.WriteAllText(Path.Combine(mission.Originals, "CE4ROLL", "half.unfinished"), "half");
        mission.Suffer("truncated-data,missing-label");

        Assert.Equal(right, Hashes(mission.Root));
    }

    [Theory]
    [InlineData("truncated-data:3", "truncated-data", 3, null)]
    [InlineData("truncated-data@pcaml", "truncated-data", 1, "pcaml")]
    [InlineData(" crlf-label:2@lpr-1 ", "crlf-label", 2, "lpr-1")]
    [InlineData("crlf-label@lpr-1:2", "crlf-label", 2, "lpr-1")]
    public void A_fault_is_asked_for_by_name_number_and_instrument(string text, string name, int victims, string? instrument)
    {
        var request = Assert.Single(FaultNames.Parse(text));

        Assert.Equal((name, victims, instrument), (request.Fault.Name, request.Victims, request.Instrument));
        Assert.Equal(request, Assert.Single(FaultNames.Parse(FaultNames.NameOf(request))));
    }

    [Theory]
    [InlineData("truncated-data,gremlins", "gremlins")]
    [InlineData("truncated-data:0", "truncated-data:0")]
    [InlineData("truncated-data:many", "truncated-data:many")]
    [InlineData("truncated-data@", "truncated-data@")]
    public void What_is_no_fault_is_refused_in_one_line(string list, string found)
    {
        var refusal = Assert.Throws<SimulationException>(() => FaultNames.Parse(list));

        Assert.Contains($"found {found}; expected ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public void Only_products_of_the_instrument_asked_for_are_hit()
    {
        using var mission = new TinyMission();

        Assert.All(mission.Suffer("truncated-data:4@pcaml").Harms, harm => Assert.Contains("PCAML", harm.Product, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("lost-sync@pcam", "no radar files of pcam")]
    [InlineData("lost-sync:5", "all 4 radar files damaged already, 4 of them so")]
    public void A_fault_that_no_product_can_suffer_is_refused_and_nothing_is_damaged(string faults, string found)
    {
        using var mission = new TinyMission();
        var whole = Hashes(mission.Root);

        var refusal = Assert.Throws<SimulationException>(() => mission.Suffer("truncated-data," + faults));

        Assert.Contains(found, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("4 LPR 1", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(whole, Hashes(mission.Root));
    }

    [Fact]
    public void The_truth_keeps_fault_quirk_product_file_detail_and_both_states()
    {
        using var mission = new TinyMission();

        var told = mission.Suffer("missing-label").Harms.Single().ToJson();

        Assert.Equal(["fault", "quirk", "product", "file", "detail", "before", "after"], told.Select(entry => entry.Key));
        Assert.Equal(("missing-label", 16), ((string)told["fault"]!, (int)told["quirk"]!));
        Assert.Equal(64, ((string)told["before"]!["sha256"]!).Length);
        Assert.Null((JsonNode?)told["after"]);
    }

    [Fact]
    public void Seventeen_thousand_products_are_planned_in_seconds()
    {
        var files = Enumerable.Range(0, 17_239 / 2).Select(i => $"/a/CE4_GRAS_PCAML-Q-{i % 500:000}_SCI_N_2019{1 + (i % 12):00}1204{i / 600 % 60:00}{i % 60:00}_2019{1 + (i % 12):00}1204{i / 600 % 60:00}{i % 60:00}_{i / 500:0000}_B.2B").ToList();
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.NotEmpty(DamagePlan.For(FaultNames.Parse("all:5"), new Listing(files), 1).LeftOut); // radar faults among others

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    static SortedDictionary<string, string> Hashes(string root) => new(Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(root, path).Replace('\\', '/'), path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))), StringComparer.Ordinal);
}
