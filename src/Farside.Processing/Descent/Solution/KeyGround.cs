using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>The ground as one key frame sees it: a height and its uncertainty for every pixel, from the spots about it.</summary>
sealed class KeyGround
{
    const int Cells = 24;

    /// <summary>Spots nearer than this share of the picture count alike.</summary>
    const double NearShare = 0.03;

    readonly Stand _stand;
    readonly BrownCamera _lens;
    readonly double[,] _heights = new double[Cells + 1, Cells + 1];
    readonly double[,] _sigmas = new double[Cells + 1, Cells + 1];

    public KeyGround(Stand stand, BrownCamera lens, double[] numbers, SpotTable table)
    {
        (_stand, _lens) = (stand, lens);
        var seen = new List<(double Column, double Row, double Height)>();
        for (var spot = 0; spot < table.Count; spot++)
        {
            if (table.Counts(spot) && BrownSlopes.Project(numbers, stand.Rotation.Transposed * (table.Spots[spot] - stand.Origin), out var column, out var row)
                && column > -0.1 * lens.Width && row > -0.1 * lens.Height && column < 1.1 * lens.Width && row < 1.1 * lens.Height)
            {
                seen.Add((column, row, table.Spots[spot].Z));
            }
        }

        Points = seen.Count;
        for (var y = 0; y <= Cells && seen.Count > 0; y++)
        {
            for (var x = 0; x <= Cells; x++)
            {
                (_heights[y, x], _sigmas[y, x]) = Mean(seen, (double)x / Cells * (lens.Width - 1), (double)y / Cells * (lens.Height - 1));
            }
        }
    }

    /// <summary>Spots in view.</summary>
    public int Points { get; }

    /// <summary>Where a pixel's ray meets the ground, and the sigma of the way there, metres; null for a ray that meets none.</summary>
    public (V3 Spot, V3 Ray, double SigmaM)? At(double column, double row)
    {
        var ray = _stand.Rotation * V3.From(_lens.Ray(column, row));
        if (ray.Z > -0.05)
        {
            return null;
        }

        var (x, y) = (Math.Clamp(column / (_lens.Width - 1) * Cells, 0, Cells - 1e-9), Math.Clamp(row / (_lens.Height - 1) * Cells, 0, Cells - 1e-9));
        var distance = (Between(_heights, x, y) - _stand.Origin.Z) / ray.Z;
        return distance > 0 ? (_stand.Origin + (ray * distance), ray, Between(_sigmas, x, y) / -ray.Z) : null;
    }

    static double Between(double[,] cells, double x, double y)
    {
        var (column, row) = ((int)x, (int)y);
        return double.Lerp(
            double.Lerp(cells[row, column], cells[row, column + 1], x - column), double.Lerp(cells[row + 1, column], cells[row + 1, column + 1], x - column), y - row);
    }

    // Weights fall with the fourth power of the distance: the nearest spots decide, and their scatter says how rough the ground is.
    (double Height, double Sigma) Mean(List<(double Column, double Row, double Height)> seen, double column, double row)
    {
        var near = NearShare * _lens.Width * NearShare * _lens.Width;
        var (all, sum, square) = (0.0, 0.0, 0.0);
        foreach (var (c, r, height) in seen)
        {
            var far = ((c - column) * (c - column)) + ((r - row) * (r - row)) + near;
            var weight = near * near / (far * far);
            (all, sum, square) = (all + weight, sum + (weight * height), square + (weight * height * height));
        }

        var mean = sum / all;
        return (mean, Math.Sqrt(Math.Max(0, (square / all) - (mean * mean))));
    }
}
