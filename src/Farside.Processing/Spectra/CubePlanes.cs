using Farside.Core.Measurements;

namespace Farside.Processing.Spectra;

/// <summary>A cube's pixels as numbers: which lie in a circle, how bright each is, which of them stand in shadow.</summary>
public static class CubePlanes
{
    /// <summary>Of what the brighter quarter of the picture sends; what sends less is shadow. Level lit ground differs by a third, shadows on the Moon send a hundredth.</summary>
    public const double ShadowBelow = 0.25;

    const int BandsAround = 2;
    const double BrightShare = 0.75;

    /// <summary>Mean radiance of each pixel over the five bands about a wavelength; NaN for a pixel without a value in all of them. Row-major.</summary>
    public static float[] Brightness(SpectralCube cube, double wavelengthNm)
    {
        var middle = Nearest(cube.WavelengthsNm, wavelengthNm);
        var (first, last) = (Math.Max(0, middle - BandsAround), Math.Min(cube.Bands - 1, middle + BandsAround));
        var pixels = cube.Lines * cube.SamplesPerLine;
        var brightness = new float[pixels];
        for (var pixel = 0; pixel < pixels; pixel++)
        {
            var sum = 0.0;
            for (var band = first; band <= last; band++)
            {
                // A broken pixel is written as nothing at all.
                var value = cube.Values[(band * pixels) + pixel];
                sum += value > 0 ? value : double.NaN;
            }

            brightness[pixel] = (float)(sum / (last - first + 1));
        }

        return brightness;
    }

    /// <summary>True for pixels in shadow, by brightness against the brighter quarter's least.</summary>
    public static bool[] Shadows(ReadOnlySpan<float> brightness)
    {
        var known = new List<float>(brightness.Length);
        foreach (var value in brightness)
        {
            if (float.IsFinite(value))
            {
                known.Add(value);
            }
        }

        known.Sort();
        var least = known.Count == 0 ? 0 : ShadowBelow * known[(int)((known.Count - 1) * BrightShare)];
        var shadows = new bool[brightness.Length];
        for (var pixel = 0; pixel < shadows.Length; pixel++)
        {
            shadows[pixel] = brightness[pixel] < least;
        }

        return shadows;
    }

    /// <summary>Indices of the circle's pixels that have a value in every band, row-major.</summary>
    public static IReadOnlyList<int> Inside(SpectralCube cube, Footprint footprint)
    {
        var inside = new List<int>();
        for (var pixel = 0; pixel < cube.Lines * cube.SamplesPerLine; pixel++)
        {
            if (footprint.Holds(pixel / cube.SamplesPerLine, pixel % cube.SamplesPerLine) && IsWhole(cube, pixel))
            {
                inside.Add(pixel);
            }
        }

        return inside;
    }

    static bool IsWhole(SpectralCube cube, int pixel)
    {
        for (var band = 0; band < cube.Bands; band++)
        {
            // A broken pixel is written as nothing at all. In deep shadow noise takes a value below nothing: left out, the mean would be too bright by the share of such pixels.
            if (cube.Values[(band * cube.Lines * cube.SamplesPerLine) + pixel] is 0 or float.NaN or float.PositiveInfinity or float.NegativeInfinity)
            {
                return false;
            }
        }

        return true;
    }

    static int Nearest(double[] wavelengths, double nm)
    {
        var nearest = 0;
        for (var i = 1; i < wavelengths.Length; i++)
        {
            nearest = Math.Abs(wavelengths[i] - nm) < Math.Abs(wavelengths[nearest] - nm) ? i : nearest;
        }

        return nearest;
    }
}
