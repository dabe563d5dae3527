namespace Farside.Processing.Terrain;

/// <summary>A view's points of one band of a level, gathered cell by cell.</summary>
sealed class CellPoints
{
    readonly int[] _starts;
    readonly TerrainPoint[] _points;

    CellPoints(int[] starts, TerrainPoint[] points) => (_starts, _points) = (starts, points);

    public ReadOnlySpan<TerrainPoint> this[int cell] => _points.AsSpan(_starts[cell].._starts[cell + 1]);

    /// <param name="cells">Where each point belongs, −1 for nowhere.</param>
    /// <param name="count">Of cells.</param>
    public static CellPoints Gather(ReadOnlySpan<TerrainPoint> points, ReadOnlySpan<int> cells, int count)
    {
        var starts = new int[count + 1];
        foreach (var cell in cells)
        {
            if (cell >= 0)
                starts[cell + 1]++;
        }

        for (var cell = 0; cell < count; cell++)
            starts[cell + 1] += starts[cell];

        var (next, gathered) = (starts.AsSpan(0, count).ToArray(), new TerrainPoint[starts[count]]);
        for (var i = 0; i < points.Length; i++)
        {
            if (cells[i] >= 0)
                gathered[next[cells[i]]++] = points[i];
        }

        return new(starts, gathered);
    }
}
