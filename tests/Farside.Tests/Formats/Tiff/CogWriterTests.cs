using Farside.Core.Rasters;
using Farside.Formats.Tiff;

namespace Farside.Tests.Formats.Tiff;

public sealed class CogWriterTests
{
    const string Validator = """
        import sys, glob, os, numpy as np
        from osgeo import gdal
        from osgeo_utils.samples import validate_cloud_optimized_geotiff as cog
        gdal.UseExceptions()
        n = 0
        for f in sorted(glob.glob(sys.argv[1] + '/*.tif')):
            warnings, errors, details = cog.validate(f, full_check=True)
            assert not warnings and not errors, (f, warnings, errors)
            d = gdal.Open(f)
            assert d.GetMetadataItem('LAYOUT', 'IMAGE_STRUCTURE') == 'COG', f
            raw = f[:-4] + '.raw'
            if os.path.exists(raw):
                _, w, h, c, b = (int(v) for v in os.path.basename(f)[:-4].split('x'))
                want = np.fromfile(raw, {1: np.uint8, 2: np.uint16, 4: np.float32}[b]).reshape(h, w, c)
                got = d.ReadAsArray()
                got = got[..., None] if c == 1 else np.moveaxis(got, 0, 2)
                assert got.dtype == want.dtype and np.array_equal(got, want), f
            n += 1
        print(n)
        """;

    [SkippableFact]
    public void Gdal_calls_every_kind_cloud_optimised_and_reads_it_as_it_was_written()
    {
        using var folder = new TemporaryFolder();
        var files = 0;
        foreach (var (width, height) in new[] { (1, 1), (33, 50), (600, 211), (517, 1030) })
        {
            foreach (var kind in new[] { SampleKind.UInt8, SampleKind.UInt16, SampleKind.Float32 })
            {
                foreach (var options in Arrangements())
                {
                    var channels = (files % 4) + 1;
                    var picture = Scene.Make(width, height, channels, kind);
                    var name = folder[$"{files++}x{width}x{height}x{channels}x{Bitmap.SizeOf(kind)}"];
                    Write(name + ".tif", picture, options);
                    File.WriteAllBytes(name + ".raw", picture.Bytes);
                }
            }
        }

        Assert.Equal($"{files}", Judge.Ask("osgeo_utils", "python3-gdal", Validator, folder.Path));
    }

    [SkippableFact]
    public void Tiles_without_a_value_take_no_room_and_read_as_missing()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new CogWriter(40_000, 30_000, 1, SampleKind.UInt8, new() { NoData = 0, TileSide = 512 }))
        {
            var tile = new byte[512 * 512];
            tile.AsSpan().Fill(77);
            writer.Write(3, 2, tile);
            writer.Write(70, 2, tile);
            writer.Write(5, 40, tile);
            using var file = File.Create(folder["sparse.tif"]);
            writer.Finish(file);
        }

        Assert.Equal("1", Judge.Ask("osgeo_utils", "python3-gdal", Validator, folder.Path));
        Assert.InRange(new FileInfo(folder["sparse.tif"]).Length, 0, 150_000);
        var found = Judge.AskGdal("""
            import sys
            from osgeo import gdal
            d = gdal.Open(sys.argv[1]); b = d.GetRasterBand(1); o = b.GetOverview(2)
            print(b.ReadAsArray(1536, 1024, 512, 512).min(), b.ReadAsArray(2048, 1024, 512, 512).max(), b.ReadAsArray(2560, 20480, 2, 2).max(),
                  o.XSize, o.ReadAsArray(192, 128, 64, 64).min(), o.ReadAsArray(256, 128, 64, 64).max(), b.GetOverviewCount())
            """, folder["sparse.tif"]);
        Assert.Equal("77 0 77 5000 77 0 7", found);
    }

    [SkippableFact]
    public void An_overview_is_the_mean_of_what_is_known()
    {
        using var folder = new TemporaryFolder();
        var picture = new Bitmap(70, 70, 2, SampleKind.Float32);
        var samples = picture.Samples<float>();
        for (var i = 0; i < samples.Length; i++)
            samples[i] = i % 7 == 0 ? float.NaN : (i % 97) + (0.5f * (i / 140));

        Write(folder["a.tif"], picture, new() { TileSide = 16, NoData = double.NaN, Bands = ["height", "sigma"] });
        var verdict = Judge.AskGdal("""
            import sys, warnings, numpy as np
            from osgeo import gdal
            warnings.simplefilter('ignore')
            d = gdal.Open(sys.argv[1]); a = d.ReadAsArray().astype(float)
            want = np.nanmean(a.reshape(2, 35, 2, 35, 2), axis=(2, 4))
            got = np.stack([d.GetRasterBand(b).GetOverview(0).ReadAsArray() for b in (1, 2)])
            print(np.nanmax(abs(got - want)) < 1e-5, (np.isnan(got) == np.isnan(want)).all(), d.GetRasterBand(2).GetDescription())
            """, folder["a.tif"]);
        Assert.Equal("True True sigma", verdict);
    }

    [Fact]
    public void A_large_file_has_offsets_of_64_bits_and_our_reader_follows_them()
    {
        var (picture, memory) = (Scene.Make(300, 211, 3, SampleKind.UInt16), new MemoryStream());
        using (var writer = new CogWriter(300, 211, 3, SampleKind.UInt16, new() { IsBig = true, TileSide = 64 }))
        {
            writer.WriteAll(Reader(picture));
            writer.Finish(memory);
        }

        using var reader = TiffReader.Open(memory);
        Scene.SameSamples(picture, reader.Pages[0].Read());
        Assert.Equal((150, 106), (reader.Pages[1].Width, reader.Pages[1].Height));
    }

    [Fact]
    public void Tiles_out_of_order_are_refused()
    {
        using var writer = new CogWriter(64, 64, 1, SampleKind.UInt8, new() { TileSide = 16 });
        writer.Write(2, 1, new byte[256]);
        Assert.Throws<ArgumentException>(() => writer.Write(1, 1, new byte[256]));
        Assert.Throws<ArgumentException>(() => writer.Write(0, 4, new byte[256]));
        Assert.Throws<ArgumentException>(() => writer.Write(3, 1, new byte[255]));
    }

    static IEnumerable<TiffOptions> Arrangements() =>
    [
        new() { TileSide = 64 },
        new() { TileSide = 512, UsesPredictor = false, IsBig = true },
        new() { TileSide = 256, Compression = TiffCompression.None, Overviews = 2 },
    ];

    static void Write(string path, Bitmap picture, TiffOptions options)
    {
        using var writer = new CogWriter(picture.Width, picture.Height, picture.Channels, picture.Kind, options);
        writer.WriteAll(Reader(picture));
        using var file = File.Create(path);
        writer.Finish(file);
    }

    static WindowReader Reader(Bitmap picture) => (x, y, width, height, samples) =>
    {
        var pixel = picture.Stride / picture.Width;
        for (var row = 0; row < height; row++)
            picture.Row(y + row).Slice(x * pixel, width * pixel).CopyTo(samples[(row * width * pixel)..]);
    };
}
