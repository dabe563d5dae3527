using Farside.Core.Colour;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Formats.Png;
using Farside.Processing.Imaging.Colour;
using Farside.Processing.Imaging.Defects;
using Farside.Products.Recipes;
using Farside.Products.Runner;
using Farside.Tests.Processing.Imaging.Colour;

namespace Farside.Tests.Products.Recipes;

public sealed class ColourRecipeTests : IDisposable
{
    const int Width = 256;
    const int Height = 192;
    const string Frame3 = "CE4_GRAS_PCAML-C-003_SCI_N_20190104041503_20190104041503_0001_B.2B";

    readonly TemporaryFolder _temp = new();
    readonly FrameArchive _archive;

    public ColourRecipeTests() => _archive = new(_temp["archive"]);

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_camera_s_black_fall_off_balance_and_broken_pixels_are_those_that_were_put_in()
    {
        Expose(eye: 'L', frames: 12, loss: 0.14);
        Made.Run([new ColourRecipe()], _archive, _temp["products"]);

        var colour = ColourJson.Read(_temp["products/colour/ce4-pcam-l/colour.json"]);

        Assert.Equal(6, colour.BlackDn, 0.5);
        Assert.Equal(0.14, 1 - colour.Falloff.At(1), 0.03);
        Assert.Equal((ColourSource.SoilRatio, ColourSource.Bands), (colour.WhiteBalanceSource, colour.MatrixSource));
        // White is to soil as one is to its published redness: the camera counts 0.74 and 0.8 of white.
        Assert.Equal(1 / 0.74, colour.WhiteBalance.Red, 0.06);
        Assert.Equal(1 / 0.80, colour.WhiteBalance.Blue, 0.06);
        Assert.Equal([(60, 10), (200, 150)], colour.DefectsOf(Width, Height).HotPixels);
        Assert.Equal([101], colour.DefectsOf(Width, Height).DeadColumns);
    }

    [Fact]
    public void What_is_broken_is_mended_in_the_picture_and_flagged_in_its_mask()
    {
        Expose(eye: 'L', frames: 6, loss: 0);
        Made.Run([new ColourRecipe(), new LookRecipe(), new PictureRecipe()], _archive, _temp["products"]);

        var mask = PngReader.Read(_temp[$"products/picture/{Frame3}/mask.png"]);
        Assert.Equal((byte)PixelFlags.HotPixel, mask.Row(10)[60]);
        Assert.Equal((byte)PixelFlags.DeadColumn, mask.Row(99)[101]);
        Assert.Equal(0, mask.Row(99)[103]);
        var shown = PngReader.Read(_temp[$"products/picture/{Frame3}/picture.png"]);
        Assert.InRange(shown.Row(10)[3 * 60], 0, 40); // a hot pixel amid the sky
    }

    [Fact]
    public void Before_its_repair_a_picture_differs_where_pixels_are_broken_and_nowhere_else()
    {
        const int Reach = 12; // of the demosaicing
        Expose(eye: 'L', frames: 6, loss: 0.14);
        Made.Run([new ColourRecipe(), new LookRecipe(), new PictureRecipe()], _archive, _temp["products"]);

        var before = PngReader.Read(_temp[$"products/picture/{Frame3}/before.png"]);
        var after = PngReader.Read(_temp[$"products/picture/{Frame3}/picture.png"]);
        var mask = PngReader.Read(_temp[$"products/picture/{Frame3}/mask.png"]);
        bool IsNearBroken(int x, int y) => (from row in Enumerable.Range(Math.Max(0, y - Reach), Math.Min(Height, y + Reach + 1) - Math.Max(0, y - Reach))
                                            from column in Enumerable.Range(Math.Max(0, x - Reach), Math.Min(Width, x + Reach + 1) - Math.Max(0, x - Reach))
                                            select mask.Row(row)[column]).Any(flags => (flags & (byte)(PixelFlags.HotPixel | PixelFlags.DeadColumn)) != 0);
        Assert.True(before.Row(10)[3 * 60] > after.Row(10)[3 * 60] + 30); // it glows amid the sky
        Assert.True(before.Row(99)[(3 * 101) + 1] < after.Row(99)[(3 * 101) + 1] / 2); // a dark line through the ground
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                Assert.True(IsNearBroken(x, y) || before.Row(y).Slice(3 * x, 3).SequenceEqual(after.Row(y).Slice(3 * x, 3)), $"{x}, {y}");
            }
        }

        Assert.Equal(FileRole.Before, Made.Record(_temp[$"products/picture/{Frame3}"]).Files.Single(file => file.Name == "before.png").Role);
    }

    [Fact]
    public void A_patch_in_view_gives_balance_and_matrix_and_is_named_as_their_source()
    {
        Expose(eye: 'L', frames: 6, loss: 0, hasPatch: true);
        Made.Run([new ColourRecipe(new() { Patch = Patch })], _archive, _temp["products"]);

        var colour = ColourJson.Read(_temp["products/colour/ce4-pcam-l/colour.json"]);

        Assert.Equal((ColourSource.Patch, ColourSource.Patch), (colour.WhiteBalanceSource, colour.MatrixSource));
        var white = SpectralCamera.Counted(_ => 1, SpectralCamera.Sunlight);
        Assert.Equal(white.Y / white.X, colour.WhiteBalance.Red, 0.03);
        var off = SpectralCamera.Others.Average(other => MatrixFit.Difference(
            colour.Matrix, new("", SpectralCamera.Balanced(other.Reflectance, SpectralCamera.Lamp(5000)), SpectralCamera.Shown(other.Reflectance, SpectralCamera.Lamp(5000)))));
        Assert.InRange(off, 0, 3);
        Assert.InRange(Made.Quality(_temp["products/colour/ce4-pcam-l"], "mean colour difference of colours left out") ?? 99, 0, 8);
    }

    [Fact]
    public void A_patch_read_in_the_wrong_order_is_none()
    {
        Expose(eye: 'L', frames: 6, loss: 0, hasPatch: true);

        var report = Made.Run([new ColourRecipe(new() { Patch = Patch with { Lab = [.. Patch.Lab.Skip(1), Patch.Lab[0]] } })], _archive, _temp["products"]);

        Assert.Contains("colours that the others miss by", Assert.Single(report.Failures).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_patch_in_a_frame_that_is_not_there_is_told()
    {
        Expose(eye: 'L', frames: 1, loss: 0);

        var error = Assert.Throws<ProductException>(() => Made.Run([new ColourRecipe(new() { Patch = Patch with { Frame = "CE4_none" } })], _archive, _temp["products"]));

        Assert.Contains("CE4_none", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_patch_whose_corners_are_wrong_is_told()
    {
        Expose(eye: 'L', frames: 1, loss: 0);
        var patch = new ColourPatch { Frame = Frame3.Replace("003", "000", StringComparison.Ordinal).Replace("1503", "1500", StringComparison.Ordinal), Corners = [[900, 80], [980, 80], [980, 160], [900, 160]], Columns = 1, Rows = 1, Lab = [[50, 0, 0]] };

        var report = Made.Run([new ColourRecipe(new() { Patch = patch })], _archive, _temp["products"]);

        Assert.Contains("0 of 1 squares", Assert.Single(report.Failures).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_soil_s_redness_is_what_its_spectrum_and_the_bands_say()
    {
        var bands = new CameraBands(new(630, 43), new(544, 41), new(480, 46));
        double Soil(double nm) => 0.06 * (1 + (0.002 * (nm - 550)));
        var nm = Enumerable.Range(0, 100).Select(band => 450.0 + (5 * band)).ToArray();
        var cube = new SpectralCube
        {
            Observation = new() { Id = "cube" },
            Bands = 100,
            Lines = 2,
            SamplesPerLine = 2,
            WavelengthsNm = nm,
            Values = [.. nm.SelectMany(at => Enumerable.Repeat((float)(Soil(at) * SolarIrradiance.At(at) * 0.3), 4))],
        };

        var soil = SoilSpectra.Soil(cube, bands, [])!.Value;

        Assert.Equal(Soil(630) / Soil(544), soil.RedOverGreen, 0.01);
        Assert.Equal(Soil(480) / Soil(544), soil.BlueOverGreen, 0.01);
    }

    [Fact]
    public void A_camera_for_screens_has_no_colour_to_calibrate() =>
        Assert.Null(ColourCameras.KeyOf(new Observation { Id = "x", Mission = "ce4", Instrument = "TCAM", Mode = "I" }));

    static ColourPatch Patch => new()
    {
        Frame = Frame3,
        Corners = [[120, 80], [200, 80], [200, 160], [120, 160]],
        Columns = 4,
        Rows = 4,
        Lab = [.. SpectralCamera.Layout.Colours.Select(lab => (double[])[lab.L, lab.A, lab.B])],
    };

    // Black sky over soil of uneven brightness, which the camera's filters see as 0.74 · 1.12, 1 and 0.8 · 0.9.
    void Expose(char eye, int frames, double loss, bool hasPatch = false)
    {
        for (var i = 0; i < frames; i++)
        {
            _archive.AddPcam("C", eye, i, Scene(i, loss, hasPatch));
        }
    }

    static Bitmap Scene(int seed, double loss, bool hasPatch)
    {
        var random = new Random(seed);
        double Noise(double sigma) => sigma * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
        var white = SpectralCamera.Counted(_ => 1, SpectralCamera.Sunlight);
        double[] soil = [0.74 * 1.122, 1, 0.80 * 0.897];
        var counts = SpectralCamera.Squares.Select(square => SpectralCamera.Counted(square, SpectralCamera.Sunlight)).ToArray();
        var (phase, slope) = (10 * random.NextDouble(), 0.3 * (random.NextDouble() - 0.5));
        var samples = new Bitmap(Width, Height, 1, SampleKind.UInt16);
        for (var i = 0; i < Width * Height; i++)
        {
            var (x, y) = (i % Width, i / Width);
            var channel = (x & 1) + (y & 1);
            var isPatch = hasPatch && x is >= 120 and < 200 && y is >= 80 and < 160;
            var light = y < 30 ? 0
                : isPatch ? 700 * counts[((y - 80) / 20 * 4) + ((x - 120) / 20)][channel] / white.Y
                : 400 * soil[channel] * (1 + (slope * (((double)x / Width) - 0.5))) * (1 + (0.04 * Math.Sin((x / 17.0) + phase) * Math.Cos(y / 13.0)));
            light *= 1 - (loss * RadialFalloff.Rho2(x, y, Width, Height));
            light = x == 101 ? 0 : light + ((x, y) is (60, 10) or (200, 150) ? 130 : 0);
            samples.Samples<ushort>()[i] = (ushort)Math.Clamp(Math.Round(6 + light + Noise(Math.Sqrt((0.04 * light) + 1.7))), 0, 1023);
        }

        return samples;
    }
}
