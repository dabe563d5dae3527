namespace Farside.Processing.Descent.Map;

/// <summary>Sums over a square about each pixel, cut off at the edges, in time that does not grow with the square.</summary>
static class BoxSum
{
    const int BandPx = 64;

    public static float[] Of(float[] samples, int width, int height, int radius, int threads)
    {
        var (across, sums) = (new float[samples.Length], new float[samples.Length]);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.For(0, height, parallel, row => AlongRow(samples.AsSpan(row * width, width), across.AsSpan(row * width, width), radius));
        Parallel.For(0, (width + BandPx - 1) / BandPx, parallel, band => DownColumns(across, sums, width, height, band * BandPx, Math.Min(width, (band + 1) * BandPx), radius));
        return sums;
    }

    static void AlongRow(ReadOnlySpan<float> row, Span<float> sums, int radius)
    {
        var sum = 0.0;
        for (var x = -radius; x < row.Length; x++)
        {
            sum += x + radius < row.Length ? row[x + radius] : 0;
            sum -= x - radius - 1 >= 0 ? row[x - radius - 1] : 0;
            if (x >= 0)
            {
                sums[x] = (float)sum;
            }
        }
    }

    static void DownColumns(float[] across, float[] sums, int width, int height, int left, int right, int radius)
    {
        Span<double> sum = stackalloc double[right - left];
        for (var y = -radius; y < height; y++)
        {
            Add(across, width, y + radius, height, left, 1, sum);
            Add(across, width, y - radius - 1, height, left, -1, sum);
            for (var i = 0; y >= 0 && i < sum.Length; i++)
            {
                sums[(y * width) + left + i] = (float)sum[i];
            }
        }
    }

    static void Add(float[] across, int width, int y, int height, int left, double sign, Span<double> sum)
    {
        for (var i = 0; (uint)y < (uint)height && i < sum.Length; i++)
        {
            sum[i] += sign * across[(y * width) + left + i];
        }
    }
}
