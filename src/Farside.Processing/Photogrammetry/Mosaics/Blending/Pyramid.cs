using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics.Blending;

/// <summary>
/// Halving and doubling of planes of interleaved colour with the kernel 1 4 6 4 1. A coarse sample stands on every second fine one. Outside a plane there is nothing: sums
/// go without, doubling repeats the edge.
/// </summary>
/// <remarks>Source: Burt &amp; Adelson 1983, IEEE Trans. Communications 31, 532–540, with a = 3/8.</remarks>
static class Pyramid
{
    /// <summary>Halves a plane of even width and height.</summary>
    public static void Reduce(ReadOnlySpan<Vector128<float>> fine, int width, int height, Span<Vector128<float>> coarse, Span<Vector128<float>> line)
    {
        var half = width / 2;
        var padded = line[..(width + 4)];
        padded.Clear();
        for (var row = 0; row < height / 2; row++)
        {
            SumRows(fine, width, height, 2 * row, padded.Slice(2, width));
            var target = coarse.Slice(row * half, half);
            for (var x = 0; x < half; x++)
            {
                var (a, b, c, d, e) = (padded[2 * x], padded[(2 * x) + 1], padded[(2 * x) + 2], padded[(2 * x) + 3], padded[(2 * x) + 4]);
                target[x] = (a + e + ((b + d) * 4f) + (c * 6f)) * (1f / 256);
            }
        }
    }

    /// <summary>One row of the doubled plane.</summary>
    public static void ExpandRow(ReadOnlySpan<Vector128<float>> coarse, int width, int height, int row, Span<Vector128<float>> target, Span<Vector128<float>> line)
    {
        var sums = line[..width];
        MeanRows(coarse, width, height, row, sums);
        for (var x = 0; x < width; x++)
        {
            var (last, here, next) = (sums[Math.Max(0, x - 1)], sums[x], sums[Math.Min(width - 1, x + 1)]);
            target[2 * x] = (last + next + (here * 6f)) * 0.125f;
            target[(2 * x) + 1] = (here + next) * 0.5f;
        }
    }

    static void SumRows(ReadOnlySpan<Vector128<float>> fine, int width, int height, int middle, Span<Vector128<float>> sums)
    {
        var nothing = ReadOnlySpan<Vector128<float>>.Empty;
        var a = middle >= 2 ? fine.Slice((middle - 2) * width, width) : nothing;
        var b = middle >= 1 ? fine.Slice((middle - 1) * width, width) : nothing;
        var c = fine.Slice(middle * width, width);
        var d = fine.Slice((middle + 1) * width, width);
        var e = middle + 2 < height ? fine.Slice((middle + 2) * width, width) : nothing;
        if (!a.IsEmpty && !e.IsEmpty)
        {
            for (var x = 0; x < width; x++)
            {
                sums[x] = a[x] + e[x] + ((b[x] + d[x]) * 4f) + (c[x] * 6f);
            }

            return;
        }

        for (var x = 0; x < width; x++)
        {
            var outer = (a.IsEmpty ? default : a[x]) + (e.IsEmpty ? default : e[x]);
            sums[x] = outer + (((b.IsEmpty ? default : b[x]) + d[x]) * 4f) + (c[x] * 6f);
        }
    }

    static void MeanRows(ReadOnlySpan<Vector128<float>> coarse, int width, int height, int row, Span<Vector128<float>> means)
    {
        var middle = row / 2;
        var here = coarse.Slice(middle * width, width);
        var next = coarse.Slice(Math.Min(height - 1, middle + 1) * width, width);
        if (row % 2 == 1)
        {
            for (var x = 0; x < width; x++)
            {
                means[x] = (here[x] + next[x]) * 0.5f;
            }

            return;
        }

        var last = coarse.Slice(Math.Max(0, middle - 1) * width, width);
        for (var x = 0; x < width; x++)
        {
            means[x] = (last[x] + next[x] + (here[x] * 6f)) * 0.125f;
        }
    }
}
