using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Products.Recipes.Spectra;
using Farside.Simulator.Instruments;
using Farside.Simulator.Instruments.Vnis;
using Farside.Simulator.Mission;
using Farside.Tests.Simulator;

namespace Farside.Tests.Products.Recipes.Spectra;

/// <summary>A look of the simulated spectrometer on disk, and what the recipe makes of it.</summary>
public sealed class SpectrumRecipeTests : IDisposable
{
    static readonly Epoch Start = Epoch.FromUtc(2020, 7, 16, 8, 17, 4, 170_000_000);
    static readonly Lazy<SimulatedMeasurement> Taken = new(() => Measure());

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_look_becomes_a_spectrum_with_its_picture_its_bands_and_its_library()
    {
        var made = Make(Looks());

        string[] files = ["spectrum.csv", "spectrum.ecsv", "spectrum.json", "spectrum.png", "spectrum.svg", "bands.csv", "matches.csv", "curves.csv", "footprint.png", "footprint.svg"];
        Assert.All(files, file => Assert.True(File.Exists(Path.Combine(made, file)), file));
        var record = Products.Made.Record(made);
        Assert.True(record.Simulated);
        Assert.Equal("0136", record.Observation.Sequence);
        Assert.Contains("SIMULATED", File.ReadAllText(Path.Combine(made, "spectrum.svg")), StringComparison.Ordinal);
        Assert.Contains("SIMULATED", File.ReadAllText(Path.Combine(made, "footprint.svg")), StringComparison.Ordinal);
        Assert.DoesNotContain(record.Facts, fact => fact.Name == "Warning");
        Assert.Single(record.Facts, fact => fact.Name == "Rover from the lander, east, north, up");
    }

    [Fact]
    public void Reflectance_is_the_true_one_within_its_errors_and_a_detectors_gain()
    {
        var made = Make(Looks());
        var gain = (double)Taken.Value.Truth["swirGain"]!;
        var truth = Taken.Value.Tables.Single().Value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).GroupBy(cells => cells[2])
            .ToDictionary(same => same.Key, same => Number(same.Last()[3]));
        var rows = File.ReadAllLines(Path.Combine(made, "spectrum.csv")).Skip(1).Select(line => line.Split(',')).ToList();

        Assert.Equal(390, rows.Count);
        var sigmas = rows.Select(row => ((Number(row[3]) / gain) - truth[row[0]]) / Number(row[4])).ToList();
        Assert.InRange(sigmas.Average(sigma => sigma * sigma), 0.4, 3.5); // one joint moves half of them together
        var errors = rows.Select(row => Math.Abs((Number(row[3]) / gain / truth[row[0]]) - 1)).Order().ToList();
        Assert.InRange(errors[errors.Count / 2], 0, 0.01);
    }

    [Fact]
    public void The_ecsv_says_what_its_columns_are_and_holds_the_same_numbers()
    {
        var made = Make(Looks());
        var lines = File.ReadAllLines(Path.Combine(made, "spectrum.ecsv"));

        Assert.Equal("# %ECSV 1.0", lines[0]);
        Assert.Contains("# - {name: wavelength_nm, unit: nm, datatype: float64, description: 'centre of the channel'}", lines);
        Assert.Contains("# - warning: SIMULATED", lines);
        Assert.Equal(File.ReadAllLines(Path.Combine(made, "spectrum.csv")), lines.Where(line => line[0] != '#'));
    }

    [Fact]
    public void A_look_of_the_panel_is_kept_apart_from_soils()
    {
        var made = Make([.. Looks(), .. Looks().Select(Panel)]);
        var panel = Path.Combine(Path.GetDirectoryName(made)!, "VNIS-0136-calibration");

        Assert.True(File.Exists(Path.Combine(panel, "spectrum.csv")));
        Assert.False(File.Exists(Path.Combine(panel, "bands.csv")));
        Assert.Contains(Products.Made.Record(panel).Facts, fact => fact.Name == "Calibration");
        Assert.True(File.Exists(Path.Combine(made, "bands.csv")));
    }

    [Fact]
    public void An_infrared_spectrum_alone_has_its_band_at_2_um_and_no_other()
    {
        var made = Make(Looks()[..1]);

        Assert.All(File.ReadAllLines(Path.Combine(made, "bands.csv")).Skip(1), line => Assert.StartsWith("2 um", line, StringComparison.Ordinal));
        Assert.False(File.Exists(Path.Combine(made, "footprint.png")));
    }

    [Fact]
    public void A_label_whose_sun_is_not_the_skys_is_warned_about()
    {
        var made = Make([.. Looks().Select(look => look with { Label = Regex.Replace(look.Label, "(<solar>\\s*<incidence_angle[^>]*>)[0-9.]+", "${1}61.0") })]);

        Assert.Contains(Products.Made.Record(made).Facts, fact => fact.Name == "Warning" && fact.Value.Contains("from the sky's", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_look_gives_the_same_bytes_at_any_thread_count()
    {
        Assert.Equal(Products.Made.Bytes(Make(Looks(), "one", 1)), Products.Made.Bytes(Make(Looks(), "two", 2)));
    }

    static List<OnDisk> Looks() => [.. Taken.Value.Products.Select(product => new OnDisk(product.Name.FileName, Text(product.Label), product.Data))];

    static OnDisk Panel(OnDisk look) => new(Paneled(look.Name), Paneled(look.Label), look.Data);

    static string Paneled(string text) => text.Replace("VNIS-SD", "VNIS-SC", StringComparison.Ordinal).Replace("VNIS-VD", "VNIS-VC", StringComparison.Ordinal);

    static string Text(LabelElement label)
    {
        using var stream = new MemoryStream();
        LabelWriter.Write(label, stream, PortalLabel.Comment);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    string Make(List<OnDisk> looks, string name = "p", int jobs = 1)
    {
        var archive = Directory.CreateDirectory(_folder["a-" + name]).FullName;
        foreach (var look in looks)
        {
            File.WriteAllBytes(Path.Combine(archive, look.Name), look.Data);
            File.WriteAllText(Path.Combine(archive, look.Name + "L"), look.Label);
        }

        var report = Products.Made.Run([new SpectrumRecipe(new() { Draws = 20 })], ArchiveFolder.Open(archive), _folder[name], new() { Jobs = jobs });
        Assert.Empty(report.Failures);
        return Path.Combine(_folder[name], "spectrum", "VNIS-0136");
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    // The Sun stands where the sky has it at that time over the landing site.
    static SimulatedMeasurement Measure()
    {
        var ground = SmallGround.Bake();
        var sun = SunEphemeris.At(Farside.Archive.Missions.MissionRegistry.Find("ce4")!.Origin, Start + TimeSpan.FromMinutes(3));
        return VnisProducts.Of(new()
        {
            Scene = new Scene(ground, [], sun).WithShadows(),
            Rover = new(0.4, 0.3, ground.HeightAt(0.4, 0.3)),
            HeadingDeg = 145,
            SunDistanceAu = 1.014822,
            Start = Start,
            PlannedStart = Epoch.FromUtc(2020, 7, 16, 3, 10, 1),
            PlannedStop = Epoch.FromUtc(2020, 7, 16, 10),
            Sequence = "0136",
            Seed = 1,
            LunarDay = 20,
        });
    }

    sealed record OnDisk(string Name, string Label, byte[] Data);
}
