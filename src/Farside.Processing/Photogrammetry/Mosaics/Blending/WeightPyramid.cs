using System.Numerics;

namespace Farside.Processing.Photogrammetry.Mosaics.Blending;

/// <summary>Halving of a plane of weights with the kernel 1 4 6 4 1, as <see cref="Pyramid"/> does with colour.</summary>
static class WeightPyramid
{
    public static void Reduce(ReadOnlySpan<float> fine, int width, int height, Span<float> coarse, Span<float> line)
    {
        var half = width / 2;
        var padded = line[..(width + 4)];
        padded.Clear();
        for (var row = 0; row < height / 2; row++)
        {
            var sums = padded.Slice(2, width);
            Scaled(fine.Slice(2 * row * width, width), 6, sums);
            AddRow(fine, width, height, (2 * row) - 2, 1, sums);
            AddRow(fine, width, height, (2 * row) - 1, 4, sums);
            AddRow(fine, width, height, (2 * row) + 1, 4, sums);
            AddRow(fine, width, height, (2 * row) + 2, 1, sums);
            var target = coarse.Slice(row * half, half);
            for (var x = 0; x < half; x++)
            {
                var at = 2 * x;
                target[x] = (padded[at] + padded[at + 4] + ((padded[at + 1] + padded[at + 3]) * 4) + (padded[at + 2] * 6)) * (1f / 256);
            }
        }
    }

    static void Scaled(ReadOnlySpan<float> row, float by, Span<float> sums)
    {
        for (var x = 0; x < sums.Length; x++)
        {
            sums[x] = row[x] * by;
        }
    }

    static void AddRow(ReadOnlySpan<float> fine, int width, int height, int row, float by, Span<float> sums)
    {
        if (row < 0 || row >= height)
        {
            return;
        }

        var from = fine.Slice(row * width, width);
        var x = 0;
        for (; x <= width - Vector<float>.Count; x += Vector<float>.Count)
        {
            (new Vector<float>(sums[x..]) + (new Vector<float>(from[x..]) * by)).CopyTo(sums[x..]);
        }

        for (; x < width; x++)
        {
            sums[x] += from[x] * by;
        }
    }
}
