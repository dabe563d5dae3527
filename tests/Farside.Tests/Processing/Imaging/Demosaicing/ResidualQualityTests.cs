using Farside.Core.Rasters;
using Farside.Processing.Imaging;
using Xunit.Abstractions;

namespace Farside.Tests.Processing.Imaging.Demosaicing;

/// <summary>
/// Mean CPSNR over real pictures, as in <see cref="DemosaicQualityTests"/>. Published on Kodak's 24: RCD 2.2 dB below Menon with
/// refinement, residual interpolation (ARI) 0.9 above.
/// </summary>
[Trait("Data", "shared")]
public class ResidualQualityTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void On_clean_pictures_residual_interpolation_beats_refined_Menon_by_more_than_half_a_decibel() =>
        Assert.True(Mean(DemosaicMethod.Residual) > Mean(DemosaicMethod.Menon) + 0.5);

    [SkippableFact]
    public void On_clean_pictures_Rcd_lies_between_Malvar_and_refined_Menon() =>
        Assert.InRange(Mean(DemosaicMethod.Rcd), Mean(DemosaicMethod.Malvar), Mean(DemosaicMethod.Menon));

    double Mean(DemosaicMethod method)
    {
        var pictures = RealPictures.Read();
        var mean = pictures.Average(picture => Cpsnr.Rounded(
            picture.Planes, Demosaicers.Demosaic(Mosaics.Sample(picture.Planes, BayerPattern.Rggb), BayerPattern.Rggb, method)));
        output.WriteLine($"{method} {mean:F2} dB, mean over {pictures.Count} pictures");
        return mean;
    }
}
