using Farside.Processing.Descent.Map;

namespace Farside.Processing.Terrain;

/// <summary>What several views say of a level's cells, and what its finer neighbour says → the level.</summary>
sealed class LevelMerge(IReadOnlyList<ITerrainCloud> clouds, IReadOnlyList<ViewCell[]> views, IReadOnlyList<double> gains, CommonErrors common, TerrainOptions options)
{
    // Views farther than so many sigmas from the middle one fade out as 1/distance.
    const double Huber = 2;

    // How many views' worth the sigmas are believed before their differences speak.
    const double BelievedViews = 2;

    public TerrainLevel Make(MapGrid grid, TerrainLevel? finer)
    {
        var level = TerrainLevel.Open(grid);
        Parallel.For(0, grid.Height, new ParallelOptions { MaxDegreeOfParallelism = options.ThreadCount }, row => Row(level, row));
        if (finer is not null)
            FinerCells.Carry(finer, level);

        StrayCells.Remove(level, options.LeastNeighbours);
        return level;
    }

    void Row(TerrainLevel level, int row)
    {
        var (from, to) = (row * level.Grid.Width, (row + 1) * level.Grid.Width);
        var next = views.Select(cells => FirstFrom(cells, from)).ToArray();
        var seen = new List<(int View, ViewCell Cell)>(views.Count);
        for (var cell = from; cell < to; cell++)
        {
            seen.Clear();
            for (var view = 0; view < next.Length; view++)
            {
                if (next[view] < views[view].Length && views[view][next[view]].Cell == cell)
                    seen.Add((view, views[view][next[view]++]));
            }

            if (seen.Count > 0)
                Set(level, cell, seen);
        }
    }

    static int FirstFrom(ViewCell[] cells, int cell)
    {
        var (low, high) = (0, cells.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = cells[middle].Cell < cell ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    void Set(TerrainLevel level, int cell, List<(int View, ViewCell Cell)> seen)
    {
        var best = seen.MinBy(one => (one.Cell.Light.IsMissing, one.Cell.SpacingM));
        (level.Heights.Pixels[cell], level.Sigmas.Pixels[cell]) = Height(seen);
        level.Counts.Pixels[cell] = (ushort)Math.Min(ushort.MaxValue, seen.Sum(one => (long)one.Cell.Count));
        level.Views.Pixels[cell] = (byte)Math.Min(byte.MaxValue, seen.Count);
        level.Light.Pixels[cell] = (float)gains[best.View] * best.Cell.Light;
        level.Sources.Pixels[cell] = (ushort)(best.View + 1);
    }

    (float Height, float Sigma) Height(List<(int View, ViewCell Cell)> seen)
    {
        var middle = seen.Count < 3 ? (double?)null : WeightedMiddle(seen);
        var sums = default(WeightedSums);
        foreach (var (view, cell) in seen)
        {
            var sigma = Sigma(view, cell);
            var kept = Kept(sigma, cell, middle);
            sums.Add(cell.HeightM, kept / (sigma * sigma), kept);
        }

        // Errors that views have in common do not show in how they scatter.
        var scatter = ((sums.Scatter / (1 - Shared(seen))) + BelievedViews) / (sums.Count - 1 + BelievedViews);
        return ((float)sums.Mean, (float)Math.Sqrt(scatter * Variance(seen, middle)));
    }

    // Of a mean of values whose errors are partly common: Σᵢ Σⱼ wᵢ wⱼ ρᵢⱼ σᵢ σⱼ / (Σ w)².
    double Variance(List<(int View, ViewCell Cell)> seen, double? middle)
    {
        var (sum, weights) = (0.0, 0.0);
        foreach (var (view, cell) in seen)
        {
            var (sigma, weight) = (Sigma(view, cell), Weight(view, cell, middle));
            weights += weight;
            foreach (var (other, there) in seen)
                sum += weight * Weight(other, there, middle) * common.Between(view, other) * sigma * Sigma(other, there);
        }

        return sum / (weights * weights);
    }

    double Weight(int view, in ViewCell cell, double? middle)
    {
        var sigma = Sigma(view, cell);
        return Kept(sigma, cell, middle) / (sigma * sigma);
    }

    static double Kept(double sigma, in ViewCell cell, double? middle) =>
        middle is { } from ? Math.Min(1, Huber * sigma / Math.Max(1e-12, Math.Abs(cell.HeightM - from))) : 1;

    // The mean over all couples of views.
    double Shared(List<(int View, ViewCell Cell)> seen)
    {
        var sum = 0.0;
        for (var i = 0; i < seen.Count; i++)
        {
            for (var j = 0; j < i; j++)
                sum += common.Between(seen[i].View, seen[j].View);
        }

        return seen.Count < 2 ? 0 : sum / (seen.Count * (seen.Count - 1) / 2.0);
    }

    double WeightedMiddle(List<(int View, ViewCell Cell)> seen)
    {
        var sorted = seen.OrderBy(one => one.Cell.HeightM).ThenBy(one => one.View).Select(one => (one.Cell.HeightM, Weight: 1 / Math.Pow(Sigma(one.View, one.Cell), 2))).ToList();
        var (half, sum) = (sorted.Sum(one => one.Weight) / 2, 0.0);
        return sorted.First(one => (sum += one.Weight) >= half).HeightM;
    }

    double Sigma(int view, in ViewCell cell) => Math.Sqrt(CommonErrors.Variance(clouds[view], cell));
}
