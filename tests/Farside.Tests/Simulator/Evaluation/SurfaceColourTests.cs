using System.Globalization;
using System.Text.Json.Nodes;
using Farside.Core.Rasters;
using Farside.Formats.Png;
using Farside.Formats.Tiff;
using Farside.Simulator.Evaluation.Colour;
using Farside.Tests.Archive.Missions;
using Farside.Tests.Processing.Imaging.Colour;

namespace Farside.Tests.Simulator.Evaluation;

/// <summary>A picture of soil and of red paint whose spectra the truth tells, judged by the chain that a product states.</summary>
public sealed class SurfaceColourTests : IDisposable
{
    const int Width = 80;
    const int Height = 60;
    const string Product = "CE4_GRAS_PCAML-C-000_SCI_N_20190104041500_20190104041500_0001_B.2B";

    static readonly Func<double, double> Soil = SpectralCamera.Others[0].Reflectance;
    static readonly Func<double, double> Red = SpectralCamera.Squares[4];

    readonly EvaluationFolders _folders = new();

    public SurfaceColourTests()
    {
        var white = SpectralCamera.Counted(_ => 1, SpectralCamera.Sunlight);
        double[] neutral = [white.X, white.Y, white.Z];
        WriteTruth(neutral);
        WriteScene(neutral);
        WriteMask((10, 10));
    }

    public void Dispose() => _folders.Dispose();

    [Fact]
    public void The_right_chain_meets_both_bars()
    {
        WriteColour(MatrixOfPatch(), "patch");

        var report = _folders.Judge(new ColourEvaluation());

        Assert.True(report.Row("colour of soil, PCAM left").Passed);
        Assert.True(report.Row("colour of paints, PCAM left").Passed);
    }

    [Fact]
    public void A_chain_that_takes_red_for_a_tenth_more_than_it_is_does_not()
    {
        WriteColour(MatrixOfPatch(), "patch", redGain: 1.1);

        _folders.Judge(new ColourEvaluation()).AssertFailed("colour of soil, PCAM left");
    }

    [Fact]
    public void Without_a_patch_no_colour_of_paints_is_claimed_and_none_is_judged()
    {
        WriteColour([1, 0, 0, 0, 1, 0, 0, 0, 1], "bands");

        var report = _folders.Judge(new ColourEvaluation());

        Assert.DoesNotContain(report.Rows, row => row.Quantity.StartsWith("colour of paints", StringComparison.Ordinal));
        Assert.Contains(report.Absent, line => line.StartsWith("colour of paints, PCAM left", StringComparison.Ordinal));
    }

    [Fact]
    public void A_mask_that_names_the_broken_pixels_meets_every_bar()
    {
        _folders.Judge(new DefectMaskEvaluation()).AssertPassed();
    }

    [Fact]
    public void A_mask_that_misses_one_or_blames_sound_ones_does_not()
    {
        WriteMask();
        _folders.Judge(new DefectMaskEvaluation()).AssertFailed("hot pixels in the mask, recall, PCAM left, mode C");

        WriteMask((10, 10), (20, 20));
        _folders.Judge(new DefectMaskEvaluation()).AssertFailed("hot pixels in the mask, precision, PCAM left, mode C");

        WriteMask([(10, 10)], dead: 41);
        _folders.Judge(new DefectMaskEvaluation()).AssertFailed("dead columns in the mask, recall, PCAM left, mode C");
    }

    [Fact]
    public void What_two_scenes_cannot_tell_is_not_asked_of_the_mask()
    {
        WriteMask();
        WriteColour([1, 0, 0, 0, 1, 0, 0, 0, 1], "bands", searched: 2);

        var report = _folders.Judge(new DefectMaskEvaluation());

        Assert.DoesNotContain(report.Rows, row => row.Quantity.Contains("recall", StringComparison.Ordinal));
        Assert.Contains(report.Absent, line => line.StartsWith("hot pixels and dead columns, recall, PCAM left", StringComparison.Ordinal));
    }

    static double[] MatrixOfPatch() => Farside.Processing.Imaging.Colour.MatrixFit.Of(SpectralCamera.Samples(SpectralCamera.Sunlight)).ToArray();

    void WriteTruth(double[] neutral)
    {
        Directory.CreateDirectory(Path.Combine(_folders.Truth, "tables"));
        File.WriteAllLines(Path.Combine(_folders.Truth, "tables", "surfaces.csv"), Enumerable.Range(0, 81).Select(i => 380 + (5 * i))
            .Select(nm => string.Create(CultureInfo.InvariantCulture, $"{nm},{Soil(nm)},{Red(nm)}")).Prepend("wavelength_nm,MatureSoil,FlagRed"));
        _folders.WriteActivity("ground", new JsonObject
        {
            ["surfaces"] = new JsonObject
            {
                ["spectra"] = "tables/surfaces.csv",
                ["colours"] = new JsonObject { ["MatureSoil"] = Numbers(Signal(Soil)), ["FlagRed"] = Numbers(Signal(Red)) },
            },
        });
        _folders.WriteShots("pcam", new JsonObject
        {
            ["product"] = Product,
            ["neutral"] = Numbers(neutral),
            ["exposureMs"] = 10,
            // The detector is 2352 pixels wide: each pixel of this picture joins 29.
            ["hotPixels"] = new JsonArray(new JsonArray(10 * 29, 10 * 29, 29.0 * 29 * 5), new JsonArray(50 * 29, 50 * 29, 0.001)),
            ["deadColumns"] = new JsonArray(40 * 29),
        });
    }

    void WriteScene(double[] neutral)
    {
        Directory.CreateDirectory(Path.Combine(_folders.Truth, "light"));
        var (truth, linear, shown) = (new Bitmap(Width, Height, 3, SampleKind.UInt16), new Bitmap(Width, Height, 3, SampleKind.UInt16), new Bitmap(Width, Height, 3, SampleKind.UInt8));
        for (var i = 0; i < Width * Height; i++)
        {
            var signal = i % Width < Width / 2 ? Signal(Soil) : Signal(Red);
            for (var band = 0; band < 3; band++)
            {
                var dn = 300 * signal[band] / signal[1] * neutral[band] / neutral[1];
                truth.Samples<ushort>()[(3 * i) + band] = (ushort)Math.Round(32 * dn);
                linear.Samples<ushort>()[(3 * i) + band] = (ushort)Math.Round(64 * dn);
            }
        }

        TiffWriter.Write(Path.Combine(_folders.Truth, "light", Product + ".tif"), truth);
        File.WriteAllText(Path.Combine(_folders.Archive, Product), "");
        File.WriteAllText(Path.Combine(_folders.Archive, Product + "L"), SmallLabel.Xml(Product, "", SmallLabel.Array("UnsignedLSB2", ("Line", Height), ("Sample", Width))));
        var folder = Directory.CreateDirectory(Path.Combine(_folders.Products, "picture", Product)).FullName;
        PngWriter.Write(Path.Combine(folder, "linear.png"), linear);
        PngWriter.Write(Path.Combine(folder, "picture.png"), shown);
        File.WriteAllText(Path.Combine(folder, "product.json"), """{ "facts": [ { "name": "Linear file", "value": "16 bits = 64 × data numbers above the pedestal" } ] }""");
    }

    void WriteColour(double[] matrix, string source, double redGain = 1, int searched = 3)
    {
        var white = SpectralCamera.Counted(_ => 1, SpectralCamera.Sunlight);
        var folder = Directory.CreateDirectory(Path.Combine(_folders.Products, "colour", "ce4-pcam-l")).FullName;
        File.WriteAllText(Path.Combine(folder, "colour.json"), new JsonObject
        {
            ["whiteBalance"] = new JsonObject { ["gains"] = Numbers(redGain * white.Y / white.X, 1, white.Y / white.Z) },
            ["matrix"] = new JsonObject { ["rows"] = Numbers(matrix), ["source"] = source },
            ["defects"] = new JsonArray(new JsonObject { ["width"] = Width, ["frames"] = searched }),
        }.ToJsonString());
    }

    void WriteMask(params (int Column, int Row)[] hot) => WriteMask(hot, dead: 40);

    void WriteMask((int Column, int Row)[] hot, int dead)
    {
        var mask = new Bitmap(Width, Height, 1, SampleKind.UInt8);
        for (var y = 0; y < Height; y++)
        {
            mask.Row(y)[dead] = 4;
        }

        foreach (var (column, row) in hot)
        {
            mask.Row(row)[column] |= 2;
        }

        PngWriter.Write(Path.Combine(_folders.Products, "picture", Product, "mask.png"), mask);
    }

    static double[] Signal(Func<double, double> surface)
    {
        var seen = SpectralCamera.Balanced(surface, SpectralCamera.Sunlight);
        return [seen.X, seen.Y, seen.Z];
    }

    static JsonArray Numbers(params double[] numbers) => new([.. numbers.Select(number => JsonValue.Create(number))]);
}
