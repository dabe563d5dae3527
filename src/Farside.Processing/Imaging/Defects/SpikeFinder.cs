using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Defects;

/// <summary>
/// Samples of one frame that no lens can have made: far above their neighbours of the same colour while none of the four pixels beside them, of whatever colour, has its
/// share of the light. A glint, even of a point, is spread by the lens: at a transfer of 0.33 at the Nyquist frequency a quarter of the peak falls on each pixel beside it.
/// A particle's hit and a very hot pixel are not spread.
/// </summary>
public static class SpikeFinder
{
    /// <summary>Of full scale: what it must stand above its neighbours.</summary>
    const float LeastShare = 0.15f;

    /// <summary>Of the spike: what a pixel beside it may stand above the ground about them.</summary>
    const float MostSpill = 0.08f;

    const int Reach = 3;

    /// <summary>Places by row, then column.</summary>
    /// <param name="light">Samples above black.</param>
    public static IReadOnlyList<(int Column, int Row)> Find(Raster<Linear> light, bool isMosaic, double fullScale)
    {
        var step = isMosaic ? 2 : 1;
        var least = (float)(LeastShare * fullScale);
        var found = new List<(int Column, int Row)>();
        for (var y = Reach; y < light.Height - Reach; y++)
        {
            var row = light.Row(y);
            for (var x = Reach; x < light.Width - Reach; x++)
            {
                // Most samples fail here: against one neighbour.
                if (row[x].Value - row[x - step].Value > least && Excess(light, x, y, step) is var spike && spike > least && IsAlone(light, x, y, spike))
                {
                    found.Add((x, y));
                }
            }
        }

        return found;
    }

    // The pixels beside it, which hold other colours in a mosaic, against those of their own colour two pixels farther out.
    static bool IsAlone(Raster<Linear> light, int x, int y, float spike)
    {
        foreach (var (dx, dy) in (ReadOnlySpan<(int, int)>)[(-1, 0), (1, 0), (0, -1), (0, 1)])
        {
            if (light[x + dx, y + dy].Value - light[x + (3 * dx), y + (3 * dy)].Value > MostSpill * spike)
            {
                return false;
            }
        }

        return true;
    }

    // Above the brightest of the four neighbours of its colour.
    static float Excess(Raster<Linear> light, int x, int y, int step)
    {
        var across = Math.Max(light[x - step, y].Value, light[x + step, y].Value);
        return light[x, y].Value - Math.Max(across, Math.Max(light[x, y - step].Value, light[x, y + step].Value));
    }
}
