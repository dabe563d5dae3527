using System.Text.Json.Nodes;
using Farside.Core.Rasters;
using Farside.Formats.Png;
using Farside.Simulator.Evaluation.Stereo;

namespace Farside.Tests.Simulator.Evaluation.Stereo;

/// <summary>Two pictures of one smooth pattern, the right one moved by a known disparity and by known rows.</summary>
public sealed class AnaglyphEvaluationTests : IDisposable
{
    const int Width = 320;
    const int Height = 200;
    const string Sequence = ", pcam-0003-q";

    readonly EvaluationFolders _folders = new();

    public void Dispose() => _folders.Dispose();

    [Theory]
    [InlineData(0.0, true)]
    [InlineData(0.2, true)]
    [InlineData(0.45, false)]
    [InlineData(-1.4, false)]
    public void Rows_by_which_the_pictures_miss_each_other_are_measured_on_them(double rows, bool isMet)
    {
        Write(column => 5, rows, stated: 0.1);

        var report = _folders.Judge(new AnaglyphEvaluation());

        Assert.Equal(Math.Abs(rows), report.Row(AnaglyphEvaluation.Measured + Sequence).Value, 0.07);
        Assert.Equal(isMet, report.Row(AnaglyphEvaluation.Measured + Sequence).Passed);
        Assert.Equal(0.1, report.Row(AnaglyphEvaluation.Stated + Sequence).Value, 1e-9);
    }

    [Fact]
    public void A_range_of_disparities_wider_than_three_per_cent_is_told()
    {
        Write(column => 20.0 * column / Width, 0, stated: 0.1);

        var report = _folders.Judge(new AnaglyphEvaluation());

        report.AssertFailed(AnaglyphEvaluation.Range + Sequence);
        Assert.Equal(100.0 / 17 * 23 / 24, report.Row(AnaglyphEvaluation.Range + Sequence).Value, 0.6); // a 17th of the left column, from first to last patch of 24
    }

    [Fact]
    public void Only_the_part_that_is_called_comfortable_counts()
    {
        // Near on the left, far on the right; the middle strip leads from 8 to 12 px and more columns have no part in it.
        Write(column => 20.0 * column / Width, 0, stated: 0.1, new JsonObject { ["firstColumn"] = 2 * Width / 5, ["width"] = Width / 5, ["firstRow"] = 20, ["height"] = 100 });

        var range = _folders.Judge(new AnaglyphEvaluation()).Row(AnaglyphEvaluation.Range + Sequence).Value;

        Assert.Equal(100.0 / 17 * 23 / 24, range, 1.0);
    }

    [Fact]
    public void Without_an_anaglyph_nothing_is_claimed() =>
        Assert.Contains("no product of that recipe", Assert.Single(_folders.Judge(new AnaglyphEvaluation()).Absent), StringComparison.Ordinal);

    void Write(Func<double, double> disparity, double rows, double stated, JsonObject? comfortable = null)
    {
        var folder = Path.Combine(_folders.Products, "anaglyph", "pair");
        Directory.CreateDirectory(folder);
        PngWriter.Write(Path.Combine(folder, "left.png"), Picture(Pattern));
        PngWriter.Write(Path.Combine(folder, "right.png"), Picture((column, row) => Pattern(column + disparity(column), row - rows)));
        File.WriteAllText(Path.Combine(folder, "product.json"), "{}");
        File.WriteAllText(Path.Combine(folder, "anaglyph.json"), new JsonObject
        {
            ["left"] = new JsonObject { ["id"] = "CE4_GRAS_PCAML-Q-006_SCI_N_20190112074230_20190112074230_0003_B.2B" },
            ["whole"] = new JsonObject { ["shiftPx"] = 3, ["farDisparityPx"] = 3, ["nearDisparityPx"] = 26 },
            ["comfortable"] = comfortable,
            ["rows"] = new JsonObject { ["heldOutRmsPx"] = stated },
        }.ToJsonString());
    }

    static double Pattern(double x, double y) => 120 + (18 * Math.Sin((x / 2.1) + (1.7 * Math.Sin(y / 9)))) + (15 * Math.Sin((y / 2.7) + Math.Sin(x / 11))) + (12 * Math.Sin((x / 23) - (y / 17)));

    static Bitmap Picture(Func<double, double, double> grey)
    {
        var picture = new Bitmap(Width, Height, 3, SampleKind.UInt8);
        for (var i = 0; i < Width * Height; i++)
        {
            picture.Samples<byte>().Slice(3 * i, 3).Fill((byte)Math.Round(grey(i % Width, i / Width)));
        }

        return picture;
    }
}
