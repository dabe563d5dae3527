using Farside.Archive.Store;
using Farside.Core;
using Farside.Core.Measurements;
using Farside.Simulator;

namespace Farside.Tests.Simulator.Sisters;

/// <summary>Look-alikes of the neighbouring missions: small archives with the truth of the ground they were taken on.</summary>
public sealed class SisterTests : IDisposable
{
    readonly string _folder = Path.Combine(Path.GetTempPath(), "farside-sisters-" + Guid.NewGuid().ToString("N"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("ce3", "lpr", 3, "CE3_BMYK_LPR-2B_SCI_N_")]
    [InlineData("hx1", "roper", 2, "HX1-Ro_GRAS_RoPeR-HF-HH_SCI_N_")]
    [InlineData("ce5", "lrpr", 1, "CE5-L_GRAS_LRPR-A_SCI_N_")]
    [InlineData("ce6", "lrpr", 1, "CE6-L_GRAS_LRPR-A_SCI_N_")]
    public void A_neighbours_radar_records_the_lunar_ground_in_her_own_layout(string mission, string instrument, int products, string begins)
    {
        var lunar = Sections("ce4", "lpr");
        var hers = Sections(mission, instrument);

        Assert.Equal(products, hers.Count);
        var section = hers.First(one => one.Observation.Id.StartsWith(begins, StringComparison.Ordinal));
        var truth = lunar.First(one => one.Observation.Mode == "2B");
        Assert.Equal(truth.Traces.Count, section.Traces.Count);
        Assert.Equal(truth.Echo.Row(5).ToArray(), section.Echo.Row(5).ToArray());
        if (mission is "ce3" or "hx1")
        {
            Assert.All(truth.Traces.Zip(section.Traces), pair => Assert.Equal(pair.First.Position is null, pair.Second.Position is null));
            var (a, b) = (truth.Traces[^1].Position!.Value, section.Traces[^1].Position!.Value);
            Assert.Equal(0, Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y) + Math.Abs(a.Z - b.Z), 3);
        }

        Assert.True(section.Observation.IsSimulated);
        Assert.Equal(section.Observation.Start!.Value.ToUtcText(), section.Traces[0].Time.ToUtcText());
        Assert.DoesNotContain(section.Observation.Repairs, repair => repair.Rule is "radar-label-second" or "lpr-lost-sync");
    }

    [Fact]
    public void Missions_that_nobody_can_simulate_and_damage_to_neighbours_are_refused_in_one_line()
    {
        var unknown = Assert.ThrowsAny<FarsideException>(() => MissionSimulator.Write(_folder, new() { Seed = 1, Mission = "ce7" }));
        Directory.CreateDirectory(_folder);

        Assert.Contains("ce3, ce4, ce5, ce6, hx1", unknown.Message, StringComparison.Ordinal);
    }

    List<Radargram> Sections(string mission, string instrument)
    {
        var archive = Simulate(mission, instrument, SimulationSize.Small);
        return [.. archive.Entries.Where(entry => entry.Name?.Mission == mission).Select(archive.Read).OfType<Radargram>()];
    }

    ArchiveFolder Simulate(string mission, string instrument, SimulationSize size)
    {
        var folder = Path.Combine(_folder, mission);
        MissionSimulator.Write(folder, new() { Seed = 1, Mission = mission, Instrument = instrument, Size = size });
        return ArchiveFolder.Open(folder);
    }
}
