using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Formats.Pictures;
using Farside.Products.Recipes;
using Farside.Products.Recipes.Compare;
using Farside.Products.Recipes.Geometry;
using Farside.Products.Runner;

namespace Farside.Tests.Products.Recipes.Compare;

/// <summary>A far wall whose light is a formula of direction, seen on two days by a camera that was turned in between.</summary>
public sealed class CompareRecipeTests : IDisposable
{
    const int Width = 320;
    const int Height = 240;
    static readonly BrownCamera Camera = new(Width, Height, 900, 160, 119);

    readonly TemporaryFolder _temp = new();
    readonly FrameArchive _archive;

    public CompareRecipeTests() => _archive = new(_temp["archive"]);

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_wall_seen_again_lies_on_itself_and_only_what_changed_is_coloured()
    {
        Look("0001", day: 4, turnDeg: 0, spotDeg: null);
        Look("0002", day: 6, turnDeg: 1.5, spotDeg: 2);
        var report = Make(turnsDeg: [0, 1.2]);

        Assert.Equal("pcam-0001-q-0002", Path.GetFileName(Assert.Single(Directory.GetDirectories(_temp["products/compare"]))));
        Assert.Empty(report.Failures);
        var folder = _temp["products/compare/pcam-0001-q-0002"];
        Assert.InRange(Made.Quality(folder, "held-out ties, apart RMS")!.Value, 0, 0.5);
        // The geometry was told 0.3° too little: 4.7 pixels.
        Assert.InRange(Made.Quality(folder, "largest correction of the given cameras")!.Value, 4.2, 5.2);
        using (var places = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "registration.json"))))
        {
            // 1.5° to the side, on the axis: 900 tan 1.5° pixels.
            var middle = places.RootElement.GetProperty("places").EnumerateArray().Select(place => place.EnumerateArray().Select(number => number.GetDouble()).ToArray())
                .MinBy(place => Math.Abs(place[0] - 160) + Math.Abs(place[1] - 119))!;
            Assert.InRange(Math.Abs(middle[2] - middle[0]), 23.57 - 0.5, 23.57 + 0.5);
            Assert.InRange(middle[3] - middle[1], -0.5, 0.5);
        }

        var (earlier, later, difference) = (Read(folder, "earlier"), Read(folder, "later"), Read(folder, "difference"));
        // The spot that is bright on the second day alone, 2° right of the first day's axis.
        var column = (int)(160 + (900 * Math.Tan(2 * Math.PI / 180)));
        Assert.True(later.Row(119)[column] > earlier.Row(119)[column] + 60);
        Assert.True(difference.Row(119)[3 * column] > difference.Row(119)[(3 * column) + 2] + 50, "ochre where it is brighter");
        Assert.InRange(difference.Row(60)[3 * 140], 40, 110);
        for (var x = 40; x < 150; x += 7)
        {
            Assert.InRange(later.Row(100)[x] - earlier.Row(100)[x], -12, 12);
        }
    }

    [Fact]
    public void Sequences_that_look_elsewhere_are_not_compared_and_a_line_says_why()
    {
        Look("0001", day: 4, turnDeg: 0, spotDeg: null);
        Look("0002", day: 6, turnDeg: 40, spotDeg: null);
        var report = Make(turnsDeg: [0, 40]);

        Assert.Empty(report.Failures);
        Assert.False(Directory.Exists(_temp["products/compare/pcam-0001-q-0002"]));
        Assert.Contains("no ground that both sequences show", Made.Record(_temp["products/.farside/nothing/compare/pcam-0001-q-0002"]).Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_sequence_is_compared_with_two_earlier_ones_whose_Sun_stood_near_its_own_and_never_with_one_of_another_afternoon()
    {
        // The Sun turns by 12° a day over the Moon: days 5 and 6 lie near each other, day 12 is farther than 60° from both.
        foreach (var (sequence, day) in new[] { ("0001", 4), ("0002", 5), ("0005", 6), ("0006", 7), ("0007", 12) })
        {
            Look(sequence, day, 0, null);
        }

        var plan = new RecipeRunner([new TurnedCameras([0, 0, 0]), new ColourRecipe(new()), new CompareRecipe()], _archive, _temp["planned"]).Plan(new(), CancellationToken.None);

        Assert.Equal(
            ["compare/pcam-0001-q-0002", "compare/pcam-0002-q-0005", "compare/pcam-0001-q-0005", "compare/pcam-0005-q-0006", "compare/pcam-0002-q-0006"],
            plan.Select(planned => planned.Job.Key).Where(key => key.StartsWith("compare/", StringComparison.Ordinal) && !key.EndsWith("0007", StringComparison.Ordinal)));
        Assert.DoesNotContain(plan, planned => planned.Job.Key is "compare/pcam-0001-q-0007" or "compare/pcam-0002-q-0007");
    }

    void Look(string sequence, int day, double turnDeg, double? spotDeg)
    {
        var samples = new Bitmap(Width, Height, 1, SampleKind.UInt16);
        for (var y = 0; y < Height; y++)
        {
            var row = samples.Samples<ushort>().Slice(y * Width, Width);
            for (var x = 0; x < Width; x++)
            {
                var ray = Camera.Ray(x, y);
                var (azimuth, elevation) = (Math.Atan2(ray.X, -ray.Z) + (turnDeg * Math.PI / 180), Math.Atan2(ray.Y, -ray.Z));
                row[x] = (ushort)(Wall(900 * azimuth, 900 * elevation) + (spotDeg is { } spot && Math.Abs(azimuth - (spot * Math.PI / 180)) < 0.008 && Math.Abs(elevation) < 0.008 ? 500 : 0));
            }
        }

        _archive.AddPcam("Q", 'L', 0, samples, sequence: sequence, day: day);
    }

    // Waves of many lengths and ways: no two places are alike.
    static double Wall(double x, double y)
    {
        var light = 400.0;
        for (var wave = 1; wave <= 14; wave++)
        {
            var (way, length) = (wave * 2.4, 6 + (wave * 3.1));
            light += 22 * Math.Sin((((Math.Cos(way) * x) + (Math.Sin(way) * y)) * 2 * Math.PI / length) + (wave * wave));
        }

        return light;
    }

    RunReport Make(double[] turnsDeg) => Made.Run([new TurnedCameras(turnsDeg), new ColourRecipe(new()), new CompareRecipe()], _archive, _temp["products"]);

    static Bitmap Read(string folder, string name) => PictureFile.Read(Path.Combine(folder, name + ".png"));

    /// <summary>Says of each sequence that its one frame was turned so far about the vertical.</summary>
    sealed class TurnedCameras(double[] turnsDeg) : Recipe
    {
        public override string Name => "geometry";
        public override int Version => 1;

        public override IEnumerable<Job> Plan(Shelf shelf) =>
            shelf.Of("PCAM").Concat(shelf.Of("PCAML")).DistinctBy(entry => entry.Id).Select(entry => new Job(Name, $"pcam-{entry.Name!.Sequence}-q") { Inputs = [entry], Subject = new("PCAM", entry.Name.Sequence, "Q", "ce4") });

        public override void Make(Job job, Workbench bench)
        {
            _ = bench.Read(job.Inputs[0]);
            bench.Title = "cameras";
            var turn = -turnsDeg[job.Subject.Sequence == "0001" ? 0 : 1] * Math.PI / 180;
            var pose = new Pose<SiteFrame, CameraFrame>(new(Math.Cos(turn), 0, Math.Sin(turn), 0, 1, 0, -Math.Sin(turn), 0, Math.Cos(turn)), new(0, 0, 0));
            bench.Write(AdjustedCameras.FileName, FileRole.Data, new AdjustedCameras
            {
                Cameras = [AdjustedCamera.Of("L", Camera)],
                Views = [new(job.Inputs[0].Id, 0, PoseNumbers.Of(pose)) { IsAdjusted = true, Eye = "L" }],
                Ties = new(0, 0, 0, 0, null, []),
            }.Write());
        }
    }
}
