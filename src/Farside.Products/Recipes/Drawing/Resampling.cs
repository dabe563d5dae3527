using Farside.Core.Rasters;

namespace Farside.Products.Recipes.Drawing;

/// <summary>One axis resampled by a tent: straight lines between samples where it grows, weighted means where it shrinks.</summary>
sealed class Resampling
{
    readonly (int First, float[] Weights)[] _taps;

    public Resampling(int from, int to) => _taps = [.. Enumerable.Range(0, to).Select(i => Taps(i, from, to))];

    /// <summary>Columns and rows of a plane resampled, each by its own axis.</summary>
    public static Raster<Linear> Apply(Raster<Linear> plane, Resampling across, Resampling down)
    {
        var narrow = new Raster<Linear>(across._taps.Length, plane.Height);
        for (var y = 0; y < plane.Height; y++)
        {
            across.Row(plane.Row(y), narrow.Row(y));
        }

        var result = new Raster<Linear>(narrow.Width, down._taps.Length);
        for (var y = 0; y < result.Height; y++)
        {
            down.Rows(narrow, y, result.Row(y));
        }

        return result;
    }

    void Row(ReadOnlySpan<Linear> from, Span<Linear> to)
    {
        for (var x = 0; x < to.Length; x++)
        {
            var (first, weights) = _taps[x];
            var sum = 0f;
            for (var i = 0; i < weights.Length; i++)
            {
                sum += weights[i] * from[first + i].Value;
            }

            to[x] = new(sum);
        }
    }

    void Rows(Raster<Linear> from, int y, Span<Linear> to)
    {
        var (first, weights) = _taps[y];
        for (var i = 0; i < weights.Length; i++)
        {
            var row = from.Row(first + i);
            for (var x = 0; x < to.Length; x++)
            {
                to[x] = new(to[x].Value + (weights[i] * row[x].Value));
            }
        }
    }

    static (int First, float[] Weights) Taps(int index, int from, int to)
    {
        var ratio = (double)from / to;
        var centre = ((index + 0.5) * ratio) - 0.5;
        var reach = Math.Max(1, ratio);
        var first = Math.Max(0, (int)Math.Ceiling(centre - reach));
        var last = Math.Min(from - 1, (int)Math.Floor(centre + reach));
        var weights = Enumerable.Range(first, last - first + 1).Select(i => Math.Max(1e-9, 1 - (Math.Abs(i - centre) / reach))).ToList();
        var sum = weights.Sum();
        return (first, [.. weights.Select(weight => (float)(weight / sum))]);
    }
}
