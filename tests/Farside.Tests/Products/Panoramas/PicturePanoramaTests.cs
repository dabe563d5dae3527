using System.Text.Json.Nodes;
using Farside.Core.Geometry;
using Farside.Formats.Png;
using Farside.Products.Panoramas;
using Farside.Products.Runner;

namespace Farside.Tests.Products.Panoramas;

public sealed class PicturePanoramaTests : IDisposable
{
    const double Focal = 560;

    readonly TemporaryFolder _folder = new();
    readonly List<string> _files = [];
    readonly Rotation<SiteFrame, CameraFrame>[] _poses;

    public PicturePanoramaTests()
    {
        var camera = new BrownCamera(420, 320, Focal, 209.5, 159.5) { K1 = -0.08 };
        _poses = [.. Enumerable.Range(0, 4).Select(i => Looking.FromDegrees(20 + (26 * i), -4 + i, 0.4 * i).ToRotation())];
        for (var i = 0; i < _poses.Length; i++)
        {
            _files.Add(_folder[$"p{i}.png"]);
            PaintedSphere.Photograph(_files[i], camera, _poses[i], 0.9 + (0.06 * i));
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Poses_that_name_none_of_the_pictures_are_not_left_aside_in_silence()
    {
        File.WriteAllBytes(_folder["first.csv"], PosesCsv.Write([new GivenPose("other.png", Looking.FromDegrees(20, -4, 0))]));

        var refused = Assert.Throws<ProductException>(() => Make(new() { Poses = _folder["first.csv"] }));

        Assert.EndsWith("first.csv: file: found other.png; expected the pictures' base names, e.g. " + Path.GetFileName(_files[0]) + ".", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Pictures_with_poses_off_by_a_third_of_a_degree_come_out_right_to_a_fraction_of_a_pixel(bool isNamedWithEnding)
    {
        File.WriteAllBytes(_folder["first.csv"], PosesCsv.Write(_files.Select((file, i) => new GivenPose(
            isNamedWithEnding ? Path.GetFileName(file) : Path.GetFileNameWithoutExtension(file), Looking.FromDegrees(20 + (26 * i) + (0.3 * ((i % 2) - 0.5)), -4 + i + (0.2 * ((i % 3) - 1)), 0.4 * i)))));

        var report = Make(new() { FocalPx = 1.01 * Focal, Poses = _folder["first.csv"] });

        Assert.Empty(report.Unplaced);
        Assert.InRange(report.RmsPx, 0, 0.2);
        AssertNeighboursRight(tolerancePx: 0.5);
        AssertGainsRecovered();
    }

    [Fact]
    public void Pictures_of_which_nothing_is_known_are_put_together_by_their_looks()
    {
        var report = Make(new());

        Assert.Empty(report.Unplaced);
        Assert.InRange(report.FocalPx, 0.97 * Focal, 1.03 * Focal);
        AssertNeighboursRight(tolerancePx: 3);
    }

    [Fact]
    public void What_no_picture_shows_stays_clear_and_every_other_pixel_knows_its_picture()
    {
        Make(new() { IsPreview = true });
        var shown = PngReader.Read(_folder["out/panorama.png"]);
        var sources = PngReader.Read(_folder["out/sources.png"]).Samples<ushort>();
        var clear = 0;
        for (var i = 0; i < sources.Length; i++)
        {
            Assert.Equal(sources[i] == 0, shown.Bytes[(4 * i) + 3] == 0);
            clear += sources[i] == 0 ? 1 : 0;
            Assert.InRange(sources[i], 0, _files.Count);
        }

        Assert.InRange(clear, 1, sources.Length / 2);
    }

    [Fact]
    public void Pictures_without_a_common_spot_are_refused_in_one_line()
    {
        PaintedSphere.Photograph(_folder["far.png"], new PinholeCamera(420, 320, Focal, 209.5, 159.5), Looking.FromDegrees(250, 0, 0).ToRotation(), 1);

        var refusal = Assert.Throws<ProductException>(() => PicturePanorama.Make([_files[0], _folder["far.png"]], new(), _folder["out"], (_, _) => { }, default));

        Assert.Contains("overlap: found no two of 2 pictures", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10.0, ProjectionKind.Cylindrical, "--focal-px: found 10; expected 63 to 210000 for pictures 420 px wide")]
    [InlineData(560.0, ProjectionKind.Vertical, "--projection: found vertical; expected one of the sky")]
    public void What_cannot_be_is_refused_in_one_line_and_leaves_no_folder(double focal, ProjectionKind projection, string line)
    {
        var refusal = Assert.Throws<ProductException>(() => Make(new() { FocalPx = focal, Projection = projection }));

        Assert.Contains(line, refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Fact]
    public void A_folder_and_a_missing_file_among_pictures_are_told_and_the_rest_is_joined()
    {
        var report = PicturePanorama.Make([.. _files, _folder["none.png"], Path.GetDirectoryName(_files[0])!], new() { IsPreview = true }, _folder["out"], (_, _) => { }, default);

        Assert.Equal(4, report.Pictures);
        Assert.Contains("none.png: file: found no such file", report.Refused[0], StringComparison.Ordinal);
        Assert.Contains("file: found a folder", report.Refused[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Faces_of_a_cube_share_one_light()
    {
        Make(new() { IsPreview = true, Projection = ProjectionKind.Cubemap });

        AssertGainsRecovered();
        Assert.Empty(Directory.GetFiles(_folder["out"], ".*"));
    }

    PicturePanoramaReport Make(PicturePanoramaOptions options) => PicturePanorama.Make(_files, options, _folder["out"], (_, _) => { }, default);

    // How far a neighbour's picture would lie off, whatever turn all pictures share.
    void AssertNeighboursRight(double tolerancePx)
    {
        var found = PosesCsv.Read(_folder["out/poses.csv"]);
        for (var i = 1; i < _poses.Length; i++)
        {
            var between = Between(Turn(i - 1), Turn(i));
            var truly = Between(_poses[i - 1], _poses[i]);
            Assert.InRange((between * new Direction<CameraFrame>(0, 0, -1)).AngleToRad(truly * new Direction<CameraFrame>(0, 0, -1)) * Focal, 0, tolerancePx);
        }

        Rotation<SiteFrame, CameraFrame> Turn(int picture) => found[Path.GetFileName(_files[picture])].Looking.ToRotation();
        static Rotation<CameraFrame, CameraFrame> Between(Rotation<SiteFrame, CameraFrame> a, Rotation<SiteFrame, CameraFrame> b) => b.Then(a.Inverse());
    }

    void AssertGainsRecovered()
    {
        var views = JsonNode.Parse(File.ReadAllText(_folder["out/panorama.json"]))!["views"]!.AsArray();
        double Gain(int view) => views[view]!["gain"]![1]!.GetValue<double>();
        for (var i = 1; i < _files.Count; i++)
        {
            Assert.Equal((0.9 + (0.06 * i)) / 0.9, Gain(i) / Gain(0), 0.01);
        }
    }
}
