using Farside.Core.Rasters;
using Farside.Processing.Imaging;

namespace Farside.Tests.Processing.Imaging.Demosaicing;

public class MalvarKernelTests
{
    const int Centre = 8;

    // Malvar, He & Cutler 2004, figure 2, in eighths.
    static readonly float[,] GreenAtRed = { { 0, 0, -1, 0, 0 }, { 0, 0, 2, 0, 0 }, { -1, 2, 4, 2, -1 }, { 0, 0, 2, 0, 0 }, { 0, 0, -1, 0, 0 } };
    static readonly float[,] RedAtGreenInRedRow =
        { { 0, 0, 0.5f, 0, 0 }, { 0, -1, 0, -1, 0 }, { -1, 4, 5, 4, -1 }, { 0, -1, 0, -1, 0 }, { 0, 0, 0.5f, 0, 0 } };
    static readonly float[,] RedAtGreenInBlueRow =
        { { 0, 0, -1, 0, 0 }, { 0, -1, 4, -1, 0 }, { 0.5f, 0, 5, 0, 0.5f }, { 0, -1, 4, -1, 0 }, { 0, 0, -1, 0, 0 } };
    static readonly float[,] RedAtBlue =
        { { 0, 0, -1.5f, 0, 0 }, { 0, 2, 0, 2, 0 }, { -1.5f, 0, 6, 0, -1.5f }, { 0, 2, 0, 2, 0 }, { 0, 0, -1.5f, 0, 0 } };

    [Theory]
    [InlineData(BayerPattern.Rggb, 'G', nameof(GreenAtRed))]
    [InlineData(BayerPattern.Bggr, 'G', nameof(GreenAtRed))]
    [InlineData(BayerPattern.Grbg, 'R', nameof(RedAtGreenInRedRow))]
    [InlineData(BayerPattern.Gbrg, 'B', nameof(RedAtGreenInRedRow))]
    [InlineData(BayerPattern.Gbrg, 'R', nameof(RedAtGreenInBlueRow))]
    [InlineData(BayerPattern.Grbg, 'B', nameof(RedAtGreenInBlueRow))]
    [InlineData(BayerPattern.Bggr, 'R', nameof(RedAtBlue))]
    [InlineData(BayerPattern.Rggb, 'B', nameof(RedAtBlue))]
    public void A_single_lit_sample_shows_the_published_coefficients(BayerPattern pattern, char colour, string kernel)
    {
        var published = Kernel(kernel);
        for (var dy = -2; dy <= 2; dy++)
        {
            for (var dx = -2; dx <= 2; dx++)
            {
                var mosaic = new Raster<Linear>((2 * Centre) + 1, (2 * Centre) + 1);
                mosaic[Centre + dx, Centre + dy] = new(8);

                var planes = Demosaicers.Demosaic(mosaic, pattern, DemosaicMethod.Malvar);

                Assert.Equal(published[dy + 2, dx + 2], Mosaics.Plane(planes, colour)[Centre, Centre].Value);
            }
        }
    }

    static float[,] Kernel(string name) => name switch
    {
        nameof(GreenAtRed) => GreenAtRed,
        nameof(RedAtGreenInRedRow) => RedAtGreenInRedRow,
        nameof(RedAtGreenInBlueRow) => RedAtGreenInBlueRow,
        _ => RedAtBlue,
    };
}
