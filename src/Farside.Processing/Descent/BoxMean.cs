using Farside.Core.Rasters;

namespace Farside.Processing.Descent;

/// <summary>Every pixel's mean over the square about it, as far as that lies inside the picture.</summary>
static class BoxMean
{
    /// <param name="reach">Pixels each way: the square is 2·reach + 1 wide.</param>
    public static Raster<float> Of(Raster<float> picture, int reach)
    {
        var across = new Raster<float>(picture.Width, picture.Height);
        for (var y = 0; y < picture.Height; y++)
        {
            Line(picture.Row(y), across.Row(y), reach);
        }

        return Down(across, reach);
    }

    static void Line(ReadOnlySpan<float> from, Span<float> to, int reach)
    {
        var (sum, first, next) = (0.0, 0, 0);
        for (var x = 0; x < to.Length; x++)
        {
            for (; next <= Math.Min(to.Length - 1, x + reach); next++)
            {
                sum += from[next];
            }

            for (; first < x - reach; first++)
            {
                sum -= from[first];
            }

            to[x] = (float)(sum / (next - first));
        }
    }

    static Raster<float> Down(Raster<float> picture, int reach)
    {
        var means = new Raster<float>(picture.Width, picture.Height);
        var sums = new double[picture.Width];
        var (first, next) = (0, 0);
        for (var y = 0; y < picture.Height; y++)
        {
            for (; next <= Math.Min(picture.Height - 1, y + reach); next++)
            {
                Add(picture.Row(next), sums, 1);
            }

            for (; first < y - reach; first++)
            {
                Add(picture.Row(first), sums, -1);
            }

            var row = means.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                row[x] = (float)(sums[x] / (next - first));
            }
        }

        return means;
    }

    static void Add(ReadOnlySpan<float> row, double[] sums, int sign)
    {
        for (var x = 0; x < row.Length; x++)
        {
            sums[x] += sign * row[x];
        }
    }
}
