using Farside.Core.Rasters;

namespace Farside.Processing.Descent.Map;

/// <summary>Makes levels one map: a finer one goes over into the coarser one at its border and takes from it what its own frames do not show, and then the coarser one takes over what the finer one shows.</summary>
static class LevelUnion
{
    /// <summary>Pixels over which a finer level goes over into the coarser one.</summary>
    const int FadePx = 16;

    /// <summary>Coarser levels are whole already.</summary>
    public static void Fade(DescentMapLevel finer, DescentMapLevel coarser, int threads)
    {
        var (grid, light) = (finer.Grid, finer.Light);
        var known = new float[light.Pixels.Length];
        for (var i = 0; i < known.Length; i++)
        {
            known[i] = float.IsNaN(light.Pixels[i]) ? 0 : 1;
        }

        var window = ((2 * FadePx) + 1) * ((2 * FadePx) + 1);
        known = BoxSum.Of(known, grid.Width, grid.Height, FadePx, threads);
        Parallel.For(0, grid.Height, new() { MaxDegreeOfParallelism = threads }, row =>
        {
            for (var column = 0; column < grid.Width; column++)
            {
                var under = At(coarser, grid.EastM(column), grid.NorthOfM(row));
                if (float.IsNaN(light[column, row]))
                {
                    light[column, row] = under;
                    finer.Sources[column, row] = SourceAt(coarser, grid.EastM(column), grid.NorthOfM(row));
                    continue;
                }

                // Half of the window is known at a straight border, all of it well inside.
                var share = Math.Clamp((2 * known[(row * grid.Width) + column] / window) - 1, 0, 1);
                if (share < 1 && !float.IsNaN(under))
                {
                    light[column, row] = under + (share * (light[column, row] - under));
                }
            }
        });
    }

    public static void TakeOver(DescentMapLevel coarser, DescentMapLevel finer)
    {
        var half = finer.Grid.Coarser(2);
        for (var row = 0; row < half.Height; row++)
        {
            var to = row + half.FirstRow - coarser.Grid.FirstRow;
            for (var column = 0; column < half.Width && (uint)to < (uint)coarser.Grid.Height; column++)
            {
                var x = column + half.FirstColumn - coarser.Grid.FirstColumn;
                var mean = Mean(finer.Light, 2 * column, 2 * row);
                if ((uint)x < (uint)coarser.Grid.Width && !float.IsNaN(mean))
                {
                    coarser.Light[x, to] = mean;
                    coarser.Sources[x, to] = finer.Sources[2 * column, 2 * row];
                }
            }
        }
    }

    static float Mean(Raster<float> light, int column, int row) =>
        ((light[column, row] + light[column + 1, row]) + (light[column, row + 1] + light[column + 1, row + 1])) / 4;

    static ushort SourceAt(DescentMapLevel level, double eastM, double northM)
    {
        var (x, y) = ((int)Math.Round(level.Grid.Column(eastM)), (int)Math.Round(level.Grid.Row(northM)));
        return (uint)x < (uint)level.Grid.Width && (uint)y < (uint)level.Grid.Height ? level.Sources[x, y] : (ushort)0;
    }

    /// <summary>Bilinear; NaN beside a gap.</summary>
    static float At(DescentMapLevel level, double eastM, double northM)
    {
        var (x, y) = (level.Grid.Column(eastM), level.Grid.Row(northM));
        if (!(x >= 0 && y >= 0 && x < level.Grid.Width - 1 && y < level.Grid.Height - 1))
        {
            return float.NaN;
        }

        var (left, top) = ((int)x, (int)y);
        var (across, down) = ((float)(x - left), (float)(y - top));
        var upper = level.Light[left, top] + (across * (level.Light[left + 1, top] - level.Light[left, top]));
        var lower = level.Light[left, top + 1] + (across * (level.Light[left + 1, top + 1] - level.Light[left, top + 1]));
        return upper + (down * (lower - upper));
    }
}
