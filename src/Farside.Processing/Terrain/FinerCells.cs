namespace Farside.Processing.Terrain;

/// <summary>A level's ground carried into the one with cells twice as wide.</summary>
static class FinerCells
{
    // One of four says too little of the whole cell; where the level has points of its own, nearly all must be there.
    const int LeastAlone = 2;
    const int LeastOfFour = 3;

    public static void Carry(TerrainLevel finer, TerrainLevel level)
    {
        Span<int> four = stackalloc int[4];
        for (var row = 0; row < level.Grid.Height; row++)
        {
            for (var column = 0; column < level.Grid.Width; column++)
            {
                var filled = Filled(finer, (2 * (level.Grid.FirstColumn + column)) - finer.Grid.FirstColumn, (2 * (level.Grid.FirstRow + row)) - finer.Grid.FirstRow, four);
                if (filled.Length >= (float.IsNaN(level.Heights[column, row]) ? LeastAlone : LeastOfFour))
                    Write(finer, filled, level, (row * level.Grid.Width) + column);
            }
        }
    }

    /// <summary>Those of two by two cells that are filled.</summary>
    static ReadOnlySpan<int> Filled(TerrainLevel finer, int x, int y, Span<int> four)
    {
        var count = 0;
        for (var i = 0; i < 4; i++)
        {
            var (column, row) = (x + (i & 1), y + (i >> 1));
            if (column >= 0 && row >= 0 && column < finer.Grid.Width && row < finer.Grid.Height && !float.IsNaN(finer.Heights[column, row]))
                four[count++] = (row * finer.Grid.Width) + column;
        }

        return four[..count];
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

        level.Heights.Pixels[to] = (float)(height / filled.Length);
        level.Sigmas.Pixels[to] = (float)(Math.Sqrt(variance) / filled.Length);
        level.Counts.Pixels[to] = (ushort)Math.Min(ushort.MaxValue, count);
        level.Views.Pixels[to] = (byte)views;
        level.Light.Pixels[to] = lit > 0 ? (1f / lit) * light : GroundLight.Missing;
        level.Sources.Pixels[to] = source;
    }
}
