using System.Globalization;
using Farside.Archive.Labels;
using Farside.Core.Rasters;
using Farside.Products.Runner;

namespace Farside.Products.Charts;

/// <summary>One plane of an array, small enough to be drawn.</summary>
/// <param name="Values">Row 0 lies at the foot, an array's first line at the head. Each pixel is the mean of the samples of its line that it stands for, what is missing left out.</param>
sealed record ArrayPicture(Raster<Linear> Values, int Lines, int Samples)
{
    const int MostSamples = 2048;
    const int MostLines = 1024;

    /// <param name="plane">Along the remaining axes together, from 1.</param>
    /// <returns>Null for a single number.</returns>
    /// <exception cref="ProductException">No such plane.</exception>
    public static ArrayPicture? Of(PlotSource source, int plane)
    {
        var array = source.Array!;
        // The two longest: bands of a colour picture are no side of it.
        var sides = array.Axes.Select((axis, place) => (axis.Length, Place: place)).Where(axis => axis.Length > 1).OrderByDescending(axis => axis.Length).Take(2).Select(axis => axis.Place).Order().ToList();
        if (sides.Count == 0)
        {
            return null;
        }

        var start = Start(source, sides, plane);
        var count = array.Axes.Select(_ => 1L).ToArray();
        count[sides[^1]] = array.Axes[sides[^1]].Length;
        var (lines, samples) = (sides.Count == 1 ? 1 : (int)array.Axes[sides[0]].Length, (int)array.Axes[sides[^1]].Length);
        var shown = new Raster<Linear>(Math.Min(samples, MostSamples), Math.Min(lines, MostLines));
        using var reader = new ArrayReader(array);
        var row = new double[samples];
        for (var y = 0; y < shown.Height; y++)
        {
            if (sides.Count > 1)
            {
                start[sides[0]] = (long)lines * y / shown.Height;
            }

            Read(reader, start, count, row);
            Shorten(row, shown.Row(shown.Height - 1 - y));
        }

        return new(shown, lines, samples);
    }

    /// <summary>A row of numbers whole.</summary>
    public static PlotColumn Row(PlotSource source)
    {
        const int Block = 1 << 16;
        var array = source.Array!;
        var along = array.Axes.ToList().FindIndex(axis => axis.Length > 1);
        return new(array.Name, array.Unit, "", false, array.Axes[along].Length, take =>
        {
            using var reader = new ArrayReader(array);
            var (start, count, values) = (new long[array.Axes.Count], array.Axes.Select(_ => 1L).ToArray(), new double[Block]);
            for (var from = 0L; from < array.Axes[along].Length; from += Block)
            {
                (start[along], count[along]) = (from, Math.Min(Block, array.Axes[along].Length - from));
                Read(reader, start, count, values.AsSpan(0, (int)count[along]));
                Array.ForEach(values[..(int)count[along]], take);
            }
        });
    }

    // The reader leaves special constants as they are stored; in a chart they are gaps.
    static void Read(ArrayReader reader, long[] start, long[] count, Span<double> values)
    {
        var array = reader.Array;
        var specials = ArrayReader.SpecialValues(array.Specials, array.SampleType);
        reader.Read(start, count, values, isScaled: false);
        foreach (ref var value in values)
        {
            value = Array.IndexOf(specials, value) >= 0 ? double.NaN : (value * array.ScalingFactor) + array.ValueOffset;
        }
    }

    static long[] Start(PlotSource source, List<int> sides, int plane)
    {
        var (axes, start) = (source.Array!.Axes, new long[source.Array!.Axes.Count]);
        var others = Enumerable.Range(0, axes.Count).Where(place => !sides.Contains(place)).ToList();
        var planes = others.Aggregate(1L, (product, place) => product * axes[place].Length);
        if (plane < 1 || plane > planes)
        {
            throw new ProductException(source.Name, "plane", plane.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"1 to {planes}"));
        }

        var rest = plane - 1L;
        foreach (var place in Enumerable.Reverse(others))
        {
            (rest, start[place]) = Math.DivRem(rest, axes[place].Length);
        }

        return start;
    }

    static void Shorten(double[] row, Span<Linear> shown)
    {
        for (var x = 0; x < shown.Length; x++)
        {
            var (sum, known) = (0.0, 0);
            for (var at = (int)((long)row.Length * x / shown.Length); at < (long)row.Length * (x + 1) / shown.Length; at++)
            {
                (sum, known) = double.IsFinite(row[at]) ? (sum + row[at], known + 1) : (sum, known);
            }

            shown[x] = new(known == 0 ? float.NaN : (float)(sum / known));
        }
    }
}
