using Farside.Core.Rasters;
using Farside.Processing.Imaging;

namespace Farside.Tests.Processing.Imaging.Demosaicing;

/// <summary>Values printed in the documentation of the public package colour-demosaicing, for its demosaicing_CFA_Bayer_Menon2007.</summary>
public class MenonPublishedTests
{
    [Fact]
    public void The_published_rggb_example_is_met() => AssertMet(
        BayerPattern.Rggb,
        mosaic: [0.30980393f, 0.36078432f, 0.30588236f, 0.3764706f, 0.35686275f, 0.39607844f, 0.36078432f, 0.40000001f],
        red: [0.30980393f, 0.30980393f, 0.30588236f, 0.32156864f, 0.30980393f, 0.30980393f, 0.30588236f, 0.32156864f],
        green: [0.35686275f, 0.36078432f, 0.36078432f, 0.3764706f, 0.35686275f, 0.36078432f, 0.36078432f, 0.3764706f],
        blue: [0.39215687f, 0.39607844f, 0.39019608f, 0.40000001f, 0.39215687f, 0.39607844f, 0.39019609f, 0.40000001f]);

    // The printed numbers are whole 255ths. (The package's other example has a pixel whose steps are equal in both directions, where its
    // rounding chooses.)
    static void AssertMet(BayerPattern pattern, float[] mosaic, float[] red, float[] green, float[] blue)
    {
        var planes = Demosaicers.Demosaic(new(4, 2, [.. mosaic.Select(value => new Linear(MathF.Round(255 * value)))]),
            pattern, DemosaicMethod.Menon);

        foreach (var (expected, plane) in new[] { (red, planes.Red), (green, planes.Green), (blue, planes.Blue) })
        {
            Assert.All(expected.Zip(plane.Pixels.ToArray()), pair => Assert.Equal(255 * pair.First, pair.Second.Value, tolerance: 2e-5f));
        }
    }
}
