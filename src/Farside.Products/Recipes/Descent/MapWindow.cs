using Farside.Core.Rasters;
using Farside.Processing.Descent.Map;
using Farside.Processing.Imaging;

namespace Farside.Products.Recipes.Descent;

/// <summary>A descent's map as a screen shows it, at any scale: one brightness for all levels, each pixel from the coarsest level that is fine enough.</summary>
sealed class MapWindow
{
    const int Shades = 4096;

    readonly IReadOnlyList<DescentMapLevel> _levels;
    readonly float _black;
    readonly float _white;
    readonly byte[] _shown = [.. Enumerable.Range(0, Shades).Select(i => (byte)Math.Clamp(Math.Round(255 * SrgbCurve.Encode((i + 0.5) / Shades)), 1, 255))];

    public MapWindow(DescentMap map)
    {
        _levels = map.Levels;
        // Nearly all of the ground, with some room: shadows stay dark, sunlit rims may burn out.
        var light = _levels.SelectMany(level => Sampled(level.Light)).Order().ToList();
        (_black, _white) = light.Count == 0 ? (0, 1) : (0.7f * light[light.Count / 50], 1.1f * light[light.Count * 49 / 50]);
    }

    /// <summary>A window of a grid, 8 bits; 0 where the map shows nothing.</summary>
    public void Show(MapGrid grid, int x, int y, int width, int height, Span<byte> samples)
    {
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                samples[(row * width) + column] = Shade(LightAt(grid.EastM(x + column), grid.NorthOfM(y + row), grid.PixelM));
            }
        }
    }

    /// <summary>Light at a place, from the coarsest level whose pixels are no wider than those asked for, or the finest that shows it.</summary>
    public float LightAt(double eastM, double northM, double pixelM)
    {
        var light = float.NaN;
        foreach (var level in _levels)
        {
            if (At(level, eastM, northM) is var found && !float.IsNaN(found))
            {
                light = found;
            }

            if (level.Grid.PixelM <= pixelM * 1.001)
            {
                break;
            }
        }

        return light;
    }

    public byte Shade(float light) => float.IsNaN(light) ? (byte)0 : _shown[(int)Math.Clamp((light - _black) / (_white - _black) * Shades, 0, Shades - 1)];

    // Bilinear, nearest beside a gap.
    static float At(DescentMapLevel level, double eastM, double northM)
    {
        var (x, y) = (level.Grid.Column(eastM), level.Grid.Row(northM));
        if (!(x > -0.5 && y > -0.5 && x < level.Grid.Width - 0.5 && y < level.Grid.Height - 0.5))
        {
            return float.NaN;
        }

        var (left, top) = (Math.Clamp((int)Math.Floor(x), 0, level.Grid.Width - 2), Math.Clamp((int)Math.Floor(y), 0, level.Grid.Height - 2));
        var (across, down) = ((float)Math.Clamp(x - left, 0, 1), (float)Math.Clamp(y - top, 0, 1));
        var upper = level.Light[left, top] + (across * (level.Light[left + 1, top] - level.Light[left, top]));
        var lower = level.Light[left, top + 1] + (across * (level.Light[left + 1, top + 1] - level.Light[left, top + 1]));
        var mixed = upper + (down * (lower - upper));
        return float.IsNaN(mixed) ? level.Light[Math.Clamp((int)Math.Round(x), 0, level.Grid.Width - 1), Math.Clamp((int)Math.Round(y), 0, level.Grid.Height - 1)] : mixed;
    }

    static IEnumerable<float> Sampled(Raster<float> light)
    {
        for (var i = 0; i < light.Height * light.Width; i += 997)
        {
            if (!float.IsNaN(light.Pixels[i]))
            {
                yield return light.Pixels[i];
            }
        }
    }
}
