namespace Farside.Processing.Photogrammetry.Hardware;

/// <summary>Compares two pictures of one size about every pixel.</summary>
static class PatchComparison
{
    /// <summary>Raises <paramref name="best"/> to what the squares about each pixel agree by; left alone where half of a square is missing.</summary>
    public static void Raise(float[] best, float[] a, float[] b, int width, int radius, double noise)
    {
        var (columns, height) = (new PatchSums[width], a.Length / width);
        for (var y = -radius; y < height; y++)
        {
            for (var x = 0; x < width && y + radius < height; x++)
            {
                var below = ((y + radius) * width) + x;
                columns[x].Add(a[below], b[below]);
            }

            for (var x = 0; x < width && y - radius - 1 >= 0; x++)
            {
                var above = ((y - radius - 1) * width) + x;
                columns[x].Remove(a[above], b[above]);
            }

            if (y >= 0)
            {
                RaiseRow(best.AsSpan(y * width, width), a.AsSpan(y * width, width), b.AsSpan(y * width, width), columns, radius, noise);
            }
        }
    }

    static void RaiseRow(Span<float> best, ReadOnlySpan<float> a, ReadOnlySpan<float> b, PatchSums[] columns, int radius, double noise)
    {
        var (sums, half) = (default(PatchSums), ((2 * radius) + 1) * ((2 * radius) + 1) / 2);
        for (var x = -radius; x < best.Length; x++)
        {
            if (x + radius < best.Length)
            {
                sums.Add(columns[x + radius]);
            }

            if (x - radius - 1 >= 0)
            {
                sums.Remove(columns[x - radius - 1]);
            }

            if (x >= 0 && sums.Count > half && !float.IsNaN(a[x]) && !float.IsNaN(b[x]))
            {
                best[x] = MathF.Max(float.IsNaN(best[x]) ? 0 : best[x], (float)sums.Agreement(noise));
            }
        }
    }
}
