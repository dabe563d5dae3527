using Farside.Core.Rasters;
using Farside.Processing.Imaging;
using Xunit.Abstractions;

namespace Farside.Tests.Processing.Imaging.Demosaicing;

/// <summary>
/// Mean CPSNR over real pictures by the rule of the Kodak comparisons: RGGB, rounded to 8 bits, 10 pixels left out. Published on Kodak's 24
/// pictures with the package colour-demosaicing: Malvar 35.78 dB, Menon unrefined 38.63, refined 39.27.
/// </summary>
[Trait("Data", "shared")]
public class DemosaicQualityTests(ITestOutputHelper output)
{
    static readonly DemosaicMethod[] Methods =
        [DemosaicMethod.Bilinear, DemosaicMethod.Malvar, DemosaicMethod.MenonUnrefined, DemosaicMethod.Menon, DemosaicMethod.Rcd];

    [SkippableFact]
    public void On_clean_pictures_each_method_gains_on_the_one_before_as_it_does_on_Kodaks()
    {
        var means = MeanCpsnr(noiseSigma: 0);

        Assert.InRange(means[DemosaicMethod.Malvar] - means[DemosaicMethod.Bilinear], 3, 8);
        Assert.InRange(means[DemosaicMethod.MenonUnrefined] - means[DemosaicMethod.Malvar], 1.5, 5);
        Assert.InRange(means[DemosaicMethod.Menon] - means[DemosaicMethod.MenonUnrefined], 0.3, 2);
    }

    [SkippableTheory]
    [InlineData(0.02)]
    [InlineData(0.05)]
    public void In_noise_refining_still_helps(double sigma)
    {
        var means = MeanCpsnr(sigma);

        Assert.True(means[DemosaicMethod.Menon] > means[DemosaicMethod.MenonUnrefined]);
    }

    Dictionary<DemosaicMethod, double> MeanCpsnr(double noiseSigma)
    {
        var pictures = RealPictures.Read();
        var means = Methods.ToDictionary(method => method, method => pictures.Average(picture => Score(picture.Planes, method, noiseSigma)));
        foreach (var (method, mean) in means)
        {
            output.WriteLine($"sigma {noiseSigma}: {method} {mean:F2} dB, mean over {pictures.Count} pictures");
        }

        return means;
    }

    static double Score(ColourPlanes picture, DemosaicMethod method, double noiseSigma) =>
        Cpsnr.Rounded(picture, Demosaicers.Demosaic(Noisy(Mosaics.Sample(picture, BayerPattern.Rggb), noiseSigma), BayerPattern.Rggb, method));

    static Raster<Linear> Noisy(Raster<Linear> mosaic, double sigma)
    {
        var random = new Random(2019);
        foreach (ref var sample in mosaic.Pixels)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            sample = new(sample.Value + (float)(255 * sigma * normal));
        }

        return mosaic;
    }
}
