using System.Globalization;
using System.Text.Json;
using Farside.Core.Rasters;
using Farside.Formats.Jpeg;
using Farside.Formats.Pictures;
using Farside.Formats.Png;
using Farside.Site.Tiles;

namespace Farside.Tests.Site;

public sealed class TilePyramidTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData(1300, 700, 3)]
    [InlineData(1025, 513, 1)]
    [InlineData(512, 512, 3)]
    [InlineData(3001, 17, 3)]
    public void Tiles_at_their_canonical_addresses_put_together_are_the_picture(int width, int height, int channels)
    {
        Skip.IfNot(Jpeg.IsAvailable, "needs libjpeg-turbo");
        var picture = Smooth(width, height, channels);
        Cut(picture);
        using var info = JsonDocument.Parse(File.ReadAllText(_folder["tiles/info.json"]));
        var tile = info.RootElement.GetProperty("tiles")[0];

        Assert.Equal((width, height), (info.RootElement.GetProperty("width").GetInt32(), info.RootElement.GetProperty("height").GetInt32()));
        foreach (var scale in tile.GetProperty("scaleFactors").EnumerateArray().Select(factor => factor.GetInt32()))
        {
            Assert.True(MostDifference(picture, Stitched(width, height, channels, scale), scale) <= 12, $"at 1/{scale}");
        }
    }

    [SkippableFact]
    public void Nothing_lies_there_that_the_addresses_do_not_ask_for_and_the_small_copy_is_where_it_is_said_to_be()
    {
        Skip.IfNot(Jpeg.IsAvailable, "needs libjpeg-turbo");
        Cut(Smooth(1300, 700, 3));
        var (name, width, height) = TilePyramid.Small(1300, 700, new() { SmallSide = 700 });

        Assert.Equal(("full/650,350/0/default.jpg", 650, 350), (name, width, height));
        Assert.Equal((650, 350), (Jpeg.Read(_folder[$"tiles/{name}"]).Width, Jpeg.Read(_folder[$"tiles/{name}"]).Height));
        Assert.Equal(6 + 2 + 1 + 1 + 1, Directory.GetFiles(_folder["tiles"], "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void Half_of_a_chessboard_is_the_mean_of_its_light()
    {
        var row = new byte[8];
        LightMean.Rows([255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0], [0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255], 1, row);

        // Half of white's light is 188 by the sRGB curve.
        Assert.All(row, number => Assert.Equal(188, number));
    }

    [Fact]
    public void Every_grey_stays_itself()
    {
        for (var grey = 0; grey <= 255; grey++)
        {
            var row = new byte[6];
            LightMean.Rows([.. Enumerable.Repeat((byte)grey, 9)], [.. Enumerable.Repeat((byte)grey, 9)], 3, row);
            Assert.All(row, number => Assert.Equal(grey, number));
        }
    }

    [Theory]
    [InlineData(1, SampleKind.UInt8)]
    [InlineData(2, SampleKind.UInt8)]
    [InlineData(3, SampleKind.UInt16)]
    [InlineData(4, SampleKind.UInt8)]
    [InlineData(4, SampleKind.UInt16)]
    public void A_scanned_PNG_gives_the_rows_that_the_reader_gives(int channels, SampleKind kind)
    {
        var picture = new Bitmap(37, 23, channels, kind);
        new Random(5).NextBytes(picture.Bytes);
        PngWriter.Write(_folder["p.png"], picture);
        var whole = PngReader.Read(_folder["p.png"]);
        using var scan = PngScan.Open(_folder["p.png"]);
        var row = new byte[scan.Stride];

        Assert.Equal((37, 23, channels, kind), (scan.Width, scan.Height, scan.Channels, scan.Kind));
        for (var y = 0; y < 23; y++)
        {
            scan.Next(row);
            Assert.Equal(whole.Row(y).ToArray(), row);
        }
    }

    [Theory]
    [InlineData(1, SampleKind.UInt8)]
    [InlineData(2, SampleKind.UInt8)]
    [InlineData(3, SampleKind.UInt8)]
    [InlineData(4, SampleKind.UInt8)]
    [InlineData(4, SampleKind.UInt16)]
    public void Rows_for_a_screen_keep_their_colours_and_leave_opacity_out(int channels, SampleKind kind)
    {
        var picture = new Bitmap(41, 1, channels, kind);
        new Random(6).NextBytes(picture.Bytes);
        var colours = EightBits.Colours(channels);
        var row = new byte[41 * colours];
        EightBits.Convert(picture.Row(0), channels, kind, row);

        for (var x = 0; x < 41; x++)
        {
            for (var c = 0; c < colours; c++)
            {
                var sample = kind == SampleKind.UInt8 ? picture.Bytes[(x * channels) + c] : Math.Round(picture.Samples<ushort>()[(x * channels) + c] / 257.0);
                Assert.Equal(sample, row[(x * colours) + c]);
            }
        }
    }

    void Cut(Bitmap picture)
    {
        PngWriter.Write(_folder["p.png"], picture);
        Directory.CreateDirectory(_folder["tiles"]);
        using var source = new PngRowSource(_folder["p.png"], PictureLimits.Default);
        TilePyramid.Write(source, _folder["tiles"], new() { Quality = 98, Subsampling = JpegSubsampling.None, SmallSide = 700 });
    }

    /// <summary>As a viewer asks: region of the whole picture, "full" for all of it, size of the tile.</summary>
    Bitmap Stitched(int width, int height, int channels, int scale)
    {
        const int Tile = 512;
        var level = new Bitmap((width + scale - 1) / scale, (height + scale - 1) / scale, channels, SampleKind.UInt8);
        for (var top = 0; top < level.Height; top += Tile)
        {
            for (var left = 0; left < level.Width; left += Tile)
            {
                var (w, h) = (Math.Min(Tile, level.Width - left), Math.Min(Tile, level.Height - top));
                var region = w == level.Width && h == level.Height ? "full" : string.Create(CultureInfo.InvariantCulture,
                    $"{left * scale},{top * scale},{Math.Min(w * scale, width - (left * scale))},{Math.Min(h * scale, height - (top * scale))}");
                var tile = Jpeg.Read(_folder[$"tiles/{region}/{w},{h}/0/default.jpg"]);
                Assert.Equal((w, h, channels), (tile.Width, tile.Height, tile.Channels));
                for (var y = 0; y < h; y++)
                {
                    tile.Row(y).CopyTo(level.Row(top + y)[(left * channels)..]);
                }
            }
        }

        return level;
    }

    // The picture is smooth: a level's pixel is the picture's in the middle of what it covers.
    static int MostDifference(Bitmap picture, Bitmap level, int scale)
    {
        var most = 0;
        for (var y = 0; y < level.Height - 1; y += 3)
        {
            for (var x = 0; x < level.Width - 1; x += 3)
            {
                for (var c = 0; c < picture.Channels; c++)
                {
                    var whole = picture.Row(Math.Min(picture.Height - 1, (y * scale) + (scale / 2)))[(Math.Min(picture.Width - 1, (x * scale) + (scale / 2)) * picture.Channels) + c];
                    most = Math.Max(most, Math.Abs(whole - level.Row(y)[(x * picture.Channels) + c]));
                }
            }
        }

        return most;
    }

    static Bitmap Smooth(int width, int height, int channels)
    {
        var picture = new Bitmap(width, height, channels, SampleKind.UInt8);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                for (var c = 0; c < channels; c++)
                {
                    picture.Row(y)[(x * channels) + c] = (byte)(128 + (60 * Math.Sin((x / 211.0) + c)) + (50 * Math.Cos(y / 173.0)));
                }
            }
        }

        return picture;
    }
}
