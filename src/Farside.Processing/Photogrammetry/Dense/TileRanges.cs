using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>
/// Which disparities may occur where, as a picture of half the size has them: for each tile the least and the largest of its surroundings and some
/// more. Refused pixels count too where neighbours say the same, so that a thin thing in front, too thin to be sure of when halved, is looked for.
/// </summary>
sealed class TileRanges : IRangeMap
{
    const int TileColumns = 32;
    const int TileRows = 16;

    /// <summary>Pixels of the halved picture around a tile that still count.</summary>
    const int Around = 6;

    /// <summary>Pixels beyond what the halved picture found.</summary>
    const int Margin = 6;

    /// <summary>Neighbours, of eight, that must agree with a pixel.</summary>
    const int Agreeing = 3;

    readonly RowRange[] _rows;

    /// <param name="half">The best whole disparities of the halved picture, also of refused pixels.</param>
    public TileRanges(int width, int height, Raster<short> half, DenseOptions options)
    {
        var isSound = Sound(half, options);
        _rows = new RowRange[(height + TileRows - 1) / TileRows];
        Parallel.For(0, _rows.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, j => _rows[j] = Row(j, width, half, isSound, options));
        Most = _rows.Max(row => row.Most);
    }

    public int Most { get; }

    public RowRange Row(int y) => _rows[y / TileRows];

    static RowRange Row(int j, int width, Raster<short> half, Raster<bool> isSound, DenseOptions options)
    {
        var (first, count) = (new int[width], new int[width]);
        for (var left = 0; left < width; left += TileColumns)
        {
            var (least, most) = Extent(half, isSound, left / 2, j * TileRows / 2);
            var (from, to) = least <= most
                ? (Math.Max(options.MinDisparity, (2 * least) - Margin), Math.Min(options.MaxDisparity, (2 * most) + 1 + Margin))
                : (options.MinDisparity, options.MaxDisparity);
            var end = Math.Min(left + TileColumns, width);
            first.AsSpan(left..end).Fill(from);
            count.AsSpan(left..end).Fill(Math.Max(1, (to - from + RowRange.Lane) / RowRange.Lane) * RowRange.Lane);
        }

        return new(first, count);
    }

    static (int Least, int Most) Extent(Raster<short> half, Raster<bool> isSound, int left, int top)
    {
        var (least, most) = (int.MaxValue, int.MinValue);
        for (var y = Math.Max(0, top - Around); y < Math.Min(half.Height, top + (TileRows / 2) + Around); y++)
        {
            for (var x = Math.Max(0, left - Around); x < Math.Min(half.Width, left + (TileColumns / 2) + Around); x++)
            {
                if (isSound[x, y])
                {
                    (least, most) = (Math.Min(least, half[x, y]), Math.Max(most, half[x, y]));
                }
            }
        }

        return (least, most);
    }

    static Raster<bool> Sound(Raster<short> half, DenseOptions options)
    {
        var isSound = new Raster<bool>(half.Width, half.Height);
        Parallel.For(0, half.Height, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, y =>
        {
            for (var x = 0; x < half.Width; x++)
            {
                isSound[x, y] = Neighbours(half, x, y) >= Agreeing;
            }
        });
        return isSound;
    }

    static int Neighbours(Raster<short> half, int x, int y)
    {
        var count = -1;
        for (var v = Math.Max(0, y - 1); v <= Math.Min(half.Height - 1, y + 1); v++)
        {
            for (var u = Math.Max(0, x - 1); u <= Math.Min(half.Width - 1, x + 1); u++)
            {
                count += Math.Abs(half[u, v] - half[x, y]) <= 1 ? 1 : 0;
            }
        }

        return count;
    }
}
