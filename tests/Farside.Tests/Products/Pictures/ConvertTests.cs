using System.Runtime.InteropServices;
using Farside.Core.Rasters;
using Farside.Formats.Pfm;
using Farside.Formats.Pictures;
using Farside.Formats.Png;
using Farside.Processing.Imaging;
using Farside.Products.Pictures;
using Farside.Products.Pictures.Conversion;

namespace Farside.Tests.Products.Pictures;

public sealed class ConvertTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("farside-convert-").FullName;

    string Out => Path.Combine(_folder, "out");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Bilinear_gives_the_means_of_the_neighbours_that_the_mosaic_holds()
    {
        var mosaic = LabFrames.Bytes(10, 8, 1, seed: 1);
        var picture = ConvertOne(Save("m.png", mosaic), new() { Mosaic = BayerPattern.Rggb, Demosaic = DemosaicMethod.Bilinear, Rendering = Rendering.Linear });

        int At(int x, int y) => mosaic.Bytes[(y * 10) + x];
        byte[] Mean(params int[] samples) => [(byte)Math.Round(samples.Average(), MidpointRounding.ToEven)];
        byte[] Pixel(int x, int y) => picture.Row(y).Slice(3 * x, 3).ToArray();

        // (4, 4) is red, (5, 5) blue, (5, 4) green beside red.
        Assert.Equal([(byte)At(4, 4), .. Mean(At(3, 4), At(5, 4), At(4, 3), At(4, 5)), .. Mean(At(3, 3), At(5, 3), At(3, 5), At(5, 5))], Pixel(4, 4));
        Assert.Equal([.. Mean(At(4, 4), At(6, 4), At(4, 6), At(6, 6)), .. Mean(At(4, 5), At(6, 5), At(5, 4), At(5, 6)), (byte)At(5, 5)], Pixel(5, 5));
        Assert.Equal([.. Mean(At(4, 4), At(6, 4)), (byte)At(5, 4), .. Mean(At(5, 3), At(5, 5))], Pixel(5, 4));
    }

    public static TheoryData<DemosaicMethod> Methods => [.. Enum.GetValues<DemosaicMethod>().Where(method => method != DemosaicMethod.Residual)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_method_keeps_the_measured_samples_and_a_flat_colour_exactly(DemosaicMethod method)
    {
        var noise = LabFrames.Bytes(33, 26, 1, seed: 2);
        var kept = ConvertOne(Save("noise.png", noise), new() { Mosaic = BayerPattern.Rggb, Demosaic = method, Rendering = Rendering.Linear });
        var flat = ConvertOne(Save("flat.png", LabFrames.Flat(24, 18, BayerPattern.Gbrg, 10_000, 65_535, 321)), new() { Mosaic = BayerPattern.Gbrg, Demosaic = method, Rendering = Rendering.Linear });

        Assert.Equal((33, 26, 3, SampleKind.UInt8), (kept.Width, kept.Height, kept.Channels, kept.Kind));
        for (var i = 0; i < noise.Bytes.Length; i++)
        {
            Assert.Equal(noise.Bytes[i], kept.Bytes[(3 * i) + (i % 33 & 1) + (i / 33 & 1)]);
        }

        Assert.Equal(SampleKind.UInt16, flat.Kind);
        Assert.All(flat.Samples<ushort>().ToArray().Chunk(3), pixel => Assert.Equal([10_000, 65_535, 321], pixel));
    }

    [Fact]
    public void A_float_mosaic_from_0_to_1_becomes_16_bits_rounded_and_clipped()
    {
        float[] values = [0f, 0.5f, 1f, 1.5f, -0.5f, 0.25f, 1e-6f, 0.999999f, 0.1f, 0.2f, 0.3f, 0.4f, 0.6f, 0.7f, 0.8f, 0.9f];
        var mosaic = new Bitmap(4, 4, 1, SampleKind.Float32, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
        var path = Path.Combine(_folder, "f.pfm");
        PortableMap.Write(path, mosaic);

        var picture = ConvertOne(path, new() { Mosaic = BayerPattern.Rggb, Demosaic = DemosaicMethod.Bilinear, Rendering = Rendering.Linear });

        Assert.Equal(SampleKind.UInt16, picture.Kind);
        for (var i = 0; i < 16; i++)
        {
            // A float holds 65535 · 0.3 to within 0.002.
            Assert.Equal(Math.Clamp(values[i] * 65535.0, 0, 65535), picture.Samples<ushort>()[(3 * i) + (i % 4 & 1) + (i / 4 & 1)], 0.502);
        }
    }

    [Fact]
    public void A_mosaic_saved_as_colour_with_equal_channels_is_taken_and_a_colour_picture_refused()
    {
        var grey = LabFrames.Bytes(12, 10, 1, seed: 3);
        var asColour = new Bitmap(12, 10, 3, SampleKind.UInt8, [.. grey.Bytes.SelectMany(value => new[] { value, value, value })]);
        var options = new ConvertOptions { Mosaic = BayerPattern.Bggr, Rendering = Rendering.Linear };

        var report = Convert(options, Save("grey.png", grey), Save("equal.png", asColour), Save("colour.png", LabFrames.Bytes(12, 10, 3, seed: 4)));

        Assert.Equal(["grey.png", "equal.png"], report.Converted.Select(picture => Path.GetFileName(picture.Picture)));
        Assert.Equal(PictureFile.Read(report.Converted[0].Picture).Bytes, PictureFile.Read(report.Converted[1].Picture).Bytes);
        Assert.Contains("colour.png: found a colour picture; expected a grey one", Assert.Single(report.Refused).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_converted_is_listed_and_leaves_nothing_behind()
    {
        var broken = Save("broken.png", LabFrames.Bytes(50, 50, 1, seed: 5));
        File.WriteAllBytes(broken, File.ReadAllBytes(broken)[..900]);
        var noise = Path.Combine(_folder, "noise.dat");
        File.WriteAllBytes(noise, [1, 2, 3]);

        var report = Convert(new(), broken, noise, Path.Combine(_folder, "missing.png"), _folder);

        Assert.Empty(report.Converted);
        Assert.Equal(4, report.Refused.Count);
        Assert.All(report.Refused, refusal => Assert.Contains(Path.GetFileName(refusal.File), refusal.Why, StringComparison.Ordinal));
        Assert.All(report.Refused, refusal => Assert.DoesNotContain('\n', refusal.Why));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Out));
    }

    [Fact]
    public void An_input_is_never_overwritten()
    {
        var path = Save("m.png", LabFrames.Bytes(8, 8, 1, seed: 6));
        var before = File.ReadAllBytes(path);

        var report = new ConvertBatch(new() { Mosaic = BayerPattern.Rggb }, 1, _ => { }).Run([path], _folder, default);

        Assert.Contains("its own place", Assert.Single(report.Refused).Why, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void Pictures_of_one_stem_keep_apart_and_a_product_s_label_and_data_are_one()
    {
        const string Product = "CE4_GRAS_PCAML-C-000_SCI_N_20190104041502_20190104041502_0001_B.2B";
        string[] files = ["a/m.png", "b/m.png", "m.pgm", "a/m.png", Product, Product + "L"];

        var stems = ConvertTarget.Plan(files, "out").Select(target => target.Stem).ToArray();

        Assert.Equal(
            [Path.Combine("out", "m"), Path.Combine("out", "m.png"), Path.Combine("out", "m.pgm"), Path.Combine("out", Path.GetFileNameWithoutExtension(Product))], stems);
    }

    [Theory]
    [InlineData(OutputFormat.Png, ".png")]
    [InlineData(OutputFormat.Tiff, ".tif")]
    public void Formats_without_loss_hold_the_same_samples(OutputFormat format, string ending)
    {
        var samples = LabFrames.Noise(40, 70, seed: 7);

        var report = Convert(new() { Format = format, Rendering = Rendering.Raw }, Save("m.png", samples));

        Assert.Equal(Path.Combine(Out, "m" + ending), report.Converted[0].Picture);
        Assert.Equal(samples.Bytes, PictureFile.Read(report.Converted[0].Picture).Bytes);
    }

    [Fact]
    public void Floats_become_a_tiff_of_floats_or_8_bits_for_a_screen_where_nothing_measured_is_black()
    {
        float[] values = [float.NaN, .. Enumerable.Range(1, 255).Select(i => i / 10f)];
        var path = Path.Combine(_folder, "f.pfm");
        PortableMap.Write(path, new Bitmap(16, 16, 1, SampleKind.Float32, MemoryMarshal.AsBytes(values.AsSpan()).ToArray()));

        var linear = Convert(new() { Rendering = Rendering.Linear }, path).Converted[0];
        var display = Convert(new() { Look = new() { LowPercent = 0, HighPercent = 100 } }, path).Converted[0];

        Assert.Equal(values, PictureFile.Read(linear.Picture).Samples<float>().ToArray());
        Assert.EndsWith(".tif", linear.Picture, StringComparison.Ordinal);
        Assert.Equal(1, display.Missing);
        Assert.Equal((0.1, 25.5), (Math.Round(display.Look!.Black, 6), Math.Round(display.Look.White, 6)));
        var shown = PictureFile.Read(display.Picture).Bytes;
        Assert.Equal((0, 0, 255), (shown[0], shown[1], shown[255]));
        Assert.Equal(Enumerable.Range(2, 254).Select(i => shown[i] >= shown[i - 1]), Enumerable.Repeat(true, 254));
    }

    Bitmap ConvertOne(string path, ConvertOptions options)
    {
        var report = Convert(options, path);
        Assert.Empty(report.Refused);
        Assert.Equal(Path.Combine(Out, Path.GetFileNameWithoutExtension(path) + ".png"), Assert.Single(report.Converted).Picture);
        return PngReader.Read(report.Converted[0].Picture);
    }

    ConvertReport Convert(ConvertOptions options, params string[] files) => new ConvertBatch(options, 2, _ => { }).Run(files, Out, default);

    string Save(string name, Bitmap picture)
    {
        var path = Path.Combine(_folder, name);
        PngWriter.Write(path, picture);
        return path;
    }
}
