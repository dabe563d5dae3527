using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>Every disparity becomes the middle one of itself and those of its eight neighbours that have one.</summary>
static class MedianFilter
{
    public static void Apply(Raster<float> disparity, int threads)
    {
        var source = new Raster<float>(disparity.Width, disparity.Height, disparity.Pixels.ToArray());
        Parallel.For(0, disparity.Height, new ParallelOptions { MaxDegreeOfParallelism = threads }, y =>
        {
            Span<float> around = stackalloc float[9];
            var row = disparity.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                if (float.IsFinite(row[x]))
                {
                    row[x] = Middle(source, x, y, around);
                }
            }
        });
    }

    static float Middle(Raster<float> source, int x, int y, Span<float> around)
    {
        var count = 0;
        for (var v = Math.Max(0, y - 1); v <= Math.Min(source.Height - 1, y + 1); v++)
        {
            var row = source.Row(v);
            for (var u = Math.Max(0, x - 1); u <= Math.Min(row.Length - 1, x + 1); u++)
            {
                if (float.IsFinite(row[u]))
                {
                    Insert(around, count++, row[u]);
                }
            }
        }

        // Of an even number the two in the middle would make a disparity that nobody measured: the pixel's own stays.
        return (count & 1) == 1 ? around[count / 2] : source[x, y];
    }

    static void Insert(Span<float> sorted, int count, float value)
    {
        var at = count;
        for (; at > 0 && sorted[at - 1] > value; at--)
        {
            sorted[at] = sorted[at - 1];
        }

        sorted[at] = value;
    }
}
