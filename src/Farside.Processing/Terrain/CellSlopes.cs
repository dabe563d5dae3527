namespace Farside.Processing.Terrain;

/// <summary>Slopes between the medians of neighbouring cells.</summary>
static class CellSlopes
{
    // Steeper ground is a wall or an outlier; neither says where in its cell a point's height belongs.
    const double Steepest = 2;

    /// <summary>Rise per metre eastward and northward of the plane through a cell and those of its eight neighbours that are filled; 0 where they tell none.</summary>
    public static (double East, double North) At(ReadOnlySpan<double> medians, int width, int height, int column, int row, double cellM)
    {
        var centre = medians[(row * width) + column];
        var (xx, xy, yy, xz, yz) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var y = Math.Max(0, row - 1); y <= Math.Min(height - 1, row + 1); y++)
        {
            for (var x = Math.Max(0, column - 1); x <= Math.Min(width - 1, column + 1); x++)
            {
                var rise = medians[(y * width) + x] - centre;
                if (double.IsNaN(rise))
                    continue;

                var (dx, dy) = (x - column, row - y);
                (xx, xy, yy, xz, yz) = (xx + (dx * dx), xy + (dx * dy), yy + (dy * dy), xz + (dx * rise), yz + (dy * rise));
            }
        }

        var determinant = (xx * yy) - (xy * xy);
        return determinant < 0.5 ? (0, 0) : (Held(((yy * xz) - (xy * yz)) / determinant / cellM), Held(((xx * yz) - (xy * xz)) / determinant / cellM));
    }

    static double Held(double slope) => Math.Clamp(slope, -Steepest, Steepest);
}
