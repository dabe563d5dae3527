using Farside.Core.Sky;
using Farside.Core.Units;
using Farside.Processing.Numerics;

namespace Farside.Processing.Descent.BaseMaps;

/// <summary>What ground known from orbit would look like under another Sun, straight from above.</summary>
static class Relighting
{
    const int ShadowSteps = 48;
    const double LeastSlope = 0.3;

    /// <summary>Heights under a Sun: Lunar-Lambert with cast shadows.</summary>
    /// <remarks>Source of the weight of the lunar part: McEwen 1996, Lunar Planet. Sci. 27, 841.</remarks>
    public static Chip Heights(Chip heights, SunPosition sun)
    {
        var (size, h) = (heights.Size, heights.Samples);
        var light = new float[h.Length];
        var (sinAz, cosAz) = Math.SinCos(sun.Azimuth.Radians);
        var (sinEl, cosEl) = Math.SinCos(sun.Elevation.Radians);
        var weight = LunarWeight(90 - sun.Elevation.Degrees);
        Parallel.For(0, size, row =>
        {
            for (var column = 0; column < size; column++)
            {
                var (left, right) = (Math.Max(0, column - 1), Math.Min(size - 1, column + 1));
                var (above, below) = (Math.Max(0, row - 1), Math.Min(size - 1, row + 1));
                var east = (h[(row * size) + right] - h[(row * size) + left]) / ((right - left) * heights.SpacingM);
                var north = (h[(above * size) + column] - h[(below * size) + column]) / ((below - above) * heights.SpacingM);
                var up = 1 / Math.Sqrt(1 + (east * east) + (north * north));
                var incidence = up * (sinEl - (cosEl * ((east * sinAz) + (north * cosAz))));
                light[(row * size) + column] = incidence <= 0 || IsShaded(heights, column, row, sinAz, cosAz, sinEl / cosEl) ? 0
                    : (float)((2 * weight * incidence / (incidence + up)) + ((1 - weight) * incidence));
            }
        });
        return heights.With(light);
    }

    /// <summary>
    /// A picture under one Sun as it would be under another, where slopes are small and the ground evenly bright: shading is then the slope towards the Sun, so a wave of the ground that runs
    /// along φ shows with cos(φ − azimuth), and one picture's waves are the other's times the ratio of two cosines. Waves across the picture's own Sun say nothing and are left out.
    /// </summary>
    /// <remarks>Linear photoclinometry; the filter's form is Wiener's. Shadows and bright rays break the rule and are dimmed by the caller.</remarks>
    public static Chip Picture(Chip picture, Angle pictureSun, Angle sun)
    {
        var size = picture.Size;
        var wave = new Fourier(size);
        var (real, imaginary) = (new float[size * size], new float[size * size]);
        for (var i = 0; i < real.Length; i++)
        {
            real[i] = float.IsNaN(picture.Samples[i]) ? 0 : picture.Samples[i];
        }

        wave.Forward(real, imaginary);
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                var factor = Factor(column <= size / 2 ? column : column - size, row <= size / 2 ? row : row - size, pictureSun.Radians, sun.Radians);
                real[(row * size) + column] *= factor;
                imaginary[(row * size) + column] *= factor;
            }
        }

        wave.Backward(real, imaginary);
        for (var i = 0; i < real.Length; i++)
        {
            real[i] = float.IsNaN(picture.Samples[i]) ? float.NaN : real[i];
        }

        return picture.With(real);
    }

    static float Factor(int across, int down, double from, double to)
    {
        var along = Math.Atan2(across, -down); // azimuth of the wave: rows run south
        var (here, there) = (Math.Cos(along - from), Math.Cos(along - to));
        return across == 0 && down == 0 ? 0 : (float)(there * here / ((here * here) + (LeastSlope * LeastSlope)));
    }

    static double LunarWeight(double phaseDeg) =>
        Math.Max(0, 1 - (0.019 * phaseDeg) + (2.42e-4 * phaseDeg * phaseDeg) - (1.46e-6 * phaseDeg * phaseDeg * phaseDeg));

    static bool IsShaded(Chip heights, int column, int row, double sinAz, double cosAz, double rise)
    {
        var (size, h) = (heights.Size, heights.Samples);
        var here = h[(row * size) + column];
        for (var step = 1; step <= ShadowSteps; step++)
        {
            var (x, y) = ((int)Math.Round(column + (step * sinAz)), (int)Math.Round(row - (step * cosAz)));
            if (x < 0 || y < 0 || x >= size || y >= size)
            {
                return false;
            }

            if (h[(y * size) + x] > here + (step * heights.SpacingM * rise))
            {
                return true;
            }
        }

        return false;
    }
}
