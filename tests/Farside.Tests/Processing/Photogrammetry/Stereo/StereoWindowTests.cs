using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry.Stereo;

namespace Farside.Tests.Processing.Photogrammetry.Stereo;

public sealed class StereoWindowTests
{
    const int Width = 1000, Height = 600;

    [Theory]
    [InlineData(0)]
    [InlineData(12.4)]
    [InlineData(-7.3)]
    public void The_farthest_spot_lies_in_the_screen_and_nothing_behind_it(double far)
    {
        var window = StereoWindow.Choose(Ground(far, 20), new());

        Assert.InRange(window.FarPx, far, far + 0.5);
        Assert.InRange(window.BehindPercent, -0.11, 0); // within a pixel before the screen
        Assert.Equal(Width - Math.Abs(window.ShiftPx), window.Width);
        Assert.InRange(window.First - window.ShiftPx, 0, Width - window.Width); // both pictures have these columns
    }

    [Fact]
    public void Two_per_cent_of_the_width_is_shown_whole()
    {
        var window = StereoWindow.Choose(Ground(0, 20), new());

        Assert.False(window.IsCropped);
        Assert.InRange(window.RangePercent, 1.9, 2.05);
    }

    [Fact]
    public void Five_per_cent_is_cut_where_three_is_reached()
    {
        var window = StereoWindow.Choose(Ground(0, 50), new());

        // Disparity grows evenly from top to bottom: three fifths of the rows stay.
        Assert.InRange(window.Height, 0.57 * Height, 0.63 * Height);
        Assert.InRange(window.ShownRangePercent, 2.7, 3.1);
        Assert.InRange(window.RangePercent, 4.8, 5.1);
        Assert.Equal(Height, window.Whole.Height);
    }

    [Fact]
    public void Ground_at_ones_feet_keeps_the_least_height_and_says_what_remains()
    {
        var window = StereoWindow.Choose(Ground(0, 200), new());

        Assert.Equal(Height * 2 / 5, window.Height);
        Assert.InRange(window.ShownRangePercent, 7, 8.1);
    }

    [Fact]
    public void One_false_tie_chooses_no_screen()
    {
        var good = Ground(5, 20);
        var spoilt = good with { Ties = [.. good.Ties, new(500, 300, -80, 0, 0.9, false), new(200, 100, 300, 0, 0.9, false)] };

        Assert.Equal(StereoWindow.Choose(good, new()), StereoWindow.Choose(spoilt, new()));
    }

    [Fact]
    public void The_farthest_spot_may_be_laid_behind_the_screen()
    {
        var window = StereoWindow.Choose(Ground(0, 20), new() { BehindScreenPercent = 1 });

        Assert.Equal(10, window.ShiftPx);
        Assert.InRange(window.BehindPercent, 0.9, 1.02);
    }

    // Disparity from far at the top to far + range at the bottom.
    static StereoPair Ground(double far, double range)
    {
        var scene = new StereoScene(640, 480, 900);
        var pair = RectifiedPair.Of(scene.Left, scene.Right) with { Camera = new PinholeCamera(Width, Height, 1500, 499.5, 299.5) };
        var ties = from row in Enumerable.Range(0, 60)
                   from column in Enumerable.Range(0, 50)
                   select new StereoTie(20 * column, 10 * row, far + (range * row / 59), 0, 0.9, (row + column) % 3 == 2);
        return new(pair, [.. ties], 0, 0);
    }
}
