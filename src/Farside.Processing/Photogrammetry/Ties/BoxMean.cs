namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>The mean over a square about each pixel, of the samples that are there.</summary>
static class BoxMean
{
    public static float[] Of(GreyPlane plane, int radius)
    {
        var (width, height) = (plane.Width, plane.Height);
        var (sums, counts) = (new float[width * height], new float[width * height]);
        Parallel.For(0, height, y => AlongRow(plane.Samples.AsSpan(y * width, width), sums.AsSpan(y * width, width), counts.AsSpan(y * width, width), radius));
        var bands = (width + 63) / 64;
        var means = new float[width * height];
        Parallel.For(0, bands, band => DownColumns(sums, counts, means, width, height, band * 64, Math.Min(width, (band + 1) * 64), radius));
        return means;
    }

    static void AlongRow(ReadOnlySpan<float> row, Span<float> sums, Span<float> counts, int radius)
    {
        var (sum, count) = (0.0, 0);
        for (var x = -radius; x < row.Length; x++)
        {
            Add(row, x + radius, 1, ref sum, ref count);
            Add(row, x - radius - 1, -1, ref sum, ref count);
            if (x >= 0)
            {
                (sums[x], counts[x]) = ((float)sum, count);
            }
        }
    }

    static void Add(ReadOnlySpan<float> row, int x, int sign, ref double sum, ref int count)
    {
        if ((uint)x < (uint)row.Length && !float.IsNaN(row[x]))
        {
            sum += sign * (double)row[x];
            count += sign;
        }
    }

    static void DownColumns(float[] sums, float[] counts, float[] means, int width, int height, int left, int right, int radius)
    {
        Span<double> sum = stackalloc double[right - left];
        Span<double> count = stackalloc double[right - left];
        for (var y = -radius; y < height; y++)
        {
            AddRow(sums, counts, width, y + radius, height, left, 1, sum, count);
            AddRow(sums, counts, width, y - radius - 1, height, left, -1, sum, count);
            for (var i = 0; y >= 0 && i < sum.Length; i++)
            {
                means[(y * width) + left + i] = (float)(sum[i] / count[i]);
            }
        }
    }

    static void AddRow(float[] sums, float[] counts, int width, int y, int height, int left, double sign, Span<double> sum, Span<double> count)
    {
        if ((uint)y >= (uint)height)
        {
            return;
        }

        var at = (y * width) + left;
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] += sign * sums[at + i];
            count[i] += sign * counts[at + i];
        }
    }
}
