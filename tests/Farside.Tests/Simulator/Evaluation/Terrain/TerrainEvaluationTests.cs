using System.Text.Json.Nodes;
using Farside.Core.Rasters;
using Farside.Formats.Tiff;
using Farside.Simulator.Evaluation;
using Farside.Simulator.Evaluation.Terrain;
using Farside.Tests.Simulator.Evaluation.Geometry;

namespace Farside.Tests.Simulator.Evaluation.Terrain;

/// <summary>Grids and ranges made from the truth with errors of a known size.</summary>
public sealed class TerrainEvaluationTests : IDisposable
{
    const string Id = "pcam-0003-q";
    const double CellM = 0.08;
    const int Side = 320;

    readonly EvaluationFolders _folders = new();
    readonly SmallSequence _sequence = new() { Pose = (_, pose) => pose };

    public void Dispose() => _folders.Dispose();

    [Fact]
    public void Errors_as_large_as_their_sigmas_meet_the_bars_and_nothing_is_moved()
    {
        var report = Judge(heightErrorM: 0.004, rangeShare: 0.004, stated: 1);

        foreach (var ring in (string[])["2 to 6 m", "6 to 12 m"])
        {
            Assert.InRange(report.Row($"{HeightErrors.Calibration}, {Id}, {ring}").Value, 0.95, 1.05);
            Assert.InRange(report.Row($"{HeightErrors.Inside}, {Id}, {ring}").Value, 0.94, 0.97);
            Assert.InRange(report.Row($"{HeightErrors.Bias}, {Id}, {ring}").Value, 0, 0.0005);
        }

        Assert.InRange(report.Row($"{HeightErrors.Rms(DistanceRing.All[0])}, {Id}").Value, 0.0038, 0.0044);
        Assert.InRange(report.Row($"{DisparityErrors.Calibration}, {Id}").Value, 0.95, 1.05);
        Assert.Equal(0, report.Row($"{DisparityErrors.Bad2}, {Id}").Value);
        Assert.InRange(report.Row($"{DisparityErrors.Stretch}, {Id}").Value, 0, 0.2);
        Assert.InRange(report.Row($"{GroundCoverage.Coverage}, {Id}").Value, 0.99, 1);
    }

    [Fact]
    public void Sigmas_of_half_the_errors_are_told_in_heights_and_ranges()
    {
        var report = Judge(heightErrorM: 0.004, rangeShare: 0.004, stated: 0.5);

        report.AssertFailed($"{HeightErrors.Calibration}, {Id}, 2 to 6 m");
        report.AssertFailed($"{HeightErrors.Inside}, {Id}, 2 to 6 m");
        report.AssertFailed($"{DisparityErrors.Calibration}, {Id}");
        Assert.InRange(report.Row($"{HeightErrors.Calibration}, {Id}, 2 to 6 m").Value, 1.9, 2.1);
    }

    [Fact]
    public void Ground_that_lies_two_centimetres_too_high_is_a_bias_for_cameras_alone_move_the_whole()
    {
        var report = Judge(heightErrorM: 0.004, rangeShare: 0.004, stated: 1, liftM: 0.02);

        report.AssertFailed($"{HeightErrors.Bias}, {Id}, 2 to 6 m");
        Assert.Equal(0.02, report.Row($"{HeightErrors.Bias}, {Id}, 2 to 6 m").Value, 0.001);
    }

    [Fact]
    public void A_disparity_that_all_pairs_have_too_much_is_the_eyes_turn_and_no_error_of_each_range()
    {
        var report = Judge(heightErrorM: 0.004, rangeShare: 0.004, stated: 1, stretchPerM: 0.002);

        report.AssertFailed($"{DisparityErrors.Stretch}, {Id}");
        Assert.InRange(report.Row($"{DisparityErrors.Calibration}, {Id}").Value, 0.95, 1.05);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_stop_that_ties_moved_and_stretched_is_judged_where_they_put_it(bool isCited)
    {
        // The second stop's cameras are 8 cm too high and 5 cm aside; ties know, and have stretched its ranges to what they are.
        const double Stretch = 0.0008;
        var second = new SmallSequence("0004", 6) { Pose = (_, pose) => pose with { Origin = new(pose.Origin.X - 0.05, pose.Origin.Y, pose.Origin.Z + 0.08) } };
        second.WriteTruth(_folders);
        second.WriteProduct(_folders);
        var ties = Directory.CreateDirectory(Path.Combine(_folders.Products, "stops", "ce4")).FullName;
        File.WriteAllText(Path.Combine(ties, "product.json"), "{}");
        File.WriteAllText(Path.Combine(ties, "stops.json"), new JsonObject
        {
            ["stops"] = new JsonArray(Stop(Id, 0, 0, 0, 0), Stop("pcam-0004-q", 6, 0.05, -0.08, Stretch)),
            ["ties"] = new JsonArray(),
        }.ToJsonString());

        var report = Judge(heightErrorM: 0.004, rangeShare: 0.0004, stated: 1, joined: second, cites: isCited ? "stops" : null);

        if (isCited)
        {
            Assert.InRange(report.Row($"{HeightErrors.Rms(DistanceRing.All[0])}, {Id}").Value, 0.0038, 0.0045);
            Assert.InRange(report.Row($"{HeightErrors.Bias}, {Id}, 2 to 6 m").Value, 0, 0.0005);
            Assert.Equal(0, report.Row($"{DisparityErrors.Bad2}, {Id}").Value);
            Assert.InRange(report.Row($"{DisparityErrors.Calibration}, {Id}").Value, 0.95, 1.05);
        }
        else
        {
            report.AssertFailed($"{HeightErrors.Bias}, {Id}, 2 to 6 m");
        }
    }

    static JsonObject Stop(string id, double pivotEastM, double eastM, double upM, double stretch) => new()
    {
        ["id"] = id,
        ["pivotM"] = new JsonArray(pivotEastM, 0.0, 1.6),
        ["groundShiftM"] = new JsonArray(eastM, 0.0, upM),
        ["groundTurnDeg"] = new JsonArray(0.0, 0.0, 0.0),
        ["rangeStretch"] = stretch,
        ["ties"] = 1,
    };

    EvaluationReport Judge(double heightErrorM, double rangeShare, double stated, double liftM = 0, double stretchPerM = 0, SmallSequence? joined = null, string? cites = null)
    {
        _sequence.WriteTruth(_folders);
        _sequence.WriteProduct(_folders);
        var folder = Path.Combine(_folders.Products, "terrain", Id);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "product.json"), new JsonObject
        {
            ["cites"] = new JsonArray([.. new (string Recipe, string? Id)[] { ("geometry", Id), ("geometry", joined is null ? null : "pcam-0004-q"), ("stops", cites is null ? null : "ce4") }
                .Where(cited => cited.Id is not null).Select(cited => new JsonObject { ["recipe"] = cited.Recipe, ["id"] = cited.Id })]),
            ["quality"] = new JsonArray(new JsonObject { ["name"] = "range by the eyes' turn, sigma at 10 m at most", ["value"] = 0.05, ["unit"] = "m" }),
        }.ToJsonString());
        var chance = new Random(5);
        WriteHeights(Path.Combine(folder, "dem-8cm.tif"), heightErrorM, stated, liftM, chance);
        foreach (var sequence in joined is null ? (SmallSequence[])[_sequence] : [_sequence, joined])
        {
            for (var view = 0; view < sequence.Shots.Count; view += 2)
            {
                WriteRanges(Path.Combine(folder, $"range-{sequence.Shots[view].Name}.tif"), sequence, view, rangeShare, stated, stretchPerM, chance);
            }
        }

        return _folders.Judge(new TerrainEvaluation());
    }

    static void WriteHeights(string path, double errorM, double stated, double liftM, Random chance)
    {
        var picture = new Bitmap(Side, Side, 3, SampleKind.Float32);
        for (var i = 0; i < Side * Side; i++)
        {
            var (east, north) = (((i % Side) + 0.5 - (Side / 2)) * CellM, ((Side / 2) - (i / Side) - 0.5) * CellM);
            picture.Samples<float>()[3 * i] = (float)(SmallSequence.HeightAt(east, north) + liftM + (errorM * Normal(chance)));
            picture.Samples<float>()[(3 * i) + 1] = (float)(stated * errorM);
            picture.Samples<float>()[(3 * i) + 2] = 9;
        }

        TiffWriter.Write(path, picture, new() { Geo = GeoReference.OrthographicOnSphere("Moon", 1_737_400, -45, 177, -Side / 2 * CellM, Side / 2 * CellM, CellM) });
    }

    // Every second column and row that the right eye shows too; a range's error is a share of it.
    static void WriteRanges(string path, SmallSequence sequence, int view, double share, double stated, double stretchPerM, Random chance)
    {
        var picture = new Bitmap(SmallSequence.Width / 2, SmallSequence.Height / 2, 2, SampleKind.Float32);
        for (var i = 0; i < picture.Width * picture.Height; i++)
        {
            var (column, row) = (1 + (2 * (i % picture.Width)), 1 + (2 * (i / picture.Width)));
            var trueM = column < 60 || row > SmallSequence.Height - 10 ? double.PositiveInfinity : sequence.RangeM(view, column, row);
            var rangeM = 1 / ((1 / trueM) + stretchPerM) * (1 + (share * Normal(chance)));
            (picture.Samples<float>()[2 * i], picture.Samples<float>()[(2 * i) + 1]) = rangeM < 30 ? ((float)rangeM, (float)(stated * share * rangeM)) : (float.NaN, float.NaN);
        }

        TiffWriter.Write(path, picture);
    }

    static double Normal(Random chance) => Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(Math.Tau * chance.NextDouble());
}
