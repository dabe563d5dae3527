using System.Globalization;
using System.Text.Json.Nodes;
using Farside.Core.Rasters;
using Farside.Formats.Pictures;
using Farside.Formats.Png;
using Farside.Products.Descent;
using Farside.Products.Runner;
using Farside.Tests.Processing.Descent.Tracking;

namespace Farside.Tests.Products.Descent;

public sealed class PictureDescentTests : IDisposable
{
    const int Frames = 5;
    static readonly FlatGround Ground = FlatGround.Descent(Frames, 1.45, 15, 4);

    readonly TemporaryFolder _folder = new();
    readonly List<string> _files = [];

    public PictureDescentTests()
    {
        for (var i = 0; i < Frames; i++)
        {
            _files.Add(_folder[$"f{i}.png"]);
            Save(_files[i], Ground.Grey(i), 0.8 + (0.1 * i));
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_sequence_gives_one_row_a_picture_in_the_order_given_with_nan_for_what_was_refused()
    {
        _files.Insert(2, _folder["none.png"]);
        File.WriteAllText(_folder["none.png"], "no picture");

        var report = PictureDescent.Make(_files, new() { FocalPx = Ground.Camera.FocalLengthPx }, _folder["out"], (_, _) => { }, CancellationToken.None);

        var lines = File.ReadAllLines(report.Track);
        Assert.Equal("file,h00,h01,h02,h10,h11,h12,h20,h21,h22,scale,rotation_deg,residual_px", lines[0]);
        Assert.Equal(["f0.png", "f1.png", "none.png", "f2.png", "f3.png", "f4.png"], lines.Skip(1).Select(line => line.Split(',')[0]));
        Assert.Equal("none.png," + string.Join(',', Enumerable.Repeat("nan", 12)), lines[3]);
        Assert.Contains("none.png", Assert.Single(report.Refused), StringComparison.Ordinal);
        var last = lines[^1].Split(',').Skip(1).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(1, last[8]);
        Assert.Equal(Ground.True(0, Frames - 1).ScaleAt(111.5, 111.5), last[9], 0.001);
        Assert.Equal(-60, last[10], 4.5); // four turns of 15° the other way, seen from above; the lean adds up to its own angle
        Assert.InRange(last[11], 0, 1); // against templates that are up to three times coarser
        Assert.Equal("f0.png", (string?)JsonNode.Parse(File.ReadAllText(Path.Combine(_folder["out"], "quality.json")))!["reference"]);
    }

    [Fact]
    public void The_mosaic_goes_on_in_the_first_pictures_light_and_shows_the_finest_picture()
    {
        var report = PictureDescent.Make(_files, new() { FocalPx = Ground.Camera.FocalLengthPx }, _folder["out"], (_, _) => { }, CancellationToken.None);

        var mosaic = PictureFile.Read(report.Mosaic!);
        Assert.Equal((report.MosaicWidth, report.MosaicHeight), (mosaic.Width, mosaic.Height));
        Assert.Equal(2, mosaic.Channels);
        Assert.True(mosaic.Width >= 3 * Ground.Camera.Width, $"{mosaic.Width} wide");
        var shown = Enumerable.Range(0, mosaic.Width * mosaic.Height).Where(i => mosaic.Bytes[(2 * i) + 1] > 0).Select(i => (double)mosaic.Bytes[2 * i]).ToArray();
        Assert.InRange(shown.Average(), 0.8 * 120 * 0.95, 0.8 * 120 * 1.05);
    }

    [Fact]
    public void One_picture_alone_is_refused_with_what_was_found()
    {
        var refused = Assert.Throws<ProductException>(() => PictureDescent.Make([_files[0]], new(), _folder["out"], (_, _) => { }, CancellationToken.None));

        Assert.Contains("found 1 that can be read", refused.Message, StringComparison.Ordinal);
    }

    static void Save(string path, Raster<Linear> grey, double gain)
    {
        var picture = new Bitmap(grey.Width, grey.Height, 1, SampleKind.UInt8);
        for (var i = 0; i < picture.Bytes.Length; i++)
        {
            picture.Bytes[i] = (byte)Math.Clamp(Math.Round(gain * grey.Pixels[i].Value), 0, 254);
        }

        PngWriter.Write(path, picture);
    }
}
