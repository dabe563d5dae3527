using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Processing.Descent.Mosaics;

/// <summary>
/// What a frame's light must be multiplied by to go on from the mosaic under it: a coarse grid of medians of the ratio over the frame, so that exposure,
/// vignetting and a thin veil leave no seams while rocks and shadows keep their contrast.
/// </summary>
sealed class LightGains
{
    const int Cells = 6;
    const int Samples = 120;
    const int Few = 12;
    const double MostOff = 1.6;

    readonly float[] _gains = new float[Cells * Cells];
    readonly float _acrossPx;
    readonly float _downPx;

    LightGains(int width, int height) => (_acrossPx, _downPx) = (width / (float)Cells, height / (float)Cells);

    public static LightGains Of(
        ushort[] mosaic, int mosaicWidth, (int Left, int Top, int Right, int Bottom) area, Homography frameFromMosaic, GreyPlane light, int level, int width, int height)
    {
        var gains = new LightGains(width, height);
        var ratios = Ratios(mosaic, mosaicWidth, area, frameFromMosaic, light, level, width, height);
        var all = Median([.. ratios.SelectMany(cell => cell)]) ?? 1;
        for (var i = 0; i < ratios.Length; i++)
        {
            var own = ratios[i].Count < Few ? all : Median(ratios[i])!.Value;
            gains._gains[i] = Math.Clamp(own, all / (float)MostOff, all * (float)MostOff);
        }

        return gains;
    }

    /// <summary>Between the cells' middles by straight lines.</summary>
    public float At(double column, double row)
    {
        var (x, y) = (Math.Clamp(((float)column / _acrossPx) - 0.5f, 0, Cells - 1), Math.Clamp(((float)row / _downPx) - 0.5f, 0, Cells - 1));
        var (i, j) = (Math.Min(Cells - 2, (int)x), Math.Min(Cells - 2, (int)y));
        var (fx, fy, at) = (x - i, y - j, (j * Cells) + i);
        return (((_gains[at] * (1 - fx)) + (_gains[at + 1] * fx)) * (1 - fy)) + (((_gains[at + Cells] * (1 - fx)) + (_gains[at + Cells + 1] * fx)) * fy);
    }

    static List<float>[] Ratios(
        ushort[] mosaic, int mosaicWidth, (int Left, int Top, int Right, int Bottom) area, Homography frameFromMosaic, GreyPlane light, int level, int width, int height)
    {
        var cells = Enumerable.Range(0, Cells * Cells).Select(_ => new List<float>()).ToArray();
        var (stepX, stepY) = (Math.Max(1, (area.Right - area.Left) / Samples), Math.Max(1, (area.Bottom - area.Top) / Samples));
        for (var y = area.Top; y < area.Bottom; y += stepY)
        {
            for (var x = area.Left; x < area.Right; x += stepX)
            {
                var under = mosaic[(y * mosaicWidth) + x];
                if (under == 0 || frameFromMosaic.Times(x, y) is not { } at || !(at.Column >= 0) || !(at.Row >= 0) || at.Column >= width || at.Row >= height)
                {
                    continue;
                }

                var (u, v) = (GreyPyramid.ToLevel(at.Column, level), GreyPyramid.ToLevel(at.Row, level));
                if (light.CanSample(u, v) && light.Cubic(u, v) is > 0 and var own)
                {
                    cells[((int)(at.Row * Cells / height) * Cells) + (int)(at.Column * Cells / width)].Add(under / own);
                }
            }
        }

        return cells;
    }

    static float? Median(List<float> values)
    {
        values.Sort();
        return values.Count == 0 ? null : values[values.Count / 2];
    }
}
