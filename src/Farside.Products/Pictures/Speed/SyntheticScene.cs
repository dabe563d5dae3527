namespace Farside.Products.Pictures.Speed;

/// <summary>Ground below a horizon: hills, hummocks and stones in seven sizes, lit from the left by a Sun 15° high.</summary>
sealed class SyntheticScene(int width, int height)
{
    const int Octaves = 7;

    /// <summary>Data numbers of level ground.</summary>
    const double Soil = 260;

    static readonly double SunSine = Math.Sin(15 * Math.PI / 180);
    static readonly double SunCosine = Math.Cos(15 * Math.PI / 180);

    readonly double _scale = 2352.0 / width;
    readonly double[] _row = new double[width + 1];
    int _rowY = -1;

    /// <summary>Green data numbers, without noise; 0 for sky and shadow.</summary>
    public double Light(int x, int y)
    {
        if (y < (0.12 * height) + (0.3 * Hills(x * _scale, 0, 3) / _scale))
        {
            return 0;
        }

        FillRow(y);
        var slope = (_row[x + 1] - _row[x]) / _scale;
        return Math.Max(0, Soil * (SunSine - (slope * SunCosine)) / SunSine);
    }

    void FillRow(int y)
    {
        if (_rowY == y)
        {
            return;
        }

        _rowY = y;
        for (var x = 0; x <= width; x++)
        {
            _row[x] = Hills(x * _scale, y * _scale * 2, Octaves);
        }
    }

    /// <summary>Heights in pixels: each octave half as wide, and a little steeper, than the one before.</summary>
    static double Hills(double x, double y, int octaves)
    {
        var sum = 0.0;
        for (var (octave, size, steepness) = (0, 256.0, 0.03); octave < octaves; octave++, size /= 2, steepness *= 1.06)
        {
            sum += steepness * size * Smooth(x / size, y / size, octave);
        }

        return sum;
    }

    /// <summary>Values between −1 and 1 at whole coordinates, joined smoothly.</summary>
    static double Smooth(double x, double y, int octave)
    {
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (u, v) = (Ease(x - left), Ease(y - top));
        var above = double.Lerp(At(left, top, octave), At(left + 1, top, octave), u);
        var below = double.Lerp(At(left, top + 1, octave), At(left + 1, top + 1, octave), u);
        return double.Lerp(above, below, v);
    }

    static double Ease(double t) => t * t * (3 - (2 * t));

    static double At(int x, int y, int octave)
    {
        var mixed = unchecked(((uint)x * 0x9E3779B1) ^ ((uint)y * 0x85EBCA77) ^ ((uint)octave * 0xC2B2AE3D));
        mixed = unchecked((mixed ^ (mixed >> 15)) * 0x2C1B3C6D);
        mixed = unchecked((mixed ^ (mixed >> 12)) * 0x297A2D39);
        return ((mixed ^ (mixed >> 15)) / (double)uint.MaxValue * 2) - 1;
    }
}
