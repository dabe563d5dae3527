using System.Security.Cryptography;
using Farside.Simulator;
using Farside.Simulator.Faults;
using Farside.Simulator.Mission;

namespace Farside.Tests.Simulator.Mission;

/// <summary>A simulation that is stopped, asked for in parts, or damaged ends as the one that ran through.</summary>
[Collection(nameof(SmallArchive))]
public sealed class ResumeTests(SmallArchive whole)
{
    [Fact]
    public void A_simulation_stopped_anywhere_goes_on_to_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var archive = folder["archive"];
        foreach (var products in (ReadOnlySpan<int>)[1, 6, 11])
        {
            using var stop = new CancellationTokenSource();
            Assert.Throws<OperationCanceledException>(() => MissionSimulator.Write(archive, Options, new StopAfter(products, stop), stop.Token));
        }

        MissionSimulator.Write(archive, Options);

        Assert.Equal(Fingerprints(whole.Root), Fingerprints(archive));
        Assert.Equal(Fingerprints(whole.Truth), Fingerprints(archive + ".truth"));
    }

    [Fact]
    public void Parts_asked_for_one_by_one_add_up_and_no_half_written_file_stays()
    {
        using var folder = new TemporaryFolder();
        var archive = folder["archive"];
        foreach (var instrument in (ReadOnlySpan<string>)["lfrs", "lnd", "asan", "lpr"])
        {
            var part = MissionSimulator.Write(archive, Options with { Instrument = instrument });
            Assert.All(part, file => Assert.Contains(instrument, file, StringComparison.OrdinalIgnoreCase));
        }

        var ours = Fingerprints(archive);
        Assert.Equal(Fingerprints(whole.Root).Where(file => ours.ContainsKey(file.Key)), ours);
        Assert.False(Directory.Exists(Path.Combine(archive + ".truth", "partial")));
    }

    [Fact]
    public void A_damaged_archive_is_mended_before_it_grows_and_damaged_again()
    {
        using var folder = new TemporaryFolder();
        var archive = folder["archive"];
        var faults = FaultNames.Parse("html-label@lfrs");
        MissionSimulator.Write(archive, Options with { Instrument = "lfrs", Faults = faults });
        MissionSimulator.Write(archive, Options with { Instrument = "lnd", Faults = faults });
        var twice = Fingerprints(archive);

        MissionSimulator.Write(archive, Options with { Instrument = "lnd" });

        var sound = Fingerprints(archive);
        Assert.Single(twice, file => sound[file.Key] != file.Value);
        Assert.Equal(Fingerprints(whole.Root).Where(file => sound.ContainsKey(file.Key)), sound);
    }

    [Fact]
    public void The_light_on_a_picture_does_not_depend_on_what_was_taken_before_and_errs_by_a_tenth_of_the_suns_width()
    {
        var (before, later) = (LandingSite.LandingCameraOn + TimeSpan.FromMinutes(8), LandingSite.LandingCameraOn + TimeSpan.FromMinutes(12));
        var (fresh, used) = (new World(Options), new World(Options));
        used.SceneAt(used.Landing, "nobody", () => [], before);

        var (ours, theirs) = (used.SceneAt(used.Landing, "nobody", () => [], later).Sun, fresh.SceneAt(fresh.Landing, "nobody", () => [], later).Sun);

        Assert.Equal(theirs, ours);
        Assert.InRange(Math.Abs(ours.Elevation.Degrees - LandingSite.SunAt(later).Elevation.Degrees), 0, 0.053);
    }

    [Fact]
    public void Files_that_somebody_deleted_are_written_again_even_from_a_damaged_archive()
    {
        using var folder = new TemporaryFolder();
        var archive = folder["archive"];
        var part = Options with { Instrument = "lfrs", Faults = FaultNames.Parse("html-label") };
        var files = MissionSimulator.Write(archive, part);
        var before = Fingerprints(archive);

        File.Delete(files[0]);
        File.Delete(files[1] + "L");
        MissionSimulator.Write(archive, part);

        Assert.Equal(before, Fingerprints(archive));
    }

    [Fact]
    public void Another_seed_replaces_what_was_simulated_and_leaves_other_files_alone()
    {
        using var folder = new TemporaryFolder();
        var archive = folder["archive"];
        var part = Options with { Instrument = "lfrs", Faults = FaultNames.Parse("html-label") };
        var old = MissionSimulator.Write(archive, part);
        var mine = Path.Combine(Path.GetDirectoryName(old[0])!, "mine.2BL");
        File.WriteAllText(mine, "<Product_Observational/>");
        File.WriteAllText(mine[..^1], "mine");
        File.WriteAllText(Path.Combine(archive + ".truth", "notes.txt"), "mine");

        MissionSimulator.Write(archive, part with { Seed = 8, Instrument = "lnd", Faults = [] });

        Assert.True(File.Exists(mine) && File.Exists(mine[..^1]) && File.Exists(Path.Combine(archive + ".truth", "notes.txt")));
        Assert.DoesNotContain(old, File.Exists);
        Assert.DoesNotContain(Fingerprints(archive).Keys, file => file.Contains("LFRS-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("[1, 2]")]
    [InlineData(null)]
    public void An_archive_whose_truth_cannot_be_read_is_refused_and_kept(string? summary)
    {
        using var folder = new TemporaryFolder();
        var archive = folder["archive"];
        var files = MissionSimulator.Write(archive, Options with { Instrument = "lnd" });
        if (summary is null)
        {
            Directory.Delete(archive + ".truth", recursive: true);
        }
        else
        {
            File.WriteAllText(Path.Combine(archive + ".truth", "mission.json"), summary);
        }

        Assert.Throws<SimulationException>(() => MissionSimulator.Write(archive, Options));
        Assert.All(files, file => Assert.True(File.Exists(file)));
    }

    [Fact]
    public void The_truth_lies_beside_the_archive_also_when_its_name_ends_with_a_slash()
    {
        using var folder = new TemporaryFolder();

        MissionSimulator.Write(folder["archive"] + Path.DirectorySeparatorChar, Options with { Instrument = "lnd" });

        Assert.True(File.Exists(Path.Combine(folder["archive.truth"], "mission.json")));
        Assert.Equal(["CE4ROLL"], Directory.EnumerateFileSystemEntries(folder["archive"]).Select(Path.GetFileName));
    }

    [Fact]
    public void Nothing_that_was_not_there_is_asked_for_in_vain()
    {
        using var folder = new TemporaryFolder();

        var refusal = Assert.Throws<SimulationException>(() => MissionSimulator.Write(folder["archive"], Options with { LunarDay = 9 }));

        Assert.Contains("--lunar-day", refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["archive"]));
    }

    static SimulationOptions Options => new() { Seed = 7, Size = SimulationSize.Small };

    static SortedDictionary<string, string> Fingerprints(string root)
    {
        var prints = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            prints[Path.GetRelativePath(root, file)] = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return prints;
    }

    sealed class StopAfter(int products, CancellationTokenSource stop) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value)
        {
            if (value.Done >= products)
            {
                stop.Cancel();
            }
        }
    }
}
