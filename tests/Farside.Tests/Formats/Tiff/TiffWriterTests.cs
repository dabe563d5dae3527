using Farside.Core.Rasters;
using Farside.Formats.Deflate;
using Farside.Formats.Tiff;

namespace Farside.Tests.Formats.Tiff;

public sealed class TiffWriterTests
{
    static readonly SampleKind[] Kinds = [SampleKind.UInt8, SampleKind.UInt16, SampleKind.Float32];

    [SkippableFact]
    public void Gdal_reads_every_kind_and_arrangement_as_it_was_written()
    {
        using var folder = new TemporaryFolder();
        var files = 0;
        foreach (var (width, height) in new[] { (1, 1), (33, 50), (300, 211) })
        {
            foreach (var kind in Kinds)
            {
                foreach (var channels in new[] { 1, 2, 3, 4, 8 })
                {
                    foreach (var options in Arrangements())
                    {
                        var picture = Scene.Make(width, height, channels, kind);
                        var name = folder[$"{files++}x{width}x{height}x{channels}x{Bitmap.SizeOf(kind)}"];
                        TiffWriter.Write(name + ".tif", picture, options);
                        File.WriteAllBytes(name + ".raw", picture.Bytes);
                    }
                }
            }
        }

        var verdict = Judge.AskGdal("""
            import sys, glob, os, numpy as np
            from osgeo import gdal
            gdal.UseExceptions()
            n = 0
            for f in glob.glob(sys.argv[1] + '/*.tif'):
                _, w, h, c, b = (int(v) for v in os.path.basename(f)[:-4].split('x'))
                raw = np.fromfile(f[:-4] + '.raw', {1: np.uint8, 2: np.uint16, 4: np.float32}[b]).reshape(h, w, c)
                got = gdal.Open(f).ReadAsArray()
                got = got[..., None] if c == 1 else np.moveaxis(got, 0, 2)
                assert got.dtype == raw.dtype and np.array_equal(got, raw), f
                n += 1
            print(n)
            """, folder.Path);
        Assert.Equal($"{files}", verdict);
    }

    [Fact]
    public void Whatever_is_written_reads_back_whole_and_by_window()
    {
        foreach (var kind in Kinds)
        {
            foreach (var options in Arrangements())
            {
                var (picture, memory) = (Scene.Make(300, 211, 3, kind), new MemoryStream());
                TiffWriter.Write(memory, picture, options);
                using var reader = TiffReader.Open(memory);

                Scene.SameSamples(picture, reader.Pages[0].Read());
                var window = reader.Pages[0].ReadWindow(61, 130, 77, 41);
                for (var y = 0; y < 41; y++)
                    Assert.True(picture.Row(130 + y).Slice(61 * picture.Stride / 300, window.Stride).SequenceEqual(window.Row(y)));
            }
        }
    }

    [SkippableFact]
    public void Gdal_sees_overviews_coordinates_metadata_and_missing_values()
    {
        using var folder = new TemporaryFolder();
        var picture = Scene.Make(257, 131, 1, SampleKind.Float32);
        picture.Samples<float>()[0] = -9999;
        TiffWriter.Write(folder["map.tif"], picture, new TiffOptions
        {
            TileSide = 64,
            Overviews = 2,
            NoData = -9999,
            Description = "Von Kármán",
            Software = "Farside",
            Copyright = "CNSA / CLEP / GRAS",
            Metadata = [new("SIMULATED", "yes & no")],
            Geo = GeoReference.OrthographicOnSphere("Moon local", 1_737_400, -45.4561, 177.5885, originX: -12.5, originY: 30, pixelM: 0.25),
        });
        var found = Judge.AskGdal("""
            import sys, json
            from osgeo import gdal
            gdal.UseExceptions()
            d = gdal.Open(sys.argv[1]); band = d.GetRasterBand(1)
            srs = d.GetSpatialRef()
            print([(band.GetOverview(i).XSize, band.GetOverview(i).YSize) for i in range(band.GetOverviewCount())],
                  band.GetNoDataValue(), band.GetBlockSize())
            print(d.GetGeoTransform())
            m = d.GetMetadata()
            print(m['TIFFTAG_IMAGEDESCRIPTION'], m['TIFFTAG_SOFTWARE'], m['TIFFTAG_COPYRIGHT'], m['SIMULATED'])
            print(srs.GetAttrValue('PROJECTION'), srs.GetSemiMajor(), srs.GetProjParm('latitude_of_origin'), srs.GetProjParm('central_meridian'),
                  srs.GetLinearUnits())
            """, folder["map.tif"]);

        Assert.Equal(
            """
            [(129, 66), (65, 33)] -9999.0 [64, 64]
            (-12.5, 0.25, 0.0, 30.0, 0.0, -0.25)
            Von Kármán Farside CNSA / CLEP / GRAS yes & no
            Orthographic 1737400.0 -45.4561 177.5885 1.0
            """, found);
    }

    [Fact]
    public void A_place_on_a_map_reads_back()
    {
        var geo = GeoReference.OrthographicOnSphere("Moon local", 1_737_400, -45.4561, 177.5885, originX: -12.5, originY: 30, pixelM: 0.25);
        var memory = new MemoryStream();
        TiffWriter.Write(memory, Scene.Make(4, 4, 1, SampleKind.UInt8), new TiffOptions { Geo = geo });
        using var reader = TiffReader.Open(memory);

        Assert.Equal(geo.Keys, reader.Pages[0].Geo!.Keys);
        Assert.Equal(geo with { Keys = [] }, reader.Pages[0].Geo! with { Keys = [] });
    }

    [Fact]
    public void An_overview_is_the_mean_of_the_pixels_that_hold_a_value()
    {
        var picture = new Bitmap(3, 2, 1, SampleKind.UInt16);
        ((ushort[])[10, 20, 7, 0, 30, 9]).CopyTo(picture.Samples<ushort>());
        var memory = new MemoryStream();
        TiffWriter.Write(memory, picture, new TiffOptions { Overviews = 1, NoData = 0 });
        using var reader = TiffReader.Open(memory);

        Assert.True(reader.Pages[1].IsOverview);
        Assert.Equal([20, 8], reader.Pages[1].Read().Samples<ushort>().ToArray());
    }

    [Fact]
    public void A_profile_and_the_texts_read_back()
    {
        var memory = new MemoryStream();
        TiffWriter.Write(memory, Scene.Make(4, 4, 3, SampleKind.UInt8),
            new TiffOptions { IccProfile = Farside.Formats.Png.LinearProfile.Colour, Copyright = "©", NoData = double.NaN });
        using var reader = TiffReader.Open(memory);

        Assert.Equal(Farside.Formats.Png.LinearProfile.Colour, reader.Pages[0].IccProfile);
        Assert.Equal(("©", double.NaN), (reader.Pages[0].Copyright, reader.Pages[0].NoData));
    }

    [Fact]
    public void A_picture_asked_for_by_windows_makes_the_bytes_of_the_whole_one()
    {
        var picture = Scene.Make(200, 90, 2, SampleKind.UInt16);
        var (whole, windows) = (new MemoryStream(), new MemoryStream());
        var options = new TiffOptions { TileSide = 32, Overviews = 1 };
        TiffWriter.Write(whole, picture, options);
        TiffWriter.Write(windows, 200, 90, 2, SampleKind.UInt16, (x, y, width, height, samples) =>
        {
            for (var row = 0; row < height; row++)
                picture.Row(y + row).Slice(4 * x, 4 * width).CopyTo(samples[(row * width * 4)..]);
        }, options);

        Assert.Equal(whole.ToArray(), windows.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Differences_by_vectors_equal_the_plain_ones(int step)
    {
        for (var length = 0; length < 150; length++)
        {
            var source = Scene.Noise(length);
            var (vector, plain) = (new byte[length], new byte[length]);
            Predictor.Difference(source, vector, step);
            source.AsSpan(0, Math.Min(step, length)).CopyTo(plain);
            Predictor.DifferencePlainly(source, plain, step, step);

            Assert.Equal(plain, vector);
        }
    }

    static IEnumerable<TiffOptions> Arrangements()
    {
        yield return new TiffOptions { Compression = TiffCompression.None };
        yield return new TiffOptions();
        yield return new TiffOptions { UsesPredictor = false, Effort = DeflateEffort.Balanced };
        yield return new TiffOptions { TileSide = 64 };
        yield return new TiffOptions { TileSide = 16, IsBig = true, Overviews = 1 };
        yield return new TiffOptions { IsBig = true, Compression = TiffCompression.None };
    }
}
