using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry.Stereo;

namespace Farside.Tests.Processing.Photogrammetry.Stereo;

public sealed class StereoWarpTests
{
    [Theory]
    [InlineData(17, 9)]
    [InlineData(16, 8)]
    [InlineData(25, 1)]
    public void A_picture_laid_on_itself_is_itself(int width, int height)
    {
        var picture = Picture(width, height, (x, y) => (x * 7) + (y * y));

        Assert.Equal(picture.Pixels.ToArray(), new StereoWarp(width, height, (c, r) => (c, r)).Apply(picture).Pixels.ToArray());
    }

    [Fact]
    public void A_slope_moved_by_a_fraction_is_that_slope()
    {
        // Keys' cubic gives polynomials of the second degree back exactly.
        var picture = Picture(40, 30, (x, y) => (0.5 * x * x) - (0.25 * x * y) + (3 * y));
        var moved = new StereoWarp(30, 20, (c, r) => (c + 4.3, r + 5.6)).Apply(picture);

        Assert.Equal((0.5 * 14.3 * 14.3) - (0.25 * 14.3 * 12.6) + (3 * 12.6), moved[10, 7].Value, 1e-3);
    }

    [Fact]
    public void Beyond_the_old_picture_there_is_nothing()
    {
        var moved = new StereoWarp(10, 10, (c, r) => (c - 3, r)).Apply(Picture(10, 10, (_, _) => 5));

        Assert.True(float.IsNaN(moved[2, 5].Value));
        Assert.Equal(5, moved[3, 5].Value);
    }

    [Fact]
    public void A_quarter_size_copy_holds_the_means_of_the_pixels()
    {
        var picture = Picture(64, 64, (x, y) => x + (2 * y));
        var small = new StereoWarp(16, 16, (c, r) => ((4 * (c + 0.5)) - 0.5, (4 * (r + 0.5)) - 0.5)).Apply(picture, 4);

        Assert.Equal(25.5 + (2 * 33.5), small[6, 8].Value, 1e-3); // mean of columns 24…27 and rows 32…35
    }

    static Raster<Linear> Picture(int width, int height, Func<int, int, double> light) =>
        new(width, height, [.. from y in Enumerable.Range(0, height) from x in Enumerable.Range(0, width) select new Linear((float)light(x, y))]);
}
