using System.Globalization;
using System.Runtime.InteropServices;
using Farside.Core.Geometry;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Core.Time;
using Farside.Formats.Png;
using Farside.Formats.Tiff;
using Farside.Products.Recipes;
using Farside.Products.Runner;

namespace Farside.Tests.Products.Recipes;

public sealed class RadargramRecipeTests : IDisposable
{
    const int Traces = 40;
    const int Samples = 512;
    const string Key = "radargram/CE4_GRAS_LPR-2B_SCI_N_20190104004000_20190109213900_0001_A.2B";

    readonly TemporaryFolder _temp = new();
    readonly FrameArchive _archive;

    public RadargramRecipeTests() => _archive = new(_temp["archive"]);

    string Folder => _temp["products/" + Key];

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void The_section_file_is_the_echo_as_it_was()
    {
        Make(Section);

        var section = TiffReader.Read(Path.Combine(Folder, "section.tif"));
        Assert.Equal((Samples, Traces), (section.Width, section.Height));
        Assert.Equal(Echo(), section.Samples<float>().ToArray());
    }

    [Fact]
    public void The_table_gives_time_and_place_of_each_trace_and_nothing_where_nothing_is_known()
    {
        Make(Section);
        var lines = File.ReadAllLines(Path.Combine(Folder, "traces.csv"));

        Assert.Equal(Traces + 1, lines.Length);
        Assert.StartsWith("0,2019-01-09T20:48:12.605Z,,,,,,,255,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("10,2019-01-09T20:48:19.345Z,0.000000,5.000000,-1.000000,", lines[11], StringComparison.Ordinal);
        var fields = lines[11].Split(',');
        Assert.Equal([30, -10, 90], fields[5..8].Select(field => double.Parse(field, CultureInfo.InvariantCulture))); // degrees, put in as radians
    }

    [Fact]
    public void Its_numbers_are_those_that_were_put_in()
    {
        Make(Section);

        Assert.Equal(Traces, Made.Quality(Folder, "traces"));
        Assert.Equal(2, Made.Quality(Folder, "damaged traces"));
        Assert.Equal(5, Made.Quality(Folder, "traces without a position"));
        Assert.Equal(34, Made.Quality(Folder, "traces where the stated position moved"));
        Assert.Equal(34 * 0.5, Made.Quality(Folder, "stated way")!.Value, precision: 3);
        Assert.Equal(84, Made.Quality(Folder, "direct wave minimum, median sample"));
        Assert.Equal(2 * Math.Sqrt((1 - (1.0 / Traces)) / 3), Made.Quality(Folder, "noise rms, last quarter of the window")!.Value, tolerance: 0.05); // uniform noise of ±2 about its mean trace
    }

    [Fact]
    public void The_picture_is_as_wide_as_it_says_and_its_paper_is_not_the_section()
    {
        Make(Section);
        var display = Made.Record(Folder).File(FileRole.Display)!;
        var picture = PngReader.Read(Path.Combine(Folder, display.Name));

        Assert.Equal((display.Width, display.Height), (picture.Width, picture.Height));
        Assert.Equal([250, 248, 243], picture.Row(4)[..3].ToArray());
        var colours = new HashSet<int>();
        var pixels = picture.As<Rgb8>();
        for (var y = 0; y < picture.Height; y++)
        {
            var pixel = pixels[picture.Width / 2, y];
            colours.Add((pixel.R << 16) | (pixel.G << 8) | pixel.B);
        }

        Assert.InRange(colours.Count, 20, 2000);
    }

    [Fact]
    public void A_section_without_a_whole_record_is_refused()
    {
        var report = Make(observation => Section(observation) with { Traces = [], Echo = new(Samples, 0) });

        Assert.Contains("found no whole record", report.Failures.Single().Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    [Trait("Data", "archive")]
    public void The_real_section_of_2023_has_the_numbers_that_were_published_of_it()
    {
        var archive = Farside.Archive.Store.ArchiveFolder.Open(SharedData.Require("ce4"));
        var report = Made.Run([new RadargramRecipe()], archive, _temp["products"]);

        Assert.Empty(report.Failures);
        var folder = _temp[$"products/{report.Made.Single()}"];
        Assert.Equal(101, Made.Quality(folder, "traces"));
        Assert.Equal(23, Made.Quality(folder, "traces without a position"));
        Assert.InRange(Made.Quality(folder, "noise rms, last quarter of the window")!.Value, 1.05, 1.17); // the data sheet says 1.13 to 1.17, mean trace included
        Assert.Equal(StoredEcho(SharedData.Require("ce4/" + Made.Record(folder).Id)), TiffReader.Read(Path.Combine(folder, "section.tif")).Samples<float>().ToArray());
        Assert.Equal(("CNSA / CLEP / GRAS", false), (Made.Record(folder).Credit, Made.Record(folder).Simulated));
    }

    // By the data sheet: records of 32,883 bytes, 8,192 little-endian singles from byte 114 on.
    static float[] StoredEcho(string path) =>
        [.. File.ReadAllBytes(path).Chunk(32_883).SelectMany(record => MemoryMarshal.Cast<byte, float>(record.AsSpan(114, 4 * 8192)).ToArray())];

    RunReport Make(Func<Observation, Radargram> section)
    {
        _archive.AddRadar(section);
        return Made.Run([new RadargramRecipe()], _archive, _temp["products"]);
    }

    static Radargram Section(Observation observation) => new()
    {
        Observation = observation,
        Echo = new(Samples, Traces, [.. Echo().Select(value => new Linear(value))]),
        SamplingIntervalNs = 0.3125,
        CentralFrequencyMhz = 500,
        Traces = [.. Enumerable.Range(0, Traces).Select(Trace)],
    };

    // A direct wave at sample 84, an echo that dies away, and uniform noise of ±2.
    static float[] Echo()
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, Traces * Samples).Select(i => i % Samples)
            .Select(sample => (float)((sample == 84 ? -9000 : 400 * Math.Sin(sample) * Math.Exp(-sample / 40.0)) + (4 * random.NextDouble()) - 2))];
    }

    static Trace Trace(int number) => new(
        Epoch.FromUtc(2019, 1, 9, 20, 48, 12, 605_000_000) + TimeSpan.FromMilliseconds(674 * number),
        number < 5 ? null : new Point<SiteFrame>(0, 0.5 * number, -1),
        number < 5 ? null : (30 * Math.PI / 180, -10 * Math.PI / 180, Math.PI / 2), 255, number, 10 * number, (byte)(number is 7 or 9 ? 1 : 0));
}
