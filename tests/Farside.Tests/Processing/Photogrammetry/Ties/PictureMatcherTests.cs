using Farside.Core.Rasters;
using Farside.Formats.Pictures;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Tests.Processing.Photogrammetry.Ties;

public sealed class PictureMatcherTests
{
    static readonly Lazy<Scene> Row = new(() => Scene.FarAway((0, 0, 0), (12, 1, 2), (24, 0, -1), (36, -1, 0)));
    static readonly Lazy<IReadOnlyList<PictureMatch>> Links = new(() => PictureMatcher.Match(5, Shown));

    [Fact]
    public void Neighbours_of_a_row_are_linked_and_a_stranger_to_none()
    {
        Assert.Equal([(0, 1), (1, 2), (2, 3)], Links.Value.Select(link => (link.First, link.Second)));
    }

    [Fact]
    public void Points_of_a_link_are_right_to_a_tenth_of_a_pixel()
    {
        var errors = Links.Value.SelectMany(link => link.Points.Select(point => Error(Row.Value, link, point))).Order().ToArray();

        Assert.True(errors.Length >= 100, $"{errors.Length}");
        Assert.True(errors[errors.Length / 2] <= 0.1, $"median {errors[errors.Length / 2]}");
        Assert.True(errors[(int)(0.95 * errors.Length)] <= 1, $"95 % below {errors[(int)(0.95 * errors.Length)]}");
    }

    [Theory]
    [InlineData(25)]
    [InlineData(180)]
    public void A_camera_held_at_a_tilt_still_links(double rollDeg)
    {
        var scene = Scene.FarAway((0, 0, 0), (4, 1, rollDeg));

        var link = Assert.Single(PictureMatcher.Match(2, scene.Grey));

        var errors = link.Points.Select(point => Error(scene, link, point)).Order().ToArray();
        Assert.True(errors[errors.Length / 2] <= 0.1, $"median {errors[errors.Length / 2]}");
    }

    [Fact]
    public void Different_patches_of_the_same_kind_of_soil_are_never_linked()
    {
        var scene = Scene.FarAway([.. Enumerable.Range(0, 8).Select(i => (0.0, 0.0, (double)i))]).With(texture: index => new SoilTexture(200 + (uint)index));

        Assert.Empty(PictureMatcher.Match(8, scene.Grey));
    }

    [Fact]
    public void Masked_pixels_carry_no_points()
    {
        var scene = Scene.FarAway((0, 0, 0), (8, 0, 0)).With(isMasked: (index, x, _) => index == 0 && x is > 300 and < 360);

        var link = Assert.Single(PictureMatcher.Match(2, scene.Grey));

        Assert.DoesNotContain(link.Points, point => point.FirstColumn is > 300 and < 360);
    }

    [Fact]
    public void A_picture_without_a_trace_of_texture_links_to_nothing()
    {
        var links = PictureMatcher.Match(3, index => index == 2 ? new Raster<Linear>(Scene.Camera.Width, Scene.Camera.Height) : Row.Value.Grey(index));

        Assert.Equal([(0, 1)], links.Select(link => (link.First, link.Second)));
    }

    [Fact]
    public void Few_pictures_held_at_a_time_and_another_run_give_the_same_links()
    {
        var again = PictureMatcher.Match(5, Shown, new() { MostPicturesHeld = 2 });

        Assert.Equal(Links.Value.SelectMany(link => link.Points), again.SelectMany(link => link.Points));
        Assert.Equal(Links.Value.Select(link => link.Confidence), again.Select(link => link.Confidence));
    }

    [SkippableFact]
    [Trait("Data", "shared")]
    public void Six_small_photographs_of_the_Golden_Gate_link_each_to_the_next()
    {
        var folder = SharedData.Require("panorama-adobe");

        var links = PictureMatcher.Match(6, index => Photograph(Path.Combine(folder, $"goldengate-0{index}.png")));

        Assert.All(Enumerable.Range(0, 5), i => Assert.Contains(links, link => (link.First, link.Second) == (i, i + 1)));
        Assert.All(links, link => Assert.True(link.Second - link.First <= 2, $"{link.First} and {link.Second} share nothing"));
    }

    static Raster<Linear> Photograph(string path)
    {
        var picture = PictureFile.Read(path);
        return new(picture.Width, picture.Height, [.. picture.Bytes.Select(sample => new Linear(sample))]);
    }

    static Raster<Linear> Shown(int index) => index < 4 ? Row.Value.Grey(index) : Scene.FarAway((0, 0, 0)).With(texture: _ => new SoilTexture(99)).Grey(0);

    static double Error(Scene scene, PictureMatch link, MatchedPoint point) => scene.Error(
        new ImagePoint(link.First, point.FirstColumn, point.FirstRow), new ImagePoint(link.Second, point.SecondColumn, point.SecondRow));
}
