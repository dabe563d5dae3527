namespace Farside.Processing.Terrain;

/// <summary>A level's ground carried into the one with cells twice as wide.</summary>
static class FinerCells
{
    // The plane through three cells, at their middle, is the mean of the two that stand across from each other.
    static readonly int[][] Across = [[0, 3], [1, 2]];

    // What the ground that nobody saw may differ by, as a share of the step between those that were seen.
    const double GuessShare = 0.1;

    public static void Carry(TerrainLevel finer, TerrainLevel level)
    {
        Span<int> four = stackalloc int[4];
        for (var row = 0; row < level.Grid.Height; row++)
        {
            for (var column = 0; column < level.Grid.Width; column++)
            {
                Find(finer, (2 * (level.Grid.FirstColumn + column)) - finer.Grid.FirstColumn, (2 * (level.Grid.FirstRow + row)) - finer.Grid.FirstRow, four);
                var isOpen = float.IsNaN(level.Heights[column, row]);
                if (Tell(four, isOpen) is { Length: > 0 } telling)
                    Write(finer, telling, level, (row * level.Grid.Width) + column);
            }
        }
    }

    // All four; a pair across where one is missing; two across alone only where the level itself has nothing.
    static ReadOnlySpan<int> Tell(Span<int> four, bool isOpen)
    {
        var filled = four.Length - four.Count(-1);
        if (filled == 4)
            return four;

        foreach (var pair in Across)
        {
            if (four[pair[0]] >= 0 && four[pair[1]] >= 0 && (filled == 3 || isOpen))
                return new[] { four[pair[0]], four[pair[1]] };
        }

        return [];
    }

    /// <summary>Two by two cells; −1 for an open one.</summary>
    static void Find(TerrainLevel finer, int x, int y, Span<int> four)
    {
        for (var i = 0; i < 4; i++)
        {
            var (column, row) = (x + (i & 1), y + (i >> 1));
            var isFilled = column >= 0 && row >= 0 && column < finer.Grid.Width && row < finer.Grid.Height && !float.IsNaN(finer.Heights[column, row]);
            four[i] = isFilled ? (row * finer.Grid.Width) + column : -1;
        }
    }

    static void Write(TerrainLevel finer, ReadOnlySpan<int> filled, TerrainLevel level, int to)
    {
        var (height, variance, count, views, light, lit, source) = (0.0, 0.0, 0L, 0, default(GroundLight), 0, (ushort)0);
        foreach (var from in filled)
        {
            height += finer.Heights.Pixels[from];
            variance += finer.Sigmas.Pixels[from] * (double)finer.Sigmas.Pixels[from];
            count += finer.Counts.Pixels[from];
            views = Math.Max(views, finer.Views.Pixels[from]);
            if (finer.Light.Pixels[from] is { IsMissing: false } one)
            {
                (light, lit) = (light + one, lit + 1);
                source = source == 0 ? finer.Sources.Pixels[from] : source;
            }
        }

        var guess = filled.Length < 4 ? GuessShare * (finer.Heights.Pixels[filled[0]] - finer.Heights.Pixels[filled[1]]) : 0;
        level.Heights.Pixels[to] = (float)(height / filled.Length);
        level.Sigmas.Pixels[to] = (float)Math.Sqrt((variance / (filled.Length * filled.Length)) + (guess * guess));
        level.Counts.Pixels[to] = (ushort)Math.Min(ushort.MaxValue, count);
        level.Views.Pixels[to] = (byte)views;
        level.Light.Pixels[to] = lit > 0 ? (1f / lit) * light : GroundLight.Missing;
        level.Sources.Pixels[to] = source;
    }
}
