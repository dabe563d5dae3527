using Farside.Archive.Store;
using Farside.Core;
using Farside.Core.Measurements;
using Farside.Products.Films;
using Farside.Products.Recipes;
using Farside.Simulator;
using Farside.Simulator.Faults;
using Farside.Tests.Products;

namespace Farside.Tests.Simulator.Sisters;

/// <summary>Look-alikes of the neighbouring missions: small archives with the truth of the ground they were taken on.</summary>
public sealed class SisterTests : IDisposable
{
    readonly string _folder = Path.Combine(Path.GetTempPath(), "farside-sisters-" + Guid.NewGuid().ToString("N"));

    public SisterTests() => Directory.CreateDirectory(_folder);

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
    public void Of_Zhurongs_look_alike_the_usual_recipes_make_pictures_a_panorama_and_a_section_counted_in_sols()
    {
        var products = Make(Simulate("hx1", "natecam", SimulationSize.Demo), "picture", "panorama");

        Assert.Equal(20, Directory.GetDirectories(Path.Combine(products, "picture")).Length);
        var panorama = Assert.Single(Directory.GetDirectories(Path.Combine(products, "panorama")), folder => !folder.EndsWith("vertical", StringComparison.Ordinal) && Path.GetFileName(folder).StartsWith("hx1-natecam-0", StringComparison.Ordinal));
        var record = Made.Record(panorama);
        Assert.Contains("sol 9", record.Title, StringComparison.Ordinal);
        Assert.True(record.Simulated);

        var section = Assert.Single(Directory.GetDirectories(Path.Combine(Make(Simulate("hx1", "roper", SimulationSize.Small), "radargram"), "radargram")), folder => folder.Contains("RoPeR-HF", StringComparison.Ordinal));
        Assert.Equal("Tianwen-1 · Rover Penetrating Radar, high frequencies (1300 MHz) · sol 7", Made.Record(section).Title);
        Assert.Equal(67, Made.Quality(section, "traces"));
    }

    [SkippableFact]
    public void Of_Change_3s_look_alike_the_usual_recipes_make_a_film_of_the_landing()
    {
        Skip.If(FilmTool.Find() is null, $"No ffmpeg to encode with: {FilmTool.InstallLine}");
        var products = Make(Simulate("ce3", "lcam", SimulationSize.Demo), "landing-film");

        var film = Assert.Single(Directory.GetDirectories(Path.Combine(products, "landing-film")));
        Assert.Equal("ce3-lcam-0001", Path.GetFileName(film));
        Assert.True(File.Exists(Path.Combine(film, "real-time.mp4")));
        Assert.True(Made.Record(film).Simulated);
    }

    static string Make(ArchiveFolder archive, params string[] recipes)
    {
        var products = archive.Root + "-products-" + recipes[0];
        var report = Made.Run(RecipeBook.All, archive, products, new() { Recipes = recipes });
        Assert.Empty(report.Failures);
        return products;
    }

    [Fact]
    public void Missions_that_nobody_can_simulate_and_damage_to_neighbours_are_refused_in_one_line()
    {
        var unknown = Assert.ThrowsAny<FarsideException>(() => MissionSimulator.Write(_folder, new() { Seed = 1, Mission = "ce7" }));
        var damaged = Assert.ThrowsAny<FarsideException>(() => MissionSimulator.Write(_folder, new() { Seed = 1, Mission = "ce3", Faults = FaultNames.Parse("all") }));

        Assert.Contains("ce3, ce4, ce5, ce6, hx1", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("--faults: found damage to ce3", damaged.Message, StringComparison.Ordinal);
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
