using Farside.Core.Rasters;
using Farside.Formats.Pictures;
using Farside.Formats.Tiff;

namespace Farside.Tests.Formats.Tiff;

public sealed class TiffReaderTests
{
    [SkippableFact]
    public void Files_written_by_gdal_read_as_gdal_reads_them()
    {
        using var folder = new TemporaryFolder();
        var count = Judge.AskGdal("""
            import sys, numpy as np, itertools
            from osgeo import gdal
            gdal.UseExceptions()
            y, x = np.mgrid[0:73, 0:99]
            base = np.stack([(x * 37 + y * 11) % 4001, (x * y) % 65000, np.where(y < 30, 0, (x ^ y) * 100), x + y], 0).astype(np.float64)
            kinds = {'u8': (gdal.GDT_Byte, np.uint8), 'u16': (gdal.GDT_UInt16, np.uint16), 'f32': (gdal.GDT_Float32, np.float32),
                     'i16': (gdal.GDT_Int16, np.int16), 'u32': (gdal.GDT_UInt32, np.uint32), 'i32': (gdal.GDT_Int32, np.int32),
                     'f64': (gdal.GDT_Float64, np.float64)}
            arrangements = [[], ['TILED=YES', 'BLOCKXSIZE=64', 'BLOCKYSIZE=32'], ['BLOCKYSIZE=7'], ['BIGTIFF=YES'], ['ENDIANNESS=BIG'],
                            ['INTERLEAVE=BAND'],
                            ['TILED=YES', 'INTERLEAVE=BAND', 'ENDIANNESS=BIG', 'BIGTIFF=YES', 'BLOCKXSIZE=32', 'BLOCKYSIZE=32']]
            n = 0
            for (kind, (gtype, dtype)), arrangement, compress, predictor, bands in itertools.product(
                    kinds.items(), arrangements, ['NONE', 'LZW', 'DEFLATE', 'PACKBITS'], [1, 2, 3], [1, 3]):
                if predictor > 1 and compress not in ('LZW', 'DEFLATE') or predictor == 3 and kind[0] != 'f' \
                        or predictor == 2 and kind in ('f64', 'f32'):
                    continue
                name = f'{sys.argv[1]}/{n}'
                options = arrangement + ['COMPRESS=' + compress] + (['PREDICTOR=%d' % predictor] if predictor > 1 else [])
                d = gdal.GetDriverByName('GTiff').Create(name + '.tif', 99, 73, bands, gtype, options)
                a = base[:bands]
                a = (a / 16.1).astype(np.uint8) if kind == 'u8' else \
                    a.astype(np.float32).astype(dtype) - (dtype(700) if kind in ('i16', 'i32', 'f32', 'f64') else dtype(0))
                d.WriteArray(a if bands > 1 else a[0]); d = None
                got = gdal.Open(name + '.tif').ReadAsArray().reshape(bands, 73, 99)
                np.moveaxis(got, 0, 2).astype(dtype if kind in ('u8', 'u16') else np.float32).tofile(name + '.raw')
                n += 1
            print(n)
            """, folder.Path);

        Assert.True(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) > 300);
        for (var n = 0; n < int.Parse(count, System.Globalization.CultureInfo.InvariantCulture); n++)
            Assert.True(TiffReader.Read(folder[$"{n}.tif"]).Bytes.AsSpan().SequenceEqual(File.ReadAllBytes(folder[$"{n}.raw"])), $"file {n}");
    }

    [SkippableFact]
    public void Pillows_bits_palettes_and_lzw_read_as_pillow_reads_them()
    {
        using var folder = new TemporaryFolder();
        Judge.AskPil("""
            import sys, numpy as np
            from PIL import Image
            y, x = np.mgrid[0:61, 0:83]
            rgb = Image.fromarray(np.stack([x * 3 % 256, y * 4 % 256, (x * y) % 256], 2).astype(np.uint8))
            def save(name, picture, mode, **more):
                picture.save(f'{sys.argv[1]}/{name}.tif', **more)
                np.asarray(picture.convert(mode)).tofile(f'{sys.argv[1]}/{name}.raw')
            save('bits', Image.fromarray(((x ^ y) & 1).astype(bool)), 'L')
            save('palette', rgb.quantize(200), 'RGB')
            save('lzw', rgb, 'RGB', compression='tiff_lzw')
            save('packbits', rgb, 'RGB', compression='packbits')
            save('deflate', rgb, 'RGB', compression='tiff_adobe_deflate')
            """, folder.Path);

        foreach (var name in new[] { "bits", "palette", "lzw", "packbits", "deflate" })
            Assert.True(TiffReader.Read(folder[name + ".tif"]).Bytes.AsSpan().SequenceEqual(File.ReadAllBytes(folder[name + ".raw"])), name);
    }

    [SkippableFact]
    public void A_sparse_gdal_file_of_gigabytes_is_read_by_window_without_them()
    {
        using var folder = new TemporaryFolder();
        Judge.AskGdal("""
            import sys, numpy as np
            from osgeo import gdal
            d = gdal.GetDriverByName('GTiff').Create(sys.argv[1], 100000, 100000, 1, gdal.GDT_UInt16,
                ['TILED=YES', 'SPARSE_OK=TRUE', 'BIGTIFF=YES', 'COMPRESS=DEFLATE'])
            d.GetRasterBand(1).WriteArray(np.arange(600, dtype=np.uint16).reshape(20, 30), 70000, 50000)
            """, folder["big.tif"]);
        using var reader = TiffReader.Open(folder["big.tif"], new PictureLimits { Bytes = 100_000_000_000 });

        var window = reader.Pages[0].ReadWindow(70_000, 50_000, 31, 20);
        for (var y = 0; y < 20; y++)
            Assert.Equal([.. Enumerable.Range(30 * y, 30).Select(v => (ushort)v), 0], window.Samples<ushort>().Slice(31 * y, 31).ToArray());
    }

    [Theory]
    [InlineData("empty", "header")]
    [InlineData("text", "header")]
    [InlineData("truncated", "inside the file")]
    [InlineData("loop", "chain")]
    [InlineData("huge", "bytes in one picture")]
    [InlineData("bomb", "a file that can hold them")]
    [InlineData("jpeg", "Compression")]
    [InlineData("no offsets", "StripOffsets")]
    [InlineData("negative offset", "strip 0")]
    [InlineData("short strip", "strip 0")]
    public void A_broken_file_gets_one_line_that_names_it_and_the_part(string kind, string part)
    {
        var memory = new MemoryStream();
        TiffWriter.Write(memory, Scene.Make(8, 4, 1, SampleKind.UInt8), new TiffOptions { Compression = TiffCompression.None });
        var good = memory.ToArray();
        var file = kind switch
        {
            "empty" => [],
            "text" => [.. "hello, moon"u8],
            "truncated" => good[..^30],
            "loop" => Loop(good),
            "huge" => With(With(good, TiffTag.ImageWidth, 2_000_000_000), TiffTag.ImageLength, 2_000_000_000),
            "bomb" => With(With(With(good, TiffTag.ImageWidth, 30_000), TiffTag.ImageLength, 30_000), TiffTag.RowsPerStrip, 30_000),
            "jpeg" => With(good, TiffTag.Compression, 7),
            "no offsets" => With(good, TiffTag.StripOffsets, 0, newTag: 40_000),
            "negative offset" => With(good, TiffTag.StripOffsets, 0xFFFF_FFF0),
            _ => With(good, TiffTag.StripByteCounts, 5),
        };

        var error = Assert.Throws<PictureException>(() => TiffReader.Read(new MemoryStream(file), "moon.tif"));

        Assert.StartsWith("moon.tif: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void No_changed_byte_makes_the_reader_crash()
    {
        foreach (var options in new[] { new TiffOptions { TileSide = 16 }, new TiffOptions { IsBig = true, Compression = TiffCompression.None } })
        {
            var memory = new MemoryStream();
            TiffWriter.Write(memory, Scene.Make(40, 30, 3, SampleKind.UInt16), options);
            var (good, random) = (memory.ToArray(), new Random(2));
            for (var i = 0; i < 1_500; i++)
            {
                var mutant = (byte[])good.Clone();
                for (var change = random.Next(1, 4); change > 0; change--)
                    mutant[^random.Next(1, random.Next(2) == 0 ? good.Length : 300)] = (byte)random.Next(256);

                try
                {
                    using var reader = TiffReader.Open(new MemoryStream(mutant), limits: new PictureLimits { Bytes = 50_000_000 });
                    reader.Pages[0].Read();
                }
                catch (PictureException)
                {
                    // A clear line is one of the two right answers.
                }
            }
        }
    }

    /// <summary>The directory's link leads back to itself.</summary>
    static byte[] Loop(byte[] file)
    {
        var directory = BitConverter.ToInt32(file, 4);
        BitConverter.GetBytes(directory).CopyTo(file, directory + 2 + (12 * BitConverter.ToUInt16(file, directory)));
        return file;
    }

    /// <summary>Another value for a tag, in place.</summary>
    static byte[] With(byte[] file, ushort tag, uint value, ushort? newTag = null)
    {
        var directory = BitConverter.ToInt32(file, 4);
        for (var at = directory + 2; at < directory + 2 + (12 * BitConverter.ToUInt16(file, directory)); at += 12)
        {
            if (BitConverter.ToUInt16(file, at) != tag)
                continue;

            BitConverter.GetBytes(newTag ?? tag).CopyTo(file, at);
            BitConverter.GetBytes(value).CopyTo(file, at + 8);
        }

        return file;
    }
}
