using Farside.Core.Rasters;

namespace Farside.Tests.Processing.Descent;

/// <summary>Ground made of numbers: bumps of several sizes everywhere, the same at the same place.</summary>
static class BumpyGround
{
    /// <summary>Data numbers about 110, give or take 40.</summary>
    public static double Shade(double u, double v)
    {
        var shade = 110.0;
        for (var octave = 0; octave < 5; octave++)
        {
            var size = 40.0 / (1 << octave);
            shade += 18 * Smooth(u / size, v / size, octave);
        }

        return shade;
    }

    /// <summary>A frame of 8 bits with noise.</summary>
    public static Bitmap Frame(int width, int height, Func<double, double, double> shade, double noise, int seed)
    {
        var frame = new Bitmap(width, height, 1, SampleKind.UInt8);
        for (var i = 0; i < frame.Bytes.Length; i++)
        {
            var (x, y) = (i % width, i / width);
            // Three even chances: nearly normal, of sigma 1.
            var chance = 2 * (Chance(x, y, 3 * seed) + Chance(x, y, (3 * seed) + 1) + Chance(x, y, (3 * seed) + 2) - 1.5);
            frame.Bytes[i] = (byte)Math.Clamp(Math.Round(shade(x, y) + (noise * chance)), 0, 255);
        }

        return frame;
    }

    static double Smooth(double x, double y, int octave)
    {
        var (i, j) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (fx, fy) = (x - i, y - j);
        (fx, fy) = (fx * fx * (3 - (2 * fx)), fy * fy * (3 - (2 * fy)));
        double At(int a, int b) => (2 * Chance(a, b, 1000 + octave)) - 1;
        return double.Lerp(double.Lerp(At(i, j), At(i + 1, j), fx), double.Lerp(At(i, j + 1), At(i + 1, j + 1), fx), fy);
    }

    static double Chance(int x, int y, int seed)
    {
        var hash = unchecked(((uint)x * 2654435761u) ^ ((uint)y * 2246822519u) ^ ((uint)seed * 3266489917u));
        hash = unchecked((hash ^ (hash >> 15)) * 2246822519u);
        hash = unchecked((hash ^ (hash >> 13)) * 3266489917u);
        return (hash ^ (hash >> 16)) / (double)uint.MaxValue;
    }
}
