using Farside.Core.Rasters;
using Farside.Formats.Jpeg;
using Farside.Formats.Pictures;
using Codec = Farside.Formats.Jpeg.Jpeg;

namespace Farside.Tests.Formats.Jpeg;

public sealed class JpegTests
{
    [SkippableFact]
    public void Pillow_reads_our_file_within_the_rounding_of_its_own_decoder()
    {
        RequireLibrary();
        using var folder = new TemporaryFolder();
        foreach (var channels in new[] { 1, 3 })
        {
            var picture = Scene.Make(123, 77, channels, SampleKind.UInt8);
            Codec.Write(folder["moon.jpg"], picture, new JpegOptions { Quality = 95, Comments = ["SIMULATED 月"] });
            var comment = Judge.AskPil("""
                import sys
                from PIL import Image
                picture = Image.open(sys.argv[1])
                open(sys.argv[2], 'wb').write(picture.tobytes())
                print(picture.info['comment'].decode(), picture.mode)
                """, folder["moon.jpg"], folder["raw"]);

            Assert.Equal($"SIMULATED 月 {(channels == 1 ? "L" : "RGB")}", comment);
            Assert.InRange(Psnr(File.ReadAllBytes(folder["raw"]), Codec.Read(folder["moon.jpg"]).Bytes), 60, double.PositiveInfinity);
            Assert.InRange(Psnr(picture.Bytes, Codec.Read(folder["moon.jpg"]).Bytes), 30, double.PositiveInfinity);
        }
    }

    [SkippableTheory]
    [InlineData("rover/m2020/NRB_670586006EDR_S0871444NCAM00545M_.jpg")]
    [InlineData("apollo/A12jsc2007e045376.jpg")]
    public void Real_files_read_as_pillow_reads_them_within_the_rounding_of_its_decoder(string file)
    {
        RequireLibrary();
        var path = SharedData.Require(file);
        using var folder = new TemporaryFolder();
        Judge.AskPil("import sys\nfrom PIL import Image\nopen(sys.argv[2], 'wb').write(Image.open(sys.argv[1]).tobytes())", path, folder["raw"]);

        Assert.InRange(Psnr(File.ReadAllBytes(folder["raw"]), Codec.Read(path).Bytes), 50, double.PositiveInfinity);
    }

    [SkippableFact]
    public void Opacity_is_left_out_and_comments_read_back()
    {
        RequireLibrary();
        var jpeg = Codec.Encode(Scene.Make(16, 16, 4, SampleKind.UInt8),
            new JpegOptions { Comments = ["a", "b"], IsProgressive = true, Subsampling = JpegSubsampling.Quarter });

        Assert.Equal(3, Codec.Decode(jpeg).Channels);
        Assert.Equal(["a", "b"], Codec.Comments(jpeg));
    }

    [SkippableTheory]
    [InlineData("empty", "header")]
    [InlineData("noise", "header")]
    [InlineData("truncated", "pixels")]
    public void A_broken_file_gets_one_line_that_names_it_and_the_part(string kind, string part)
    {
        RequireLibrary();
        var good = Codec.Encode(Scene.Make(64, 64, 3, SampleKind.UInt8));
        var file = kind switch { "empty" => [], "noise" => Scene.Noise(1000), _ => good[..(good.Length / 2)] };

        var error = Assert.Throws<PictureException>(() => Codec.Decode(file, "moon.jpg"));

        Assert.StartsWith($"moon.jpg: {part}", error.Message, StringComparison.Ordinal);
    }

    static double Psnr(byte[] expected, byte[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        var squares = 0.0;
        for (var i = 0; i < expected.Length; i++)
            squares += (expected[i] - found[i]) * (double)(expected[i] - found[i]);

        return 10 * Math.Log10(255 * 255.0 * expected.Length / squares);
    }

    static void RequireLibrary() => Skip.IfNot(Codec.IsAvailable, "No libjpeg-turbo: apt-get install libturbojpeg0");
}
