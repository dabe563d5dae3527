using Farside.Core.Rasters;
using Farside.Processing.Imaging;

namespace Farside.Tests.Processing.Imaging.Demosaicing;

public class ResidualDemosaicerTests
{
    [Fact]
    public void A_missing_sample_costs_its_own_pixel_only()
    {
        var mosaic = Mosaics.Noise(40, 30, seed: 8);
        mosaic[17, 12] = new(float.NaN);

        var planes = Demosaicers.Demosaic(mosaic, BayerPattern.Grbg, DemosaicMethod.Residual);

        foreach (var colour in "RGB")
        {
            var plane = Mosaics.Plane(planes, colour);
            Assert.True(float.IsNaN(plane[17, 12].Value));
            Assert.Equal(1, plane.Pixels.ToArray().Count(sample => float.IsNaN(sample.Value)));
        }
    }

    [Fact]
    public void A_scene_four_times_brighter_gives_a_picture_four_times_brighter_to_the_last_bit()
    {
        var dim = Mosaics.Noise(44, 36, seed: 9);
        var bright = new Raster<Linear>(dim.Width, dim.Height, [.. dim.Pixels.ToArray().Select(sample => new Linear(4 * sample.Value))]);

        var expected = Demosaicers.Demosaic(dim, BayerPattern.Bggr, DemosaicMethod.Residual);
        var actual = Demosaicers.Demosaic(bright, BayerPattern.Bggr, DemosaicMethod.Residual);

        foreach (var colour in "RGB")
        {
            Assert.Equal(
                Mosaics.Plane(expected, colour).Pixels.ToArray().Select(sample => 4 * sample.Value),
                Mosaics.Plane(actual, colour).Pixels.ToArray().Select(sample => sample.Value));
        }
    }

    [Fact]
    public void Where_tiles_meet_a_picture_larger_than_one_has_no_seam()
    {
        var mosaic = Mosaics.Noise(300, 280, seed: 10);
        var whole = Demosaicers.Demosaic(mosaic, BayerPattern.Rggb, DemosaicMethod.Residual);

        const int Far = 76;

        // The same pixels, 44 columns and 24 rows further into another tiling.
        var cut = Demosaicers.Demosaic(Mosaics.Crop(mosaic, 44, 24, 256, 256), BayerPattern.Rggb, DemosaicMethod.Residual);

        foreach (var colour in "RGB")
        {
            Assert.Equal(
                Mosaics.Crop(Mosaics.Plane(whole, colour), 44 + Far, 24 + Far, 256 - (2 * Far), 256 - (2 * Far)).Pixels.ToArray(),
                Mosaics.Crop(Mosaics.Plane(cut, colour), Far, Far, 256 - (2 * Far), 256 - (2 * Far)).Pixels.ToArray());
        }
    }
}
