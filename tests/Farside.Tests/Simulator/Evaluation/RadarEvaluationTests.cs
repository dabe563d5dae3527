using System.Globalization;
using System.Text.Json.Nodes;
using Farside.Core.Geometry;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Core.Time;
using Farside.Products.Recipes;
using Farside.Simulator.Evaluation.Radar;
using Farside.Tests.Products;

namespace Farside.Tests.Simulator.Evaluation;

/// <summary>A drive whose traces, places and stops are known, the recipe's own radargram of it; and that radargram spoilt.</summary>
public sealed class RadarEvaluationTests : IDisposable
{
    const int Traces = 400;
    const int Samples = 700;
    const int FirstMoving = 160;
    const int FirstStandingAgain = 260;
    const double DirectWaveSample = 84.4;
    const string Product = "CE4_GRAS_LPR-2B_SCI_N_20190104004000_20190109213900_0001_A.2B";

    static readonly Epoch Start = Epoch.FromUtc(2019, 1, 9, 20, 48, 12, 605_000_000);

    readonly EvaluationFolders _folders = new();

    public RadarEvaluationTests()
    {
        var archive = new FrameArchive(_folders.Archive);
        archive.AddRadar(Section);
        Assert.Empty(Made.Run([new RadargramRecipe()], archive, _folders.Products).Failures);
        Directory.CreateDirectory(Path.Combine(_folders.Truth, "radar"));
        File.WriteAllLines(Path.Combine(_folders.Truth, "radar", Product + ".csv"), ["trace,utc,east_m,north_m,up_m,along_m,moving", .. Enumerable.Range(0, Traces).Select(TruthLine)]);
        _folders.WriteActivity("lpr-0001", new()
        {
            ["products"] = new JsonArray("LPR/2B/2B/2019-07/" + Product),
            ["radar"] = new JsonObject { ["channels"] = new JsonArray(new JsonObject { ["payload"] = "LPR-2B", ["directWaveSample"] = DirectWaveSample - 1, ["timeZeroSampleFirst"] = 90, ["timeZeroSampleLast"] = 92 }) },
        });
    }

    string Table => Path.Combine(_folders.Products, "radargram", Product, "traces.csv");

    public void Dispose() => _folders.Dispose();

    [Fact]
    public void What_the_recipe_makes_of_a_known_drive_meets_every_bar()
    {
        var report = _folders.Judge(new RadarEvaluation());

        report.AssertPassed();
        string[] absent = ["radar scatterer depth, median error", "radar layer depth, median error", "radar layer depth, largest error over its standard deviation"]; // this ground has neither
        Assert.Equal(new RadarEvaluation().Quantities.Except(absent).Select(quantity => $"{quantity}, LPR-2B"), report.Rows.Select(row => row.Quantity));
        Assert.Equal((Traces, Traces), (report.Row("radar trace times, greatest error, LPR-2B").Judged, report.Row("radar trace times, greatest error, LPR-2B").Of));
    }

    [Theory]
    [InlineData(1.01, true)]
    [InlineData(0.97, false)]
    public void A_layer_is_judged_by_the_boundary_that_is_there_and_one_where_none_is_counts_as_found(double share, bool passes)
    {
        WriteLayer(3 * share, 0.05);

        var report = _folders.Judge(new RadarEvaluation());

        Assert.Equal((1, 2), (report.Row("radar layer depth, median error, LPR-2B").Judged, report.Row("radar layer depth, median error, LPR-2B").Of));
        Assert.Equal(passes ? 0.01 : 0.03, report.Row("radar layer depth, median error, LPR-2B").Value, 1e-6);
        if (!passes)
        {
            report.AssertFailed("radar layer depth, median error, LPR-2B");
        }
    }

    // A level boundary at 3 m under permittivity 4, 2 · 3 · 2 / 0.2998 ns: followed at that time, and another layer where none is.
    void WriteLayer(double depthM, double sigmaM)
    {
        var radar = new JsonObject
        {
            ["channels"] = new JsonArray(),
            ["ground"] = new JsonObject { ["site"] = new JsonArray(), ["layers"] = new JsonArray(new JsonObject { ["bottomM"] = 3, ["permittivity"] = 4, ["boundary"] = new JsonArray() }) },
        };
        _folders.WriteActivity("lpr-0001", new() { ["products"] = new JsonArray("LPR/2B/2B/2019-07/" + Product), ["radar"] = radar });
        File.WriteAllLines(Path.Combine(Path.GetDirectoryName(Table)!, "layers.csv"),
        [
            "layer,trace,along_m,utc,east_m,north_m,up_m,two_way_ns,two_way_sigma_ns,depth_m,depth_sigma_m,amplitude",
            .. Enumerable.Range(0, 5).Select(i => string.Create(CultureInfo.InvariantCulture, $"1,{i},0,,0,0,0,40.5,0.5,{depthM},{sigmaM},1")),
            .. Enumerable.Range(0, 5).Select(i => $"2,{i},0,,0,0,0,90,0.5,6.5,0.1,1"),
        ]);
    }

    [Theory]
    [InlineData(0.2, true)]
    [InlineData(0.1, true)]
    [InlineData(0.02, false)]
    public void A_layer_that_is_not_sure_of_its_depth_is_judged_by_what_it_says_of_that(double sigmaM, bool passes)
    {
        WriteLayer(depthM: 3.2, sigmaM);

        var row = _folders.Judge(new RadarEvaluation()).Row("radar layer depth, largest error over its standard deviation, LPR-2B");

        Assert.Equal(0.2 / sigmaM, row.Value, 1e-6);
        Assert.Equal(passes, row.Passed);
    }

    [Fact]
    public void Times_twenty_milliseconds_late_are_told()
    {
        Change((trace, fields) => fields[1] = (Time(trace) + TimeSpan.FromMilliseconds(20)).ToUtcText());

        _folders.Judge(new RadarEvaluation()).AssertFailed("radar trace times, greatest error, LPR-2B");
    }

    [Fact]
    public void East_for_north_is_told()
    {
        Change((_, fields) => (fields[2], fields[3]) = (fields[3], fields[2]));

        var report = _folders.Judge(new RadarEvaluation());

        report.AssertFailed("radar place at a fix, greatest error, LPR-2B");
        report.AssertFailed("radar place between fixes, greatest lag, LPR-2B");
    }

    [Fact]
    public void A_lost_trace_and_a_trace_twice_are_told()
    {
        var lines = File.ReadAllLines(Table);
        File.WriteAllLines(Table, lines.Where((_, i) => i != 100).Append(lines[^1]));

        var report = _folders.Judge(new RadarEvaluation());

        report.AssertFailed("radar traces missing or invented, LPR-2B");
        Assert.Equal(2, report.Row("radar traces missing or invented, LPR-2B").Value);
    }

    [Fact]
    public void A_file_left_where_its_time_zero_drifted_is_told()
    {
        var path = Path.Combine(Path.GetDirectoryName(Table)!, "product.json");
        var record = JsonNode.Parse(File.ReadAllText(path))!;
        record["quality"]!.AsArray().Single(number => (string?)number!["name"] == "direct wave minimum, median sample")!["value"] = 87;
        File.WriteAllText(path, record.ToJsonString());

        _folders.Judge(new RadarEvaluation()).AssertFailed("radar time zero, greatest error, LPR-2B");
    }

    [Theory]
    [InlineData("1", "standing traces, recall, LPR-2B")]
    [InlineData("0", "standing traces, precision, LPR-2B")]
    public void Motion_that_was_not_and_stops_that_were_none_are_told(string always, string quantity)
    {
        Change((_, fields) => fields[^1] = always);

        _folders.Judge(new RadarEvaluation()).AssertFailed(quantity);
    }

    [Fact]
    public void A_table_that_claims_no_motion_gets_no_verdict_on_it()
    {
        Change((_, fields) => fields[^1] = "");

        var report = _folders.Judge(new RadarEvaluation());

        Assert.DoesNotContain(report.Rows, row => row.Quantity.StartsWith("standing", StringComparison.Ordinal));
        Assert.Contains("standing traces, LPR-2B: not claimed by the products.", report.Absent);
    }

    [Fact]
    public void A_table_with_a_torn_line_is_refused_by_name()
    {
        File.AppendAllText(Table, "400,2019-01-09T20\n");

        Assert.Contains("a line of 2 fields", Assert.Single(_folders.Judge(new RadarEvaluation()).Refused), StringComparison.Ordinal);
    }

    void Change(Action<int, string[]> change)
    {
        var lines = File.ReadAllLines(Table);
        for (var i = 1; i < lines.Length; i++)
        {
            var fields = lines[i].Split(',');
            change(i - 1, fields);
            lines[i] = string.Join(',', fields);
        }

        File.WriteAllLines(Table, lines);
    }

    static Epoch Time(int trace) => Start + TimeSpan.FromMilliseconds(674 * trace);

    static double Along(int trace) => 0.036 * Math.Clamp(trace - FirstMoving, 0, FirstStandingAgain - FirstMoving);

    static Point<SiteFrame> Place(int trace) => new(3 + (0.9 * Along(trace)), -12 + (0.4 * Along(trace)), 0.2);

    static bool IsMoving(int trace) => trace is >= FirstMoving and < FirstStandingAgain;

    static string TruthLine(int trace) => Place(trace) is var (x, y, z)
        ? string.Create(CultureInfo.InvariantCulture, $"{trace},{Time(trace).ToUtcText()},{x:F6},{y:F6},{z:F6},{Along(trace):F4},{(IsMoving(trace) ? 1 : 0)}") : "";

    // Fixes every 40 traces, none in the first 20.
    static Trace Trace(int number) => new(Time(number), number < 20 ? null : Place(20 + ((number - 20) / 40 * 40)), null, 255, number + 1, number + 1, 0);

    static Radargram Section(Observation observation)
    {
        var random = new Random(11);
        var echo = new Raster<Linear>(Samples, Traces);
        for (var trace = 0; trace < Traces; trace++)
        {
            for (var sample = 0; sample < Samples; sample++)
            {
                var direct = -9000 * Math.Exp(-(sample - DirectWaveSample) * (sample - DirectWaveSample) / 9);
                var ground = 8 * Math.Sin((2 * Math.PI * sample / 12) + (Along(trace) / 0.036 / 1.2));
                echo[sample, trace] = new((float)(direct + ground + (1.4 * (random.NextDouble() + random.NextDouble() - 1))));
            }
        }

        return new()
        {
            Observation = observation with { Instrument = "LPR", Mode = "2B" },
            Echo = echo,
            SamplingIntervalNs = 0.3125,
            Traces = [.. Enumerable.Range(0, Traces).Select(Trace)],
        };
    }
}
