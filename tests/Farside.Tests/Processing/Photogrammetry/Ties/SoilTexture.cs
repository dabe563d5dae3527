namespace Farside.Tests.Processing.Photogrammetry.Ties;

/// <summary>
/// A texture that is known at every point, not only at pixels: smooth bumps on lattices of 3, 6, 12, 24 and 48 units with heights from a hash. Mean 0, root mean
/// square about 1. No interpolation stands between it and a picture of it.
/// </summary>
sealed class SoilTexture(uint seed)
{
    /// <summary>Repeats after so many units in both directions; 0 for never. A multiple of 48.</summary>
    public int Period { get; init; }

    /// <summary>Side of the finest lattice's cells.</summary>
    public double Finest { get; init; } = 3;

    /// <summary>Lattices, each twice as coarse as the one before.</summary>
    public int Octaves { get; init; } = 5;

    public double At(double x, double y)
    {
        var sum = 0.0;
        for (var octave = 0; octave < Octaves; octave++)
        {
            sum += Octave(octave, x, y);
        }

        return sum;
    }

    /// <summary>The same seen in pixels of some size: what is finer than they are averages out, and what is far coarser is left out.</summary>
    public double At(double x, double y, double pixel)
    {
        var sum = 0.0;
        for (var octave = 0; octave < Octaves; octave++)
        {
            var pixels = Finest * (1 << octave) / pixel;
            var share = Math.Clamp((pixels - 1.2) / 1.2, 0, 1) * Math.Clamp((160 - pixels) / 80, 0, 1);
            sum += share == 0 ? 0 : share * Octave(octave, x, y);
        }

        return sum;
    }

    /// <summary>Noise of standard deviation about 1 for a pixel of a picture.</summary>
    public static double Noise(int picture, int x, int y)
    {
        var sum = 0.0;
        for (var k = 0; k < 4; k++)
        {
            sum += Height(x, y, picture + (100 * k), 77) - 0.5;
        }

        return sum * Math.Sqrt(3);
    }

    double Octave(int octave, double x, double y)
    {
        var cell = Finest * (1 << octave);
        return Bumps(x / cell, y / cell, octave, Period == 0 ? 0 : Period / (int)cell);
    }

    double Bumps(double x, double y, int octave, int period)
    {
        var (left, top) = ((int)Math.Floor(x) - 1, (int)Math.Floor(y) - 1);
        Span<double> across = stackalloc double[4];
        Span<double> down = stackalloc double[4];
        Weights(x - left - 1, across);
        Weights(y - top - 1, down);
        var sum = 0.0;
        for (var j = 0; j < 4; j++)
        {
            for (var i = 0; i < 4; i++)
            {
                sum += across[i] * down[j] * (Height(Wrapped(left + i, period), Wrapped(top + j, period), octave, seed) - 0.5);
            }
        }

        return 3 * sum;
    }

    static int Wrapped(int at, int period) => period == 0 ? at : ((at % period) + period) % period;

    static double Height(int x, int y, int layer, uint seed)
    {
        var h = unchecked(((uint)x * 0x9E3779B1) ^ ((uint)y * 0x85EBCA77) ^ ((uint)layer * 0xC2B2AE3D) ^ (seed * 0x27D4EB2F));
        h = unchecked((h ^ (h >> 15)) * 0x2C1B3C6D);
        h = unchecked((h ^ (h >> 12)) * 0x297A2D39);
        return (h ^ (h >> 15)) / 4294967296.0;
    }

    // The uniform cubic B-spline: smooth to its second derivative.
    static void Weights(double t, Span<double> w)
    {
        var u = 1 - t;
        w[0] = u * u * u / 6;
        w[1] = ((3 * t * t * t) - (6 * t * t) + 4) / 6;
        w[2] = ((3 * u * u * u) - (6 * u * u) + 4) / 6;
        w[3] = t * t * t / 6;
    }
}
