using Farside.Core.Rasters;

namespace Farside.Tests.Processing.Photogrammetry.Dense;

/// <summary>
/// A pair whose disparities are known because it is drawn from them: every surface carries a texture that is a sum of waves, so that it can be drawn at
/// any place between pixels.
/// </summary>
sealed class DrawnPair
{
    readonly List<(Func<double, double, double> Disparity, Func<double, double, bool> IsIn, Waves Texture)> _surfaces = [];
    readonly Random _random;

    /// <param name="background">Disparity at a place of the left picture; so slanted that it never folds.</param>
    public DrawnPair(int width, int height, Func<double, double, double> background, int seed = 1)
    {
        (Width, Height, _random) = (width, height, new(seed));
        _surfaces.Add((background, (_, _) => true, new(_random)));
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Light of the right eye for light 1 of the left one.</summary>
    public double Gain { get; init; } = 1;

    /// <summary>Standard deviation of both eyes' noise, of light 100 in the middle.</summary>
    public double Noise { get; init; } = 1;

    public DrawnPair With(double disparity, Func<double, double, bool> isIn)
    {
        _surfaces.Add(((_, _) => disparity, isIn, new(_random)));
        return this;
    }

    public double Truth(int x, int y) => Top(x, y).Disparity;

    /// <summary>The right eye sees the same surface there.</summary>
    public bool IsSeenByBoth(int x, int y)
    {
        var place = x - Truth(x, y);
        return place >= 0 && Math.Abs(FromRight(place, y).Disparity - Truth(x, y)) < 1;
    }

    public (Raster<Linear> Left, Raster<Linear> Right) Draw()
    {
        var (left, right) = (new Raster<Linear>(Width, Height), new Raster<Linear>(Width, Height));
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                left[x, y] = new((float)(Light(x, y, Top(x, y).Surface) + Gauss()));
                var (surface, disparity) = FromRight(x, y);
                right[x, y] = new((float)((Gain * Light(x + disparity, y, surface)) + Gauss()));
            }
        }

        return (left, right);
    }

    double Light(double x, double y, int surface) => 100 + _surfaces[surface].Texture.At(x, y);

    (int Surface, double Disparity) Top(double x, double y)
    {
        var top = _surfaces.Count - 1;
        while (!_surfaces[top].IsIn(x, y))
        {
            top--;
        }

        return (top, _surfaces[top].Disparity(x, y));
    }

    (int Surface, double Disparity) FromRight(double x, double y)
    {
        for (var i = _surfaces.Count - 1; ; i--)
        {
            var disparity = _surfaces[i].Disparity(x, y);
            for (var round = 0; round < 20; round++)
            {
                disparity = _surfaces[i].Disparity(x + disparity, y);
            }

            if (_surfaces[i].IsIn(x + disparity, y))
            {
                return (i, disparity);
            }
        }
    }

    double Gauss() => Noise * Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    sealed class Waves(Random random)
    {
        readonly (double X, double Y, double Phase, double Height)[] _waves = [.. Enumerable.Range(0, 40).Select(i =>
        {
            var (length, turn) = (4 * Math.Pow(1.1, i), Math.Tau * random.NextDouble());
            return (Math.Tau * Math.Cos(turn) / length, Math.Tau * Math.Sin(turn) / length, Math.Tau * random.NextDouble(), 6.0);
        })];

        public double At(double x, double y) => _waves.Sum(wave => wave.Height * Math.Sin((wave.X * x) + (wave.Y * y) + wave.Phase));
    }
}
