using Farside.Core.Colour;

namespace Farside.Processing.Imaging.Colour;

/// <summary>A colour camera's three band passes, and what follows from them without any picture.</summary>
public sealed record CameraBands(BandPass Red, BandPass Green, BandPass Blue)
{
    /// <summary>A surface in sunlight as the balanced camera sees it: 1 1 1 for white.</summary>
    public Tristimulus InSunlight(Func<double, double> reflectance) => new(
        Red.Reflectance(reflectance, SolarIrradiance.At), Green.Reflectance(reflectance, SolarIrradiance.At), Blue.Reflectance(reflectance, SolarIrradiance.At));

    /// <summary>
    /// The matrix that brings surfaces of many smooth spectra nearest to their colours: edges as dyes and minerals have them and broad humps, at wavelengths
    /// through the visible, light and dark.
    /// </summary>
    public ColourMatrix Matrix() => MatrixFit.Of([.. SmoothSpectra().Select(Sample)]);

    /// <summary>A surface in sunlight, shown on a screen whose white is D65 to an eye that takes sunlit white for white.</summary>
    public static Tristimulus Shown(Func<double, double> reflectance) =>
        Srgb.FromXyz * (ChromaticAdaptation.Bradford(Whites.Sun, Whites.D65) * StandardObserver.Surface(reflectance, SolarIrradiance.At));

    ColourSample Sample(Func<double, double> reflectance) => new("", InSunlight(reflectance), Shown(reflectance));

    static IEnumerable<Func<double, double>> SmoothSpectra()
    {
        for (var centre = 410.0; centre <= 690; centre += 20)
        {
            foreach (var width in (double[])[12, 25, 50])
            {
                var (nm, soft) = (centre, width);
                yield return at => 0.06 + (0.5 / (1 + Math.Exp((nm - at) / soft)));
                yield return at => 0.06 + (0.5 / (1 + Math.Exp((at - nm) / soft)));
                yield return at => 0.06 + (0.35 * Math.Exp(-0.5 * (at - nm) * (at - nm) / (soft * soft * 2)));
            }
        }
    }
}
