using Farside.Core.Rasters;
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
        var window = StereoWindow.Whole(Ground(far, 20), new());

        Assert.InRange(window.FarPx, far - 1e-5, far + 0.5);
        Assert.InRange(window.BehindPercent, -0.11, 0); // within a pixel before the screen
        Assert.Equal(Width - Math.Abs(window.ShiftPx), window.Width);
        Assert.InRange(window.First - window.ShiftPx, 0, Width - window.Width); // both pictures have these columns
    }

    [Fact]
    public void Two_per_cent_of_the_width_is_shown_whole()
    {
        var window = StereoWindow.Comfortable(Ground(0, 20), new());

        Assert.Equal(StereoWindow.Whole(Ground(0, 20), new()), window);
        Assert.InRange(window!.RangePercent, 1.9, 2.05);
    }

    [Fact]
    public void Five_per_cent_is_cut_where_three_is_reached()
    {
        var window = StereoWindow.Comfortable(Ground(0, 50), new())!;

        // Disparity grows evenly from top to bottom: three fifths of the rows stay, less up to a field at either end.
        Assert.InRange(window.Height, 0.52 * Height, 0.63 * Height);
        Assert.InRange(window.RangePercent, 2.5, 3.0);
        Assert.InRange(StereoWindow.Whole(Ground(0, 50), new()).RangePercent, 4.8, 5.1);
    }

    [Fact]
    public void What_is_cut_out_is_laid_anew_by_its_own_farthest_spot()
    {
        // A wall in front of a far strip at the top: the strip alone would be less of the scene than the wall.
        var scene = Depths((column, row) => row < 120 ? 2 : 90 + (row / 60));

        var window = StereoWindow.Comfortable(scene, new())!;

        Assert.InRange(window.Top, 120 - 10, 120 + 20);
        Assert.Equal(Height, window.Top + window.Height);
        Assert.InRange(window.BehindPercent, -0.11, 0);
        Assert.InRange(window.ShiftPx, 91, 92);
        Assert.True(window.First >= window.ShiftPx); // the right picture has its columns
    }

    [Fact]
    public void A_tower_at_one_side_is_left_out_with_its_side()
    {
        var window = StereoWindow.Comfortable(Depths((column, row) => column < 300 ? 120 : 3), new())!;

        Assert.InRange(window.First, 300 - 42, 300 + 42);
        Assert.Equal((0, Height), (window.Top, window.Height));
    }

    [Fact]
    public void Where_no_part_is_bearable_there_is_none() => Assert.Null(StereoWindow.Comfortable(Ground(0, 400), new()));

    [Fact]
    public void A_false_speck_chooses_no_screen()
    {
        static double Speck(double column, double row) => (column, row) is ( >= 500 and < 502, >= 300 and < 302) ? -80 : (column, row) is ( >= 200 and < 201, >= 100 and < 104) ? 300 : 5;

        Assert.Equal(StereoWindow.Comfortable(Depths((_, _) => 5), new()), StereoWindow.Comfortable(Depths(Speck), new()));
    }

    [Fact]
    public void Depth_that_was_found_nowhere_is_refused() =>
        Assert.Throws<ArgumentException>(() => StereoWindow.Whole(Depths((_, _) => double.PositiveInfinity), new()));

    [Fact]
    public void The_farthest_spot_may_be_laid_behind_the_screen()
    {
        var window = StereoWindow.Whole(Ground(0, 20), new() { BehindScreenPercent = 1 });

        Assert.Equal(10, window.ShiftPx);
        Assert.InRange(window.BehindPercent, 0.9, 1.02);
    }

    // Disparity from far at the top to far + range at the bottom.
    static DepthCells Ground(double far, double range) => Depths((_, row) => far + (range * row / (Height - 1)));

    static DepthCells Depths(Func<double, double, double> disparity)
    {
        var map = new Raster<float>(Width, Height);
        for (var i = 0; i < Width * Height; i++)
        {
            map.Pixels[i] = (float)disparity(i % Width, i / Width);
        }

        return DepthCells.Of(map);
    }
}
