using System.Text;
using Farside.Core.Rasters;
using Farside.Formats.Pfm;
using Farside.Formats.Pictures;

namespace Farside.Tests.Formats.Pfm;

public sealed class PortableMapTests
{
    [Fact]
    public void Whatever_is_written_reads_back()
    {
        foreach (var kind in Enum.GetValues<SampleKind>())
        {
            foreach (var channels in new[] { 1, 3 })
            {
                var (picture, memory) = (Scene.Make(37, 21, channels, kind), new MemoryStream());
                PortableMap.Write(memory, picture);
                memory.Position = 0;

                Scene.SameSamples(picture, PortableMap.Read(memory));
            }
        }
    }

    [Theory]
    [InlineData("P2\n# a comment\n2 2 # size\n15\n0 7\n15 3\n")]
    [InlineData("P2 2 2 15 0 7 15 3")]
    [InlineData("P2\r\n2\r\n2\r\n15\r\n0\t7  15\n\n3")]
    public void Words_may_be_parted_in_any_way_and_hold_comments(string text) =>
        Assert.Equal([0, 7, 15, 3], Read(text).Bytes);

    [Fact]
    public void Sixteen_bits_come_high_byte_first()
    {
        var picture = PortableMap.Read(new MemoryStream([.. "P5 2 1 4095\n"u8, 0x01, 0x02, 0x0F, 0xFF]));

        Assert.Equal([0x0102, 0x0FFF], picture.Samples<ushort>().ToArray());
    }

    [Fact]
    public void Floats_lie_from_the_bottom_up_in_the_order_that_the_scales_sign_names()
    {
        byte[] little = [.. "Pf\n1 2\n-1.0\n"u8, .. BitConverter.GetBytes(1.5f), .. BitConverter.GetBytes(-2f)];
        byte[] big = [.. "Pf\n1 2\n1.0\n"u8, .. BitConverter.GetBytes(1.5f).Reverse(), .. BitConverter.GetBytes(-2f).Reverse()];

        Assert.Equal([-2f, 1.5f], PortableMap.Read(new MemoryStream(little)).Samples<float>().ToArray());
        Assert.Equal([-2f, 1.5f], PortableMap.Read(new MemoryStream(big)).Samples<float>().ToArray());
    }

    [SkippableFact]
    public void Pillow_reads_what_we_write_and_we_read_what_it_writes()
    {
        using var folder = new TemporaryFolder();
        var (grey, colour) = (Scene.Make(33, 21, 1, SampleKind.UInt8), Scene.Make(33, 21, 3, SampleKind.UInt8));
        PortableMap.Write(folder["grey.pgm"], grey);
        PortableMap.Write(folder["colour.ppm"], colour);
        Judge.AskPil("""
            import sys
            from PIL import Image
            for name in ('grey.pgm', 'colour.ppm'):
                picture = Image.open(f'{sys.argv[1]}/{name}')
                open(f'{sys.argv[1]}/{name}.raw', 'wb').write(picture.tobytes())
                picture.save(f'{sys.argv[1]}/again-{name}')
            """, folder.Path);

        Assert.Equal(grey.Bytes, File.ReadAllBytes(folder["grey.pgm.raw"]));
        Assert.Equal(colour.Bytes, File.ReadAllBytes(folder["colour.ppm.raw"]));
        Scene.SameSamples(grey, PortableMap.Read(folder["again-grey.pgm"]));
        Scene.SameSamples(colour, PortableMap.Read(folder["again-colour.ppm"]));
    }

    [SkippableFact]
    public void Gdal_reads_sixteen_bits_as_written()
    {
        using var folder = new TemporaryFolder();
        var picture = Scene.Make(33, 21, 1, SampleKind.UInt16);
        PortableMap.Write(folder["grey.pgm"], picture);
        Judge.AskGdal("import sys\nfrom osgeo import gdal\ngdal.Open(sys.argv[1]).ReadAsArray().tofile(sys.argv[2])",
            folder["grey.pgm"], folder["raw"]);

        Assert.Equal(picture.Bytes, File.ReadAllBytes(folder["raw"]));
    }

    [Theory]
    [InlineData("", "magic number")]
    [InlineData("P7 1 1 255 ", "magic number")]
    [InlineData("P5 -1 1 255 ", "width")]
    [InlineData("P5 1 1 70000 ", "largest value")]
    [InlineData("P5 1 1 0 ", "largest value")]
    [InlineData("P5 9999999 9999999 255 ", "size")]
    [InlineData("P5 99999 9999 255 x", "size")]
    [InlineData("P2 2 1 15 7 16", "sample")]
    [InlineData("P2 2 1 15 7 ", "sample")]
    [InlineData("P5 111111111111111111111111111111111111111111111111111 1 255 ", "width")]
    [InlineData("Pf 1 1 nan abcd", "scale")]
    public void A_broken_file_gets_one_line_that_names_it_and_the_part(string text, string part)
    {
        var error = Assert.Throws<PictureException>(() => Read(text));

        Assert.StartsWith($"moon.pgm: {part}", error.Message, StringComparison.Ordinal);
    }

    static Bitmap Read(string text) => PortableMap.Read(new MemoryStream(Encoding.ASCII.GetBytes(text)), "moon.pgm");
}
