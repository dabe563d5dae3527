using System.IO.Compression;
using Farside.Core.Rasters;
using Farside.Formats.Deflate;
using Farside.Formats.Png;

namespace Farside.Tests.Formats.Png;

public sealed class PngWriterTests
{
    static readonly (int Width, int Height)[] Sizes = [(1, 1), (1, 9), (9, 1), (31, 3), (33, 20), (150, 97), (700, 301)];

    [SkippableFact]
    public void Pillow_and_gdal_read_every_kind_and_size_as_it_was_written()
    {
        using var folder = new TemporaryFolder();
        foreach (var (width, height) in Sizes)
        {
            for (var channels = 1; channels <= 4; channels++)
            {
                foreach (var kind in new[] { SampleKind.UInt8, SampleKind.UInt16 })
                {
                    var picture = Scene.Make(width, height, channels, kind);
                    var name = folder[$"{width}x{height}x{channels}x{(kind == SampleKind.UInt8 ? 1 : 2)}"];
                    PngWriter.Write(name + ".png", picture,
                        new PngOptions { Effort = (DeflateEffort)((width + channels) % 3), Colour = (PngColour)(channels % 3) });
                    File.WriteAllBytes(name + ".raw", picture.Bytes);
                }
            }
        }

        var verdict = Judge.AskGdal("""
            import sys, glob, os, numpy as np
            from osgeo import gdal
            gdal.UseExceptions()
            n = 0
            for f in glob.glob(sys.argv[1] + '/*.png'):
                w, h, c, b = (int(v) for v in os.path.basename(f)[:-4].split('x'))
                raw = np.fromfile(f[:-4] + '.raw', [None, np.uint8, np.uint16][b]).reshape(h, w, c)
                got = gdal.Open(f).ReadAsArray()
                got = got[..., None] if c == 1 else np.moveaxis(got, 0, 2)
                assert got.dtype == raw.dtype and np.array_equal(got, raw), f
                n += 1
            print(n)
            """, folder.Path);
        Assert.Equal($"{Sizes.Length * 8}", verdict);

        verdict = Judge.AskPil("""
            import sys, glob, os, numpy as np
            from PIL import Image
            n = 0
            for f in glob.glob(sys.argv[1] + '/*x1.png'):
                w, h, c, b = (int(v) for v in os.path.basename(f)[:-4].split('x'))
                raw = np.fromfile(f[:-4] + '.raw', np.uint8)
                picture = Image.open(f); picture.verify(); picture = Image.open(f)
                assert np.array_equal(np.asarray(picture).ravel(), raw), f
                n += 1
            print(n)
            """, folder.Path);
        Assert.Equal($"{Sizes.Length * 4}", verdict);
    }

    [SkippableFact]
    public void Texts_and_the_linear_profile_are_read_by_pillow()
    {
        using var folder = new TemporaryFolder();
        var options = new PngOptions { Colour = PngColour.Linear, Texts = [new("Copyright", "CNSA / CLEP / GRAS"), new("Comment", "SIMULATED 月球")] };
        PngWriter.Write(folder["colour.png"], Scene.Make(20, 20, 3, SampleKind.UInt16), options);
        PngWriter.Write(folder["grey.png"], Scene.Make(20, 20, 1, SampleKind.UInt8), options);

        var found = Judge.Ask("PIL.ImageCms", "python3-pil", """
            import sys, io
            from PIL import Image, ImageCms
            colour, grey = Image.open(sys.argv[1]), Image.open(sys.argv[2])
            profile = ImageCms.ImageCmsProfile(io.BytesIO(colour.info['icc_profile']))
            print(colour.text['Copyright'], colour.text['Comment'], colour.info['gamma'], ImageCms.getProfileDescription(profile).strip(),
                  profile.profile.xcolor_space)
            print(ImageCms.ImageCmsProfile(io.BytesIO(grey.info['icc_profile'])).profile.xcolor_space)
            half = Image.new('RGB', (1, 1), (55, 55, 55))
            to_screen = ImageCms.profileToProfile(half, profile, ImageCms.createProfile('sRGB'))
            print(to_screen.getpixel((0, 0)))
            """, folder["colour.png"], folder["grey.png"]);

        // 55 / 255 of the light is 0.5029 of sRGB's scale (IEC 61966-2-1): 128.2 of 255.
        Assert.Equal("CNSA / CLEP / GRAS SIMULATED 月球 1.0 Linear sRGB RGB \nGRAY\n(128, 128, 128)", found);
    }

    [Fact]
    public void Bands_of_rows_make_the_bytes_that_single_rows_make()
    {
        var picture = Scene.Make(321, 100, 3, SampleKind.UInt8);
        var (whole, banded) = (new MemoryStream(), new MemoryStream());
        PngWriter.Write(whole, picture);
        using (var encoder = new PngEncoder(banded, 321, 100, 3, SampleKind.UInt8))
        {
            for (var y = 0; y < 100; y += 16)
                encoder.WriteRows(picture.Bytes.AsSpan(y * picture.Stride, Math.Min(16, 100 - y) * picture.Stride));
        }

        Assert.Equal(whole.ToArray(), banded.ToArray());
    }

    [Fact]
    public void A_picture_left_half_way_has_no_end_and_says_so_when_finished()
    {
        var memory = new MemoryStream();
        using (var encoder = new PngEncoder(memory, 4, 4, 1, SampleKind.UInt8))
        {
            encoder.WriteRow([1, 2, 3, 4]);
            Assert.Contains("1 of 4 rows", Assert.Throws<InvalidOperationException>(encoder.Finish).Message, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("IEND", System.Text.Encoding.Latin1.GetString(memory.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_takes_no_more_room_than_adaptive_zlib_would_with_fifteen_percent_to_spare()
    {
        Bitmap[] pictures = [Scene.Make(1000, 700, 3, SampleKind.UInt8), Scene.Make(1000, 700, 1, SampleKind.UInt8), GreyAsColour(1000, 700)];
        foreach (var picture in pictures)
        {
            var ours = new MemoryStream();
            PngWriter.Write(ours, picture);

            Assert.True(ours.Length <= 1.15 * AdaptiveZlib(picture), $"{ours.Length} against {AdaptiveZlib(picture)}");
        }
    }

    /// <summary>Smooth noise, three times side by side: what a scanned black-and-white photograph in a colour file is.</summary>
    static Bitmap GreyAsColour(int width, int height)
    {
        var (picture, random) = (new Bitmap(width, height, 3, SampleKind.UInt8), new Random(4));
        for (var i = 0; i < picture.Bytes.Length; i += 3)
            picture.Bytes.AsSpan(i, 3).Fill((byte)(128 + (60 * Math.Sin(i * 1e-5)) + random.Next(3)));

        return picture;
    }

    /// <summary>The same filters under the runtime's zlib, level 6.</summary>
    static unsafe long AdaptiveZlib(Bitmap picture)
    {
        var memory = new MemoryStream();
        using (var zlib = new ZLibStream(memory, new ZLibCompressionOptions { CompressionLevel = 6 }, leaveOpen: true))
        {
            byte[] rows = new byte[2 * (picture.Stride + 64)], target = new byte[picture.Stride + 1];
            fixed (byte* start = rows, filtered = target)
            {
                for (var y = 0; y < picture.Height; y++)
                {
                    byte* row = start + 32, above = row + picture.Stride + 64;
                    picture.Row(y).CopyTo(new Span<byte>(row, picture.Stride));
                    target[0] = (byte)FilterRow.ChoosePlainly(row, above, picture.Stride, picture.Channels);
                    FilterRow.ApplyPlainly((PngFilter)target[0], row, above, 0, picture.Stride, picture.Channels, filtered + 1);
                    zlib.Write(target);
                    picture.Row(y).CopyTo(new Span<byte>(above, picture.Stride));
                }
            }
        }

        return memory.Length;
    }
}
