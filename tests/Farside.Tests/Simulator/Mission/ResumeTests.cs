using System.Security.Cryptography;
using Farside.Simulator;
using Farside.Simulator.Faults;

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
