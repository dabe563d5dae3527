using System.Numerics;
using System.Text.Json;
using Farside.Core.Rasters;
using Farside.Formats.Pfm;
using Farside.Formats.Pictures;
using Farside.Formats.Png;
using Farside.Tests.Formats.Glb;
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

    /// <summary>Two straight cameras 0.3 m apart that look ahead with a focal length of 200 px: a disparity of 10 + y / 20 stands at 60 / (10 + y / 20) m.</summary>
    [SkippableFact]
    public void A_pair_that_describes_its_cameras_becomes_places_and_a_mesh()
    {
        var (left, right) = new DrawnPair(200, 120, (_, y) => 10 + (0.05 * y)).Draw();
        PngWriter.Write(_temp["l.png"], Bytes(left));
        PngWriter.Write(_temp["r.png"], Bytes(right));
        // Mars 2020: x ahead, y to the right, z down.
        File.WriteAllText(_temp["l-metadata.json"], Cahv(-0.15));
        File.WriteAllText(_temp["r-metadata.json"], Cahv(0.15));

        var (exit, _, errors) = FarsideProcess.Run("stereo", _temp["l.png"], _temp["r.png"], "--max-disparity", "31", "--out", _temp["out"]);

        Assert.Equal((0, ""), (exit, errors));
        var xyz = PictureFile.Read(_temp["out/xyz.tif"]);
        Assert.Equal((200, 120, 5, SampleKind.Float32), (xyz.Width, xyz.Height, xyz.Channels, xyz.Kind));
        var (found, near) = (0, 0);
        for (var i = 0; i < 200 * 120; i++)
        {
            var at = xyz.Samples<float>().Slice(5 * i, 5);
            if (float.IsFinite(at[0]))
            {
                var ahead = 60 / (10 + (0.05 * (i / 200)));
                var (x, z) = (-0.15 + (ahead * ((i % 200) - 99.5) / 200), -ahead * ((i / 200) - 59.5) / 200);
                // A disparity that is off by 0.3 px is off by 3 % here.
                near += Vector3.Distance(new(at[0], at[1], at[2]), new((float)x, (float)ahead, (float)z)) < 0.03 * ahead ? 1 : 0;
                found++;
            }
        }

        Assert.InRange(found, 0.85 * 180 * 120, 200 * 120);
        Assert.InRange(near, 0.98 * found, found);
        var (gltfErrors, warnings, triangles, _, messages) = GltfJudge.Ask(_temp["out/mesh.glb"]);
        Assert.True(gltfErrors + warnings == 0, messages);
        Assert.InRange(triangles, 0.8 * 2 * 90 * 60, 2 * 100 * 60);

        static string Cahv(double rightM) => JsonSerializer.Serialize(new
        {
            camera_model_type = "CAHV",
            camera_model_component_list = FormattableString.Invariant($"(0,{rightM},0);(1,0,0);(99.5,200,0);(59.5,0,200)"),
            dimension = "(200,120)",
            subframe_rect = new[] { 1.0, 1.0, 200.0, 120.0 },
            scale_factor = 1,
        });
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
