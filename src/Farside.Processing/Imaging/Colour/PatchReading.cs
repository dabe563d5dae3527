using Farside.Core.Colour;
using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Colour;

/// <summary>
/// What a camera counted on each square of a colour patch: the median of the mosaic's own samples of each colour, nothing interpolated, over the inner part of the
/// square, so that frames between squares and a blemish or a reflection on less than half of one do not enter.
/// </summary>
public static class PatchReading
{
    /// <summary>Share of a square's edge that is read.</summary>
    const double Inner = 0.6;

    const int Steps = 48;
    const int LeastSamples = 4;

    /// <param name="light">Samples above black, fall-off taken out where it is known.</param>
    /// <param name="fullScale">A square with a median within 2 % of it is burnt out.</param>
    /// <returns>Red, green and blue by square; null where a square is outside the picture, too small or burnt out.</returns>
    public static IReadOnlyList<Tristimulus?> Read(Raster<Linear> light, BayerPattern pattern, PatchLayout layout, PatchCorners corners, double fullScale) =>
        [.. Enumerable.Range(0, layout.Columns * layout.Rows).Select(square => Square(light, pattern, layout, corners, square, fullScale))];

    static Tristimulus? Square(Raster<Linear> light, BayerPattern pattern, PatchLayout layout, PatchCorners corners, int square, double fullScale)
    {
        List<float>[] samples = [[], [], []];
        foreach (var (x, y) in Pixels(layout, corners, square))
        {
            if ((uint)x >= (uint)light.Width || (uint)y >= (uint)light.Height)
            {
                return null;
            }

            samples[pattern.Channel(x, y)].Add(light[x, y].Value);
        }

        if (samples.Any(colour => colour.Count < LeastSamples))
        {
            return null;
        }

        var (red, green, blue) = (Median(samples[0]), Median(samples[1]), Median(samples[2]));
        return Math.Max(red, Math.Max(green, blue)) < 0.98 * fullScale ? new(red, green, blue) : null;
    }

    static HashSet<(int X, int Y)> Pixels(PatchLayout layout, PatchCorners corners, int square)
    {
        var pixels = new HashSet<(int X, int Y)>();
        var (column, row) = (square % layout.Columns, square / layout.Columns);
        for (var i = 0; i < Steps * Steps; i++)
        {
            var (u, v) = (Within(i % Steps), Within(i / Steps));
            var (x, y) = corners.At((column + u) / layout.Columns, (row + v) / layout.Rows);
            pixels.Add(((int)Math.Round(x), (int)Math.Round(y)));
        }

        return pixels;
    }

    static double Within(int step) => 0.5 + (Inner * (((step + 0.5) / Steps) - 0.5));

    static double Median(List<float> samples)
    {
        samples.Sort();
        var middle = samples.Count / 2;
        return samples.Count % 2 == 1 ? samples[middle] : 0.5 * (samples[middle - 1] + samples[middle]);
    }
}
