using System.Text.Json;
using Farside.Core.Rasters;
using Farside.Formats.Pfm;
using Farside.Formats.Pictures;
using Farside.Formats.Png;
using Farside.Tests.Processing.Photogrammetry.Dense;

namespace Farside.Tests.Cli;

public sealed class StereoVerbTests : IDisposable
{
    readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_pair_becomes_disparities_with_infinity_where_refused_and_a_tally_of_every_pixel()
    {
        var pair = new DrawnPair(200, 120, (x, y) => 10 + (0.05 * y)).With(25, (x, y) => x is > 90 and < 150 && y is > 30 and < 90);
        var (left, right) = pair.Draw();
        PngWriter.Write(_temp["l.png"], Bytes(left));
        PortableMap.Write(_temp["r.pgm"], Bytes(right));

        var (exit, output, errors) = FarsideProcess.Run("stereo", _temp["l.png"], _temp["r.pgm"], "--max-disparity", "40", "--out", _temp["out"], "--json");

        Assert.Equal((0, ""), (exit, errors));
        var told = JsonDocument.Parse(output).RootElement;
        var disparity = PictureFile.Read(_temp["out/disparity.pfm"]);
        var whole = PictureFile.Read(_temp["out/disparity.png"]);
        Assert.Equal((200, 120, SampleKind.UInt16), (whole.Width, whole.Height, whole.Kind));
        var found = 0;
        for (var i = 0; i < 200 * 120; i++)
        {
            var value = disparity.Samples<float>()[i];
            found += float.IsFinite(value) ? 1 : 0;
            Assert.Equal(float.IsFinite(value) ? (int)MathF.Round(value * 256) : 0, whole.Samples<ushort>()[i]);
        }

        Assert.Equal(found, told.GetProperty("refused").GetProperty("none").GetInt32());
        Assert.InRange(disparity.Samples<float>()[(60 * 200) + 120], 24.8f, 25.2f);
        var record = JsonDocument.Parse(File.ReadAllText(_temp["out/product.json"])).RootElement;
        Assert.Equal(200 * 120, record.GetProperty("pixels").EnumerateObject().Sum(one => one.Value.GetInt32()));
    }

    [Fact]
    public void Pictures_of_two_sizes_are_no_pair()
    {
        PngWriter.Write(_temp["l.png"], new Bitmap(40, 40, 1, SampleKind.UInt8));
        PngWriter.Write(_temp["r.png"], new Bitmap(48, 40, 1, SampleKind.UInt8));

        var (exit, _, errors) = FarsideProcess.Run("stereo", _temp["l.png"], _temp["r.png"], "--max-disparity", "16", "--out", _temp["out"]);

        Assert.Equal(1, exit);
        Assert.Contains("found 48 × 40 pixels; expected 40 × 40", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_temp["out"]));
    }

    [Fact]
    public void A_range_that_ends_before_it_begins_is_told()
    {
        var (exit, _, errors) = FarsideProcess.Run("stereo", "l.png", "r.png", "--max-disparity", "16", "--min-disparity", "20", "--out", _temp["out"]);

        Assert.Equal(1, exit);
        Assert.Contains("expected less than --max-disparity 16", errors, StringComparison.Ordinal);
    }

    static Bitmap Bytes(Raster<Linear> picture) =>
        new(picture.Width, picture.Height, 1, SampleKind.UInt8, [.. picture.Pixels.ToArray().Select(sample => (byte)Math.Clamp(sample.Value + 0.5f, 0, 255))]);
}
