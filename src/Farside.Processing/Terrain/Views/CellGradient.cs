namespace Farside.Processing.Terrain.Views;

/// <summary>Rise per metre eastward and northward at a cell.</summary>
/// <remarks>Horn's weights over the eight neighbours; an open neighbour is taken to lie level with the cell. Source: B. K. P. Horn 1981, Proc. IEEE 69, 14–47.</remarks>
static class CellGradient
{
    public static (double East, double North) At(TerrainLevel level, int column, int row)
    {
        var here = level.Heights[column, row];
        double H(int right, int down)
        {
            var (x, y) = (Math.Clamp(column + right, 0, level.Grid.Width - 1), Math.Clamp(row + down, 0, level.Grid.Height - 1));
            return level.Heights[x, y] is var height && float.IsNaN(height) ? here : height;
        }

        var (nw, n, ne, w, e, sw, s, se) = (H(-1, -1), H(0, -1), H(1, -1), H(-1, 0), H(1, 0), H(-1, 1), H(0, 1), H(1, 1));
        var run = 8 * level.Grid.PixelM;
        return ((ne + (2 * e) + se - nw - (2 * w) - sw) / run, (nw + (2 * n) + ne - sw - (2 * s) - se) / run);
    }
}
