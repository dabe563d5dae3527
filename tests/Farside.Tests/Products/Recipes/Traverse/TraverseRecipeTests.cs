using System.Globalization;
using System.Text.Json;
using Farside.Core.Rasters;
using Farside.Core.Sky;
using Farside.Formats.Tiff;
using Farside.Products.Recipes.Traverse;
using Farside.Products.Runner;

namespace Farside.Tests.Products.Recipes.Traverse;

public sealed class TraverseRecipeTests : IDisposable
{
    readonly TemporaryFolder _temp = new();
    readonly RoverArchive _archive = new();

    public TraverseRecipeTests()
    {
        // A right triangle: 30 east, 40 north; the second lunar day begins on 2019-01-28.
        _archive.AddPcam("0001", "20190104041502", 0, -10, headingDeg: 90);
        _archive.AddPcam("0001", "20190104041518", 0, -10, headingDeg: 90, eye: 'R');
        _archive.AddVnis("0002", "20190112112528", 30, -10);
        _archive.AddPcam("0003", "20190130102128", 30.2, 30, headingDeg: 359);
        _archive.AddPcam("0004", "20190131102128", 30, 30.2, headingDeg: 1);
    }

    public void Dispose()
    {
        _archive.Dispose();
        _temp.Dispose();
    }

    [Fact]
    public void Stops_distances_and_headings_are_those_of_the_labels()
    {
        Assert.Equal(["traverse/ce4"], Make().Made);

        var stops = Table("stops.csv");
        Assert.Equal(["S001", "VNIS 0002", "S002"], stops.Select(row => row["stop"]));
        Assert.Equal(["PCAM-0001", "VNIS-0002", "PCAM-0003 PCAM-0004"], stops.Select(row => row["sequences"]));
        Assert.Equal(["90.00", "", "0.00"], stops.Select(row => row["heading_deg"]).Select(text => text == "360.00" ? "0.00" : text));
        // The second stop's place is half-way between two sequences, each way.
        Assert.Equal(("30.100", "30.100"), (stops[2]["east_m"], stops[2]["north_m"]));
        Assert.Equal(30 + Math.Sqrt((0.1 * 0.1) + (40.1 * 40.1)), Made.Quality(Folder, "distance through the stated places")!.Value, 1e-3);
        Assert.Equal([("1", "30.00"), ("2", "40.10")], Table("days.csv").Select(row => (row["lunar_day"], row["distance_m"])));
        Assert.Equal("50", Table("days.csv")[1]["lroc_total_m"]); // published for 2019-01-30
        // Two sequences 0.28 m apart: sqrt(0.02 + 0.02) / 2.
        Assert.Equal(0.1414, Made.Quality(Folder, "place of a stop, sigma each way by sequences that share one")!.Value, 2e-3);
    }

    [Fact]
    public void Both_landing_positions_have_a_file_of_their_own_on_the_moon()
    {
        Make();
        foreach (var (name, longitude, latitude) in new[] { ("label", 177.5991, -45.4446), ("lro", 177.5885, -45.4561) })
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, $"traverse-{name}.geojson")));
            var root = json.RootElement;
            Assert.Equal(("FeatureCollection", "Moon", name), (root.GetProperty("type").GetString(), root.GetProperty("body").GetString(), root.GetProperty("landerPosition").GetString()));
            Assert.False(root.TryGetProperty("crs", out _)); // RFC 7946 took it out
            var features = root.GetProperty("features").EnumerateArray().ToList();
            Assert.All(features, feature => Assert.Equal("Feature", feature.GetProperty("type").GetString()));
            Assert.Equal([longitude, latitude], Coordinates(features[0]));
            // 40.1 m north of the first stop, on a sphere as far below 1737.4 km as the site lies.
            var (first, last) = (Coordinates(features[1]), Coordinates(features[3]));
            Assert.Equal(40.1 / ((LunarSite.SphereRadiusM - 5931) * Math.PI / 180), last[1] - first[1], 1e-7);
            Assert.Equal(2, features.Count(feature => feature.GetProperty("geometry").GetProperty("type").GetString() == "LineString"));
            var box = root.GetProperty("bbox").EnumerateArray().Select(number => number.GetDouble()).ToList();
            Assert.True(box.Count == 4 && box[0] <= longitude && box[2] >= longitude && box[1] <= latitude && box[3] >= latitude);
        }
    }

    [SkippableFact]
    public void Gdal_reads_the_way_and_the_stops()
    {
        Make();
        var read = Judge.AskGdal("""
            import sys
            from osgeo import ogr
            source = ogr.Open(sys.argv[1])
            layer = source.GetLayer()
            print(layer.GetFeatureCount(), sum(f.GetGeometryRef().GetGeometryType() == ogr.wkbLineString for f in layer))
            """, Path.Combine(Folder, "traverse-label.geojson"));
        Assert.Equal("6 2", read);
    }

    [Fact]
    public void The_map_says_simulated_only_of_what_is_and_draws_north_scale_and_every_station()
    {
        Make();
        var svg = File.ReadAllText(Path.Combine(Folder, "traverse.svg"));
        Assert.DoesNotContain("SIMULATED", svg, StringComparison.Ordinal);
        Assert.All(new[] { ">N<", ">S001<", ">S002<", ">VNIS 0002<", ">lander<", "LROC", " m<" }, text => Assert.Contains(text, svg, StringComparison.Ordinal));
        Assert.StartsWith("<svg", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void The_way_follows_the_radars_fixes_along_their_headings()
    {
        // A quarter of a circle of 10 m by two fixes: the chord is 14.14 m, the arc 15.71.
        var fixes = new List<RadarFix>
        {
            new(Time("2019-01-10T00:00:00Z"), new(0, 0, 0), Farside.Core.Units.Angle.FromDegrees(0), "0001"),
            new(Time("2019-01-10T00:10:00Z"), new(10, 10, 0), Farside.Core.Units.Angle.FromDegrees(90), "0001"),
        };

        var curve = TraverseLeg.Curve(fixes[0], fixes[1]);
        var leg = new TraverseLeg(fixes[0].Time, fixes[1].Time, 1, curve, true);

        Assert.Equal(5 * Math.PI, leg.LengthM, 0.03 * 5 * Math.PI);
        // A rover that drives backwards leaves the same way; one that turned on the spot tells nothing.
        Assert.Equal(leg.LengthM, new TraverseLeg(fixes[0].Time, fixes[1].Time, 1, TraverseLeg.Curve(fixes[0] with { Heading = Farside.Core.Units.Angle.FromDegrees(180) }, fixes[1]), true).LengthM, 1e-9);
        Assert.Equal(2, TraverseLeg.Curve(fixes[0] with { Heading = Farside.Core.Units.Angle.FromDegrees(135) }, fixes[1] with { Heading = null }).Count);
    }

    [Fact]
    public void The_ground_along_the_way_has_its_heights_where_a_stop_saw_it_and_stays_open_elsewhere()
    {
        Assert.Empty(Made.Run([new SlopingGround(), new TraverseRecipe()], _archive.Folder, _temp["products"]).Failures);

        var profile = Table("profile.csv");
        Assert.Equal(70.1, double.Parse(profile[^1]["along_m"], CultureInfo.InvariantCulture), 0.06);
        foreach (var row in profile)
        {
            double Number(string name) => double.Parse(row[name], CultureInfo.InvariantCulture);
            var isKnown = Number("east_m") is > -3.9 and < 3.9; // the ground reaches 4 m to either side of the site's origin's meridian
            Assert.True(isKnown == (row["height_m"].Length > 0) || Math.Abs(Math.Abs(Number("east_m")) - 4) < 0.2, row["east_m"]);
            if (row["height_m"].Length > 0)
            {
                Assert.Equal(0.1 * Number("east_m"), Number("height_m"), 1e-3);
                Assert.Equal(Math.Sqrt((0.003 * 0.003) + (0.004 * 0.004)), Number("sigma_m"), 1e-4);
                Assert.Equal("pcam-0001", row["terrain"]);
            }
        }

        Assert.Contains("<polyline", File.ReadAllText(Path.Combine(Folder, "profile.svg")), StringComparison.Ordinal);
        Assert.InRange(Made.Quality(Folder, "way with known heights")!.Value, 5, 6);
    }

    [Fact]
    public void The_same_labels_give_the_same_bytes_at_any_number_of_threads()
    {
        Make(jobs: 1);
        Made.Run([new TraverseRecipe()], _archive.Folder, _temp["again"], new() { Jobs = 4 });
        var (one, four) = (Made.Bytes(_temp["products"]), Made.Bytes(_temp["again"]));
        Assert.Equal(one, four);
    }

    [Fact]
    public void Rough_heights_are_shaded_under_the_way_and_the_margin_names_them_their_pixel_and_the_place_of_the_lander()
    {
        var map = WriteHeights("rough.tif", pixelM: 4, pixels: 128);
        Make(new TraverseOptions { BaseMaps = [map], BaseMapCredit = "An Orbiter", BaseMapLander = "lro" });

        var ground = Made.Record(Folder).Facts.Single(fact => fact.Name == "Ground").Value;
        Assert.Equal("rough.tif (An Orbiter), laid by the lander's published place by lro, 4 m a pixel, heights shaded from the north-west", ground);
    }

    [Fact]
    public void A_map_of_pixels_as_wide_as_the_way_is_not_drawn_and_the_product_says_so()
    {
        Make(new TraverseOptions { BaseMaps = [WriteHeights("coarse.tif", pixelM: 500, pixels: 64)] });

        Assert.Equal("coarse.tif: too coarse to be drawn here", Made.Record(Folder).Facts.Single(fact => fact.Name == "Ground").Value);
    }

    // Neighbours differ as much as far places do: nothing but the sign says that these are no light.
    string WriteHeights(string name, double pixelM, int pixels)
    {
        var (picture, random) = (new Bitmap(pixels, pixels, 1, SampleKind.Float32), new Random(1));
        foreach (ref var sample in picture.Samples<float>())
        {
            sample = -5931 + (random.NextSingle() * 0.2f);
        }

        var half = pixelM * pixels / 2;
        TiffWriter.Write(_temp[name], picture, new() { Geo = GeoReference.OrthographicOnSphere("Moon", LunarSite.SphereRadiusM, -45.4561, 177.5885, -half, half, pixelM) });
        return _temp[name];
    }

    void Make(TraverseOptions options) => Assert.Empty(Made.Run([new TraverseRecipe(options)], _archive.Folder, _temp["products"]).Failures);

    string Folder => _temp["products/traverse/ce4"];

    RunReport Make(int jobs = 2) => Made.Run([new TraverseRecipe()], _archive.Folder, _temp["products"], new() { Jobs = jobs });

    List<Dictionary<string, string>> Table(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, name));
        var names = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => names.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    static double[] Coordinates(JsonElement feature) => [.. feature.GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(number => number.GetDouble())];

    static Farside.Core.Time.Epoch Time(string text) => Farside.Core.Time.Epoch.TryParseUtc(text, out var time) ? time : throw new FormatException(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>Ground that rises by a tenth of its east, known for 4 m about the origin's meridian; cells are right to 3 mm, the whole to 4.</summary>
    sealed class SlopingGround : Recipe
    {
        const int Side = 200;
        const double CellM = 0.08;

        public override string Name => "terrain";
        public override int Version => 1;

        public override IEnumerable<Job> Plan(Shelf shelf) =>
            [new Job(Name, "pcam-0001") { Inputs = [RoverLabels.LabelAlone(shelf.Complete.First(entry => entry.Name is { Instrument: "PCAM", Sequence: "0001" }))], Subject = new("PCAM", "0001", "Q", "ce4") }];

        public override void Make(Job job, Workbench bench)
        {
            Assert.Single(new SightingReader(bench).Read(job.Inputs));
            bench.Title = "ground";
            bench.Measure("height of the whole, sigma", 0.004, "m");
            var picture = new Bitmap(Side, Side, 3, SampleKind.Float32);
            for (var i = 0; i < Side * Side; i++)
            {
                var east = ((i % Side) - (Side / 2) + 0.5) * CellM;
                var samples = picture.Samples<float>().Slice(3 * i, 3);
                (samples[0], samples[1], samples[2]) = Math.Abs(east) < 4 ? ((float)(0.1 * east), 0.003f, 9) : (float.NaN, float.NaN, 0);
            }

            using var file = File.Create(bench.Place("dem-8cm.tif", FileRole.Data, Side, Side));
            TiffWriter.Write(file, picture, new() { Geo = GeoReference.OrthographicOnSphere("Moon", LunarSite.SphereRadiusM, -45.4, 177.6, -Side / 2 * CellM, (Side / 2 * CellM) - 10.24, CellM) });
        }
    }
}
