using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Stereo;

/// <summary>A plane between its pixels, by Catmull–Rom's cubic (a = −½), which returns the samples themselves at pixel centres.</summary>
/// <remarks>Source: Keys 1981, IEEE Trans. Acoustics, Speech and Signal Processing 29, 1153–1160.</remarks>
static class CubicSampling
{
    /// <summary>NaN beyond the outermost pixel centres; near them the edge's samples are repeated. A missing sample spoils only what uses it.</summary>
    public static float At(Raster<Linear> plane, float column, float row)
    {
        if (!(column >= 0 && row >= 0 && column <= plane.Width - 1 && row <= plane.Height - 1))
        {
            return float.NaN;
        }

        var (x, y) = ((int)column, (int)row);
        var (u, v) = (column - x, row - y);
        Span<float> across = [W0(u), W1(u), W1(1 - u), W0(1 - u)];
        Span<float> down = [W0(v), W1(v), W1(1 - v), W0(1 - v)];
        var sum = 0f;
        for (var j = 0; j < 4; j++)
        {
            var samples = plane.Row(Math.Clamp(y + j - 1, 0, plane.Height - 1));
            var line = 0f;
            for (var i = 0; i < 4; i++)
            {
                line += across[i] * samples[Math.Clamp(x + i - 1, 0, plane.Width - 1)].Value;
            }

            sum += down[j] * line;
        }

        return sum;
    }

    static float W0(float t) => t * (-0.5f + (t * (1 - (0.5f * t))));

    static float W1(float t) => 1 + (t * t * (-2.5f + (1.5f * t)));
}
