using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Farside.Core.Rasters;
using Farside.Formats.Png;
using Farside.Formats.Tiff;
using Farside.Products.Recipes;
using Farside.Simulator.Evaluation.Colour;
using Farside.Tests.Archive.Missions;
using Farside.Tests.Products;

namespace Farside.Tests.Simulator.Evaluation;

/// <summary>A scene whose light is known, its mosaic with the camera's noise, the recipes' own pictures of it; and those pictures spoilt.</summary>
public sealed class ColourEvaluationTests : IDisposable
{
    const int Width = 320;
    const int Height = 240;
    const string Left = "CE4_GRAS_PCAML-C-000_SCI_N_20190104041500_20190104041500_0001_B.2B";
    const string Right = "CE4_GRAS_PCAMR-C-000_SCI_N_20190104041500_20190104041500_0001_B.2B";

    static readonly double[] Filters = [0.74, 1, 0.8];

    readonly EvaluationFolders _folders = new();

    public ColourEvaluationTests()
    {
        var archive = new FrameArchive(_folders.Archive);
        Directory.CreateDirectory(Path.Combine(_folders.Truth, "light"));
        foreach (var (eye, product) in new[] { ('L', Left), ('R', Right) })
        {
            archive.AddPcam("C", eye, 0, Mosaic(eye));
            TiffWriter.Write(Path.Combine(_folders.Truth, "light", product + ".tif"), Truth());
            _folders.WriteShots($"pcam-{eye}", new JsonObject { ["product"] = product, ["neutral"] = new JsonArray([.. Filters.Select(filter => JsonValue.Create(filter))]) });
        }

        Assert.Empty(Made.Run([new LookRecipe(), new PictureRecipe()], archive, _folders.Products).Failures);
    }

    public void Dispose() => _folders.Dispose();

    [Fact]
    public void What_the_recipe_makes_of_a_known_scene_meets_every_bar()
    {
        var report = _folders.Judge(new ColourEvaluation());

        report.AssertPassed();
        Assert.Equal(2 * (1 + 3 + 3 + 1), report.Rows.Count);
        Assert.Equal((1, 1), (report.Row("demosaic PSNR, PCAM left").Judged, report.Row("demosaic PSNR, PCAM left").Of));
    }

    [Fact]
    public void The_pedestal_that_was_put_in_comes_out_as_the_offset() =>
        Assert.All(_folders.Judge(new ColourEvaluation()).Rows.Where(row => row.Quantity.StartsWith("radiometric offset", StringComparison.Ordinal)), row => Assert.Equal(2, row.Value, 0.6));

    [Fact]
    public void A_picture_shifted_by_one_pixel_is_told()
    {
        Rewrite(Left, "linear.png", (x, y, from) => from(Math.Max(0, x - 1), y));

        var report = _folders.Judge(new ColourEvaluation());

        report.AssertFailed("demosaic PSNR, PCAM left");
        Assert.True(report.Row("demosaic PSNR, PCAM right").Passed);
    }

    [Fact]
    public void A_gain_of_three_per_cent_is_told_and_measured()
    {
        Rewrite(Right, "linear.png", (x, y, from) => from(x, y) is var (r, g, b) ? (r, g * 1.03, b) : default);

        var report = _folders.Judge(new ColourEvaluation());

        report.AssertFailed("radiometric gain error, PCAM right, green");
        Assert.Equal(3, report.Row("radiometric gain error, PCAM right, green").Value, 0.5);
        Assert.True(report.Row("radiometric gain error, PCAM right, red").Passed);
    }

    [Fact]
    public void Ten_data_numbers_of_haze_are_told()
    {
        Rewrite(Right, "linear.png", (x, y, from) => from(x, y) is var (r, g, b) ? (r + 640, g + 640, b + 640) : default);

        _folders.Judge(new ColourEvaluation()).AssertFailed("radiometric offset, PCAM right, blue");
    }

    [Fact]
    public void Swapped_channels_are_told()
    {
        Rewrite(Left, "linear.png", (x, y, from) => from(x, y) is var (r, g, b) ? (b, g, r) : default);

        var report = _folders.Judge(new ColourEvaluation());

        report.AssertFailed("radiometric gain error, PCAM left, red");
        report.AssertFailed("demosaic PSNR, PCAM left");
    }

    [Fact]
    public void A_picture_that_shows_reddish_ground_as_grey_is_told()
    {
        Rewrite(Left, "picture.png", (x, y, from) => from(x, y) is var (r, g, b) ? (r * 0.92, g, b) : default);

        var report = _folders.Judge(new ColourEvaluation());

        report.AssertFailed("white balance, true colour of what is shown as grey, PCAM left");
        Assert.True(report.Row("white balance, true colour of what is shown as grey, PCAM right").Passed);
    }

    [Fact]
    public void A_dead_column_is_the_detectors_fault_and_not_held_against_the_picture()
    {
        const int Dead = 123;
        Rewrite(Left, "linear.png", (x, y, from) => Math.Abs(x - Dead) <= 2 ? (0, 0, 0) : from(x, y));
        _folders.Judge(new ColourEvaluation()).AssertFailed("demosaic PSNR, PCAM left");

        var raw = Mosaic('L');
        for (var y = 0; y < Height; y++)
        {
            raw.Samples<ushort>()[(y * Width) + Dead] = 2;
        }

        File.WriteAllBytes(Path.Combine(_folders.Archive, Left), raw.Bytes);
        File.WriteAllText(Path.Combine(_folders.Archive, Left + "L"), SmallLabel.Xml(Left, "", SmallLabel.Array("UnsignedLSB2", ("Line", Height), ("Sample", Width))));
        _folders.Judge(new ColourEvaluation()).AssertPassed();
    }

    [Fact]
    public void A_frame_that_was_all_but_shut_tells_nothing()
    {
        TiffWriter.Write(Path.Combine(_folders.Truth, "light", Left + ".tif"), new Bitmap(Width, Height, 3, SampleKind.UInt16));

        Assert.Contains(_folders.Judge(new ColourEvaluation()).Absent, line => line.StartsWith("colour, PCAM left", StringComparison.Ordinal));
    }

    [Fact]
    public void A_picture_of_another_size_than_its_truth_is_refused_and_the_others_are_judged()
    {
        PngWriter.Write(Path.Combine(_folders.Products, "picture", Left, "linear.png"), new Bitmap(8, 8, 3, SampleKind.UInt16));

        var report = _folders.Judge(new ColourEvaluation());

        Assert.Contains("8 × 8", Assert.Single(report.Refused), StringComparison.Ordinal);
        Assert.Contains(report.Absent, line => line.StartsWith("colour, PCAM left", StringComparison.Ordinal));
        Assert.Equal(2, report.ExitCode);
    }

    [Fact]
    public void A_frame_without_a_product_is_counted_and_not_judged()
    {
        File.Copy(Path.Combine(_folders.Truth, "light", Left + ".tif"), Path.Combine(_folders.Truth, "light", Left.Replace("C-000", "C-001", StringComparison.Ordinal) + ".tif"));

        var row = _folders.Judge(new ColourEvaluation()).Row("demosaic PSNR, PCAM left");

        Assert.Equal((1, 2), (row.Judged, row.Of));
    }

    [Fact]
    public void Colours_are_as_far_from_grey_as_colorimetry_says()
    {
        Assert.Equal(0, ShownGrey.Chroma([0.3, 0.3, 0.3]), 0.02);

        // sRGB's red is L* 53.24, a* 80.09, b* 67.20 at luminance 0.2126; all three go with the cube root.
        Assert.Equal(Math.Sqrt((80.09 * 80.09) + (67.20 * 67.20)) * Math.Cbrt(0.184 / 0.2126), ShownGrey.Chroma([1, 0, 0]), 0.1);
    }

    // Data numbers: black sky, ground with slopes and a shadow, colours all around grey, and a glint beyond full scale.
    static double Light(int x, int y, int colour)
    {
        var ground = 260 + (80 * Math.Sin(x / 17.0) * Math.Cos(y / 13.0)) + (40 * Math.Sin((x + y) / 2.0));
        var shadow = 1 - (0.85 / (1 + Math.Exp(-(y - 150 - (x / 4.0)) / 1.5)));
        var tint = colour switch { 0 => 1 + (0.25 * Math.Sin(x / 31.0)), 2 => 1 + (0.25 * Math.Sin(y / 23.0)), _ => 1 };
        var isGlint = x is >= 200 and < 216 && y is >= 80 and < 96;
        return y < 40 ? 0 : isGlint ? 1500 : ground * shadow * tint * Filters[colour];
    }

    static Bitmap Truth()
    {
        var truth = new Bitmap(Width, Height, 3, SampleKind.UInt16);
        var samples = truth.Samples<ushort>();
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = (ushort)Math.Round(32 * Light(i / 3 % Width, i / 3 / Width, i % 3));
        }

        return truth;
    }

    // RGGB, a pedestal of two, variance 0.030 a data number and 1.3² of reading, ten bits.
    static Bitmap Mosaic(int seed)
    {
        var random = new Random(seed);
        var mosaic = new Bitmap(Width, Height, 1, SampleKind.UInt16);
        var samples = mosaic.Samples<ushort>();
        for (var i = 0; i < samples.Length; i++)
        {
            var light = Light(i % Width, i / Width, (i % Width & 1) + (i / Width & 1));
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            samples[i] = (ushort)Math.Clamp(Math.Round(light + 2 + (Math.Sqrt((0.030 * light) + (1.3 * 1.3)) * normal)), 0, 1023);
        }

        return mosaic;
    }

    void Rewrite(string product, string file, Func<int, int, Func<int, int, (double R, double G, double B)>, (double R, double G, double B)> change)
    {
        var path = Path.Combine(_folders.Products, "picture", product, file);
        var was = PngReader.Read(path);
        var (most, changed) = (was.Kind == SampleKind.UInt8 ? 255.0 : 65535.0, new Bitmap(was.Width, was.Height, 3, was.Kind));
        double Sample(int at) => was.Kind == SampleKind.UInt8 ? was.Bytes[at] : was.Samples<ushort>()[at];
        (double R, double G, double B) At(int x, int y) => ((y * was.Width) + x) * 3 is var at ? (Sample(at), Sample(at + 1), Sample(at + 2)) : default;
        for (var i = 0; i < was.Width * was.Height; i++)
        {
            var (r, g, b) = change(i % was.Width, i / was.Width, At);
            double[] samples = [r, g, b];
            for (var colour = 0; colour < 3; colour++)
            {
                var value = Math.Round(Math.Clamp(samples[colour], 0, most));
                if (was.Kind == SampleKind.UInt8)
                {
                    changed.Bytes[(3 * i) + colour] = (byte)value;
                }
                else
                {
                    MemoryMarshal.Cast<byte, ushort>(changed.Bytes.AsSpan())[(3 * i) + colour] = (ushort)value;
                }
            }
        }

        PngWriter.Write(path, changed);
    }
}
