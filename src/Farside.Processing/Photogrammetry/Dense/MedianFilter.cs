using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>Every disparity becomes the middle one of itself and those of its eight neighbours that have one.</summary>
static class MedianFilter
{
    const int Lane = 8;

    public static void Apply(Raster<float> disparity, int threads)
    {
        var source = new Raster<float>(disparity.Width, disparity.Height, disparity.Pixels.ToArray());
        Parallel.For(0, disparity.Height, new ParallelOptions { MaxDegreeOfParallelism = threads }, y =>
        {
            Span<float> around = stackalloc float[9];
            var row = disparity.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                if (x > 0 && y > 0 && y < source.Height - 1 && x + Lane < row.Length && IsWhole(source, x, y, out var middles))
                {
                    middles.CopyTo(row[x..]);
                    x += Lane - 1;
                    continue;
                }

                if (float.IsFinite(row[x]))
                {
                    row[x] = Middle(source, x, y, around);
                }
            }
        });
    }

    /// <summary>The medians of eight pixels at once where none around them is missing.</summary>
    static bool IsWhole(Raster<float> source, int x, int y, out Vector256<float> middles)
    {
        ref var pixels = ref MemoryMarshal.GetReference(source.Pixels);
        var at = (nuint)(((y - 1) * source.Width) + x - 1);
        var width = (nuint)source.Width;
        var (a, b, c) = Sorted(ref pixels, at, width);
        var (d, e, f) = Sorted(ref pixels, at + 1, width);
        var (g, h, i) = Sorted(ref pixels, at + 2, width);
        // Of three sorted columns: the largest least, the middle middle, the least largest; their median is that of all nine.
        middles = Median(Vector256.MaxNative(Vector256.MaxNative(a, d), g), Median(b, e, h), Vector256.MinNative(Vector256.MinNative(c, f), i));
        return Vector256.LessThanAll(Vector256.MaxNative(Vector256.MaxNative(c, f), i), Vector256<float>.One * float.PositiveInfinity);
    }

    static (Vector256<float> Least, Vector256<float> Middle, Vector256<float> Most) Sorted(ref float pixels, nuint at, nuint width)
    {
        var (a, b, c) = (Vector256.LoadUnsafe(ref pixels, at), Vector256.LoadUnsafe(ref pixels, at + width), Vector256.LoadUnsafe(ref pixels, at + (2 * width)));
        var (least, most) = (Vector256.MinNative(a, b), Vector256.MaxNative(a, b));
        return (Vector256.MinNative(least, c), Vector256.MaxNative(least, Vector256.MinNative(most, c)), Vector256.MaxNative(most, c));
    }

    static Vector256<float> Median(Vector256<float> a, Vector256<float> b, Vector256<float> c)
    {
        var (least, most) = (Vector256.MinNative(a, b), Vector256.MaxNative(a, b));
        return Vector256.MaxNative(least, Vector256.MinNative(most, c));
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
