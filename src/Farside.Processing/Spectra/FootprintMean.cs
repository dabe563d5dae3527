using Farside.Core.Measurements;

namespace Farside.Processing.Spectra;

/// <summary>Mean radiance of a cube over a circle, band by band, and how well the noise of its pixels lets it be known.</summary>
/// <param name="Radiance">Mean over the circle's whole pixels, lit or not: the detector beside sees all of them.</param>
/// <param name="Noise">Standard error of each mean; the scene's own variety is no part of it.</param>
/// <param name="Pixels">How many.</param>
public sealed record FootprintMean(double[] Radiance, double[] Noise, int Pixels)
{
    /// <summary>Pixels the noise is judged by at most: more say the same.</summary>
    const int Judged = 4096;

    /// <returns>Null where the circle holds no whole pixel.</returns>
    public static FootprintMean? Of(SpectralCube cube, Footprint footprint)
    {
        var inside = CubePlanes.Inside(cube, footprint);
        if (inside.Count == 0)
        {
            return null;
        }

        var radiance = Enumerable.Range(0, cube.Bands).Select(band => inside.Sum(pixel => (double)Value(cube, band, pixel)) / inside.Count).ToArray();
        return new(radiance, Noises(cube, inside, radiance), inside.Count);
    }

    // What a pixel has more or less than the mean changes slowly with wavelength; what the second difference of three bands has left is noise.
    static double[] Noises(SpectralCube cube, IReadOnlyList<int> inside, double[] radiance)
    {
        var noise = new double[cube.Bands];
        if (cube.Bands < 3)
        {
            return noise;
        }

        var every = Math.Max(1, inside.Count / Judged);
        for (var band = 1; band < cube.Bands - 1; band++)
        {
            var bends = inside.Where((_, i) => i % every == 0).Select(pixel => Math.Abs(Relative(band - 1, pixel) - (2 * Relative(band, pixel)) + Relative(band + 1, pixel))).Order().ToList();
            noise[band] = RobustSigma.OfMedian(bends[bends.Count / 2]) / Math.Sqrt(6) * radiance[band] / Math.Sqrt(inside.Count);
        }

        (noise[0], noise[^1]) = (noise[1] * radiance[0] / radiance[1], noise[^2] * radiance[^1] / radiance[^2]);
        return noise;

        double Relative(int band, int pixel) => Value(cube, band, pixel) / radiance[band];
    }

    static float Value(SpectralCube cube, int band, int pixel) => cube.Values[(band * cube.Lines * cube.SamplesPerLine) + pixel];
}
