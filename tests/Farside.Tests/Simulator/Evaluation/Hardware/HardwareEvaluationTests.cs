using System.Text.Json.Nodes;
using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Formats.Png;
using Farside.Simulator.Evaluation;
using Farside.Simulator.Evaluation.Hardware;

namespace Farside.Tests.Simulator.Evaluation.Hardware;

/// <summary>A frame that looks back over the rover, with its two rods, and one that looks ahead, with nothing of it.</summary>
public sealed class HardwareEvaluationTests : IDisposable
{
    const string Id = "pcam-0003-q";
    const string Back = "CE4_GRAS_PCAML-Q-024_SCI_N_20190112081544_20190112081544_0003_B.2B";
    const string Ahead = "CE4_GRAS_PCAML-Q-012_SCI_N_20190112075030_20190112075030_0003_B.2B";
    const int Width = 300;
    const int Height = 200;

    readonly EvaluationFolders _folders = new();

    public HardwareEvaluationTests() => _folders.WriteShots("pcam", Shot(Back, 1), Shot(Ahead, -1));

    public void Dispose() => _folders.Dispose();

    [Fact]
    public void The_shape_of_the_vehicle_itself_meets_every_bar()
    {
        Write((Back, Truth()));

        Judge().AssertPassed();
    }

    [Fact]
    public void The_truth_shows_two_rods_behind_and_nothing_ahead()
    {
        var truth = Truth();

        // Rods of 16 mm about a metre away, seen at 400 px a radian: 6 to 7 pixels each.
        var row = truth.Row(Height / 2).ToArray();
        var runs = string.Concat(row.Select(pixel => pixel > 0 ? '1' : '0')).Split('0', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, runs.Length);
        Assert.All(runs, run => Assert.InRange(run.Length, 6, 8));
        Assert.False(TrueHardware.Of(Shots()[Ahead], isRover: true)!.Pixels.ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void A_mask_beside_the_rod_is_told()
    {
        var (truth, shifted) = (Truth(), new Raster<byte>(Width, Height));
        for (var y = 0; y < Height; y++)
        {
            truth.Row(y)[..^12].CopyTo(shifted.Row(y)[12..]);
        }

        Write((Back, shifted));

        var report = Judge();
        report.AssertFailed($"hardware in the mask, precision, {Id}");
        report.AssertFailed($"hardware in the mask, recall, {Id}");
    }

    [Fact]
    public void Ground_that_is_masked_where_nothing_stands_is_told()
    {
        var square = new Raster<byte>(Width, Height);
        for (var y = 0; y < 40; y++)
        {
            square.Row(y)[..40].Fill(255);
        }

        Write((Back, Truth()), (Ahead, square));

        Judge().AssertFailed($"ground lost to masks in frames without hardware, {Id}");
    }

    [Fact]
    public void Without_the_product_nothing_is_judged_and_a_line_says_so()
    {
        var report = Judge();

        Assert.Empty(report.Rows);
        Assert.Contains("no product of that recipe", Assert.Single(report.Absent), StringComparison.Ordinal);
    }

    EvaluationReport Judge() => _folders.Judge(new HardwareEvaluation());

    IReadOnlyDictionary<string, TrueShot> Shots() => Farside.Simulator.Evaluation.Truth.Open(_folders.Truth).PosedShots();

    Raster<byte> Truth() => TrueHardware.Of(Shots()[Back], isRover: true)!;

    void Write(params (string Frame, Raster<byte> Mask)[] masks)
    {
        var folder = Path.Combine(_folders.Products, "hardware", Id);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "product.json"), "{}");
        File.WriteAllText(Path.Combine(folder, "hardware.json"), new JsonObject
        {
            ["format"] = "farside-hardware/1",
            ["judged"] = new JsonArray(Back, Ahead),
            ["frames"] = new JsonArray([.. masks.Select(mask => new JsonObject { ["id"] = mask.Frame, ["mask"] = mask.Frame + ".png" })]),
        }.ToJsonString());
        foreach (var (frame, mask) in masks)
        {
            PngWriter.Write(Path.Combine(folder, frame + ".png"), Bitmap.From(mask, 1, SampleKind.UInt8));
        }
    }

    // The rover stands at the origin, its nose to the east; the camera over its front looks west or east.
    static JsonObject Shot(string product, double west)
    {
        // Columns: right, up, back.
        Rotation<SiteFrame, CameraFrame> turned = new(0, 0, west, west, 0, 0, 0, 1, 0);
        return new()
        {
            ["product"] = product,
            ["camera"] = new JsonObject { ["width"] = Width, ["height"] = Height, ["focalLengthPx"] = 400, ["principalColumn"] = 149.5, ["principalRow"] = 99.5 },
            ["siteFromCamera"] = new JsonObject
            {
                ["rotation"] = new JsonArray(turned.M11, turned.M12, turned.M13, turned.M21, turned.M22, turned.M23, turned.M31, turned.M32, turned.M33),
                ["originM"] = new JsonArray(0.34, 0, 1.5),
            },
            ["rover"] = new JsonObject { ["placeM"] = new JsonArray(0, 0, 0), ["headingDeg"] = 0, ["pitchDeg"] = 0, ["rollDeg"] = 0 },
        };
    }
}
