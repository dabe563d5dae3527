using Farside.Core.Rasters;

namespace Farside.Tests.Processing.Imaging;

/// <summary>Colour peak signal-to-noise ratio: 10 log₁₀(peak² / mean squared error over all three colours), in decibels.</summary>
static class Cpsnr
{
    /// <summary>Pixels left out along each side, as demosaic comparisons do.</summary>
    public const int Border = 10;

    public static double Of(ColourPlanes truth, ColourPlanes made, double peak) => Of(truth, made, peak, value => value);

    /// <summary>The same after rounding what was made to the nearest of 256 levels, 0 to 255.</summary>
    public static double Rounded(ColourPlanes truth, ColourPlanes made) =>
        Of(truth, made, 255, value => Math.Clamp(MathF.Round(value, MidpointRounding.ToEven), 0, 255));

    static double Of(ColourPlanes truth, ColourPlanes made, double peak, Func<float, float> shown)
    {
        var sum = 0.0;
        var count = 0L;
        foreach (var colour in "RGB")
        {
            var (expected, actual) = (Mosaics.Plane(truth, colour), Mosaics.Plane(made, colour));
            for (var y = Border; y < truth.Height - Border; y++)
            {
                for (var x = Border; x < truth.Width - Border; x++)
                {
                    var error = (double)expected[x, y].Value - shown(actual[x, y].Value);
                    sum += error * error;
                    count++;
                }
            }
        }

        return 10 * Math.Log10(peak * peak * count / sum);
    }
}
