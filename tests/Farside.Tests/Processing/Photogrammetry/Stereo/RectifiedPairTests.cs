using Farside.Processing.Photogrammetry.Stereo;

namespace Farside.Tests.Processing.Photogrammetry.Stereo;

public sealed class RectifiedPairTests
{
    static readonly StereoScene Scene = new(640, 480, 900);

    [Fact]
    public void A_spot_stands_on_the_same_row_of_both_eyes_and_as_far_apart_as_focal_length_times_baseline_over_depth()
    {
        var pair = RectifiedPair.Of(Scene.Left, Scene.Right);
        var (left, back) = (Scene.Left.SiteFromCamera.Origin, pair.SiteFromRectified);
        foreach (var (x, y, z) in ((double, double, double)[])[(0.3, 4, 0), (-2, 9, 1.1), (5, 40, 3), (0, 6, -0.5)])
        {
            var (leftColumn, leftRow, rightColumn, rightRow) = pair.Project(new(x, y, z))!.Value;

            var depth = -((back.M13 * (x - left.X)) + (back.M23 * (y - left.Y)) + (back.M33 * (z - left.Z)));
            Assert.Equal(leftRow, rightRow, 8);
            Assert.Equal(pair.Camera.FocalLengthPx * StereoScene.BaselineM / depth, leftColumn - rightColumn, 8);
        }
    }

    [Fact]
    public void Every_pixel_of_the_pair_lies_within_both_eyes_pictures()
    {
        var pair = RectifiedPair.Of(Scene.Left, Scene.Right);
        foreach (var (column, row) in ((int, int)[])[(0, 0), (pair.Camera.Width - 1, 0), (0, pair.Camera.Height - 1), (pair.Camera.Width - 1, pair.Camera.Height - 1)])
        {
            var (l, r) = (pair.InLeft(column, row)!.Value, pair.InRight(column, row)!.Value);
            Assert.InRange(l.Column, -0.01, Scene.Left.Camera.Width - 0.99);
            Assert.InRange(l.Row, -0.01, Scene.Left.Camera.Height - 0.99);
            Assert.InRange(r.Column, -0.01, Scene.Right.Camera.Width - 0.99);
            Assert.InRange(r.Row, -0.01, Scene.Right.Camera.Height - 0.99);
        }

        Assert.InRange(pair.Camera.Width, 620, 640); // little is lost
    }

    [Fact]
    public void A_place_goes_to_the_pair_and_back_rows_corrected_or_not()
    {
        var pair = RectifiedPair.Of(Scene.Left, Scene.Right) with { Rows = new(0.4, 0.1, -0.2, 0.05, 0.02, 0.3) };

        var there = pair.InRight(100, 300)!.Value;
        var back = pair.FromRight(there)!.Value;
        Assert.Equal(100, back.Column, 6);
        Assert.InRange(Math.Abs(back.Row - 300), 0, 1e-4);
    }

    [Fact]
    public void A_quarter_size_preview_shows_the_same_in_a_quarter_of_the_pixels()
    {
        var (whole, quarter) = (RectifiedPair.Of(Scene.Left, Scene.Right), RectifiedPair.Of(Scene.Left, Scene.Right, 4));

        Assert.Equal(whole.Camera.FocalLengthPx / 4, quarter.Camera.FocalLengthPx, 9);
        Assert.InRange(quarter.Camera.Width, (whole.Camera.Width / 4) - 1, (whole.Camera.Width / 4) + 1);
    }

    [Fact]
    public void Eyes_in_one_place_one_behind_the_other_or_crossed_are_no_pair()
    {
        var pose = Scene.Right.SiteFromCamera;
        Assert.Throws<ArgumentException>(() => RectifiedPair.Of(Scene.Left, Scene.Left));
        Assert.Throws<ArgumentException>(() => RectifiedPair.Of(Scene.Right, Scene.Left));
        Assert.Throws<ArgumentException>(() => RectifiedPair.Of(Scene.Left, Scene.Right with { SiteFromCamera = pose with { Origin = new(-StereoScene.BaselineM / 2, 1, 1.6) } }));
    }
}
