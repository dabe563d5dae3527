using System.Numerics;
using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Radar;

/// <summary>
/// Tells from the echoes alone which traces were taken while the rover drove: a rover that stands writes the same trace again and again, noise apart.
/// Edges across traces (Sobel, 5 × 5) later than the strong first echoes, less their spikes (median, 5 × 5), are summed along each trace; a trace
/// counts as moving when it lies in a run of so many whose sums all exceed a threshold.
/// </summary>
/// <remarks>
/// Source: Roncoroni 2024, Sci. Data 11, 10.1038/s41597-024-02963-4, and the description of its data selection: samples from 300 on, threshold 20,000,
/// runs of 25, for channel 2B. The threshold is in that receiver's echo units; no other channel has a published one.
/// </remarks>
public static class StandingTraces
{
    const int FirstSample = 300;
    const double Threshold = 20_000;
    const int Run = 25;
    const int Reach = 2;

    /// <param name="echo">Width = samples, height = traces, as stored by channel 2B.</param>
    /// <returns>True for a trace taken while moving; one for each trace.</returns>
    public static bool[] Moving(Raster<Linear> echo)
    {
        var sums = echo.Width > FirstSample + Reach ? EdgeSums(echo) : new double[echo.Height];
        var moving = new bool[sums.Length];
        var above = 0;
        for (var trace = 0; trace < sums.Length; trace++)
        {
            above = sums[trace] > Threshold ? above + 1 : 0;
            if (above >= Run)
            {
                moving.AsSpan(trace - Run + 1, Run).Fill(true);
            }
        }

        return moving;
    }

    /// <summary>For each trace the sum over samples of |median of edges|, echo units times the Sobel kernel's weights.</summary>
    public static double[] EdgeSums(Raster<Linear> echo)
    {
        var sums = new double[echo.Height];
        var edges = new Dictionary<int, float[]>(); // of the five traces under the median's window
        var scratch = new float[echo.Width - FirstSample];
        for (var trace = 0; trace < echo.Height; trace++)
        {
            var window = new float[(2 * Reach) + 1][];
            for (var k = -Reach; k <= Reach; k++)
            {
                var at = Mirrored(trace + k, echo.Height);
                if (!edges.TryGetValue(at, out var row))
                {
                    edges[at] = row = Edges(echo, at, scratch);
                }

                window[k + Reach] = row;
            }

            edges.Remove(trace - Reach - 1);
            sums[trace] = SumOfMedians(window, echo.Width - FirstSample);
        }

        return sums;
    }

    // Sobel's kernel of five: −1 −2 0 2 1 across traces, 1 4 6 4 1 along time. Two samples more at either end, for the median.
    static float[] Edges(Raster<Linear> echo, int trace, float[] difference)
    {
        var count = difference.Length;
        ReadOnlySpan<float> Row(int offset) => MemoryMarshal.Cast<Linear, float>(echo.Row(MirroredInside(trace + offset, echo.Height)))[FirstSample..];
        ReadOnlySpan<float> before2 = Row(-2), before1 = Row(-1), after1 = Row(1), after2 = Row(2);
        for (var i = 0; i < count; i++)
        {
            difference[i] = after2[i] - before2[i] + (2 * (after1[i] - before1[i]));
        }

        var edges = new float[count + (2 * Reach)];
        for (var i = 0; i < edges.Length; i++)
        {
            var at = Mirrored(i - Reach, count);
            edges[i] = (6 * difference[at]) + (4 * (difference[MirroredInside(at - 1, count)] + difference[MirroredInside(at + 1, count)]))
                + difference[MirroredInside(at - 2, count)] + difference[MirroredInside(at + 2, count)];
        }

        return edges;
    }

    static double SumOfMedians(float[][] window, int count)
    {
        Span<Vector<float>> values = stackalloc Vector<float>[25];
        var sum = 0.0;
        for (var i = 0; i < count; i += Vector<float>.Count)
        {
            // The last vector overlaps the one before; what it counts twice is left out below.
            var from = Math.Max(0, Math.Min(i, count - Vector<float>.Count));
            var magnitudes = Vector.Abs(Median(values, window, from, count));
            for (var lane = i - from; lane < Math.Min(Vector<float>.Count, count - from); lane++)
            {
                sum += magnitudes[lane];
            }
        }

        return sum;
    }

    // Forgetful selection: of 14 values neither the least nor the greatest can be the median of 25; drop both, take one more, and so on.
    static Vector<float> Median(Span<Vector<float>> values, float[][] window, int from, int count)
    {
        for (var k = 0; k < 25; k++)
        {
            values[k] = Load(window[k / 5], from + (k % 5), count);
        }

        var next = 14;
        for (var held = 14; held > 3; held--)
        {
            Ends(values[..held]);
            values[0] = values[next++]; // the greatest, at the back, is forgotten as the count falls
        }

        Ends(values[..3]);
        return values[1];
    }

    static Vector<float> Load(float[] row, int at, int count)
    {
        if (count >= Vector<float>.Count)
        {
            return new(row, at);
        }

        Span<float> few = stackalloc float[Vector<float>.Count];
        row.AsSpan(at, count).CopyTo(few);
        return new(few);
    }

    /// <summary>Brings the least value of each lane to the front and the greatest to the back.</summary>
    static void Ends(Span<Vector<float>> values)
    {
        for (var i = 1; i < values.Length; i++)
        {
            (values[0], values[i]) = (Vector.Min(values[0], values[i]), Vector.Max(values[0], values[i]));
        }

        for (var i = 1; i < values.Length - 1; i++)
        {
            (values[i], values[^1]) = (Vector.Min(values[i], values[^1]), Vector.Max(values[i], values[^1]));
        }
    }

    /// <summary>… b a | a b c … y z | z y …, as the median's window sees the end.</summary>
    static int Mirrored(int i, int count) => Math.Clamp(i < 0 ? -1 - i : i >= count ? (2 * count) - 1 - i : i, 0, count - 1);

    /// <summary>… c b | a b c … y z | y x …, as the edge's kernel sees the end.</summary>
    static int MirroredInside(int i, int count) => Math.Clamp(i < 0 ? -i : i >= count ? (2 * count) - 2 - i : i, 0, count - 1);
}
