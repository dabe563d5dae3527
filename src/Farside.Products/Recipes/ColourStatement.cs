using System.Globalization;
using Farside.Processing.Imaging.Colour;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>A camera's colour in words and numbers for its page.</summary>
static class ColourStatement
{
    public static void Of(ColourFindings found, int frames, Workbench bench)
    {
        var calibration = found.Calibration;
        bench.Measure("frames measured", frames);
        bench.Measure("black level", calibration.BlackDn, "data numbers");
        bench.Measure("light lost in the corners", 100 * found.Flat.CornerLoss, "%");
        bench.Measure("light lost in the corners, half of the frames", 100 * found.Flat.CornerLossFirst, "%");
        bench.Measure("light lost in the corners, the other half", 100 * found.Flat.CornerLossSecond, "%");
        bench.Measure("unevenness that leaves frames left out", 100 * found.Flat.Gain, "%");
        bench.Measure("standard error of that", 100 * found.Flat.GainError, "%");
        bench.Measure("hot pixels", calibration.Defects.Select(size => size.HotPixels.Count).FirstOrDefault());
        bench.Measure("dead columns", calibration.Defects.Select(size => size.DeadColumns.Count).FirstOrDefault());
        if (found.Patch is { } patch)
        {
            bench.Measure("mean colour difference of the patch", patch.FittedDifference, "CIEDE2000");
            bench.Measure("mean colour difference of colours left out", patch.HeldOutDifference, "CIEDE2000");
        }

        State(found, bench);
    }

    static void State(ColourFindings found, Workbench bench)
    {
        var calibration = found.Calibration;
        bench.State("Flat", found.Flat.IsApplied
            ? "the corners' fall-off is divided out: frames that had no part in it become more even by it"
            : "none applied: frames that had no part in it do not become more even by it");
        bench.State("White balance", string.Create(CultureInfo.InvariantCulture, $"red × {calibration.WhiteBalance.Red:0.000}, green × 1, blue × {calibration.WhiteBalance.Blue:0.000}, {Balanced(found)}"));
        bench.State("Matrix", calibration.MatrixSource switch
        {
            ColourSource.Patch => "from a patch of known colours in view",
            ColourSource.Bands => "from the band passes of a like camera: this one's are not published",
            _ => "none: the camera's own red, green and blue stand for the screen's",
        });
        bench.State("Illuminant", "the Sun without an atmosphere; shown for D65, by the linear Bradford transform");
    }

    static string Balanced(ColourFindings found) => found.Calibration.WhiteBalanceSource switch
    {
        ColourSource.Patch => "on the greys of a patch in view",
        ColourSource.Identity => found.SoilGains is null ? "since no lit soil was seen in colour" : "on lit soil, taken for grey",
        _ => string.Create(CultureInfo.InvariantCulture, $"on lit soil of red/green {found.Soil.Soil.RedOverGreen:0.000}, blue/green {found.Soil.Soil.BlueOverGreen:0.000}: {found.Soil.Source}"),
    };
}
