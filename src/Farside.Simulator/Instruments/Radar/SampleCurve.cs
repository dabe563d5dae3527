using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments.Radar;

/// <summary>Curves over the samples of a trace.</summary>
static class SampleCurve
{
    const int Rounds = 30;

    /// <summary>Straight between nodes, level outside.</summary>
    public static double Straight(IReadOnlyList<(int Sample, double Value)> nodes, int sample)
    {
        for (var i = 0; i + 1 < nodes.Count; i++)
        {
            if (sample < nodes[i + 1].Sample)
            {
                return Blend.Mix(nodes[i].Value, nodes[i + 1].Value, Math.Max(0, (sample - nodes[i].Sample) / (double)(nodes[i + 1].Sample - nodes[i].Sample)));
            }
        }

        return nodes[^1].Value;
    }

    /// <summary>A curve, straight in the logarithm between the windows' middles, whose root mean square in each window is the one asked for.</summary>
    public static double[] Through(IReadOnlyList<(int From, double Rms)> windows, int samples)
    {
        var nodes = windows.Select(window => Math.Log(window.Rms)).ToArray();
        var curve = new double[samples];
        for (var round = 0; round < Rounds; round++)
        {
            Draw(windows, nodes, curve);
            for (var i = 0; i < nodes.Length; i++)
            {
                nodes[i] += 0.5 * Math.Log(windows[i].Rms / Rms(curve, windows[i].From, End(windows, i, samples)));
            }
        }

        return curve;
    }

    public static double Rms(ReadOnlySpan<double> values, int from, int to)
    {
        var sum = 0.0;
        foreach (var value in values[from..to])
        {
            sum += value * value;
        }

        return Math.Sqrt(sum / (to - from));
    }

    /// <summary>Mean over so many samples on either side that grow with the sample.</summary>
    public static double[] Smooth(double[] values, int reach, double growth)
    {
        var sums = new double[values.Length + 1];
        for (var i = 0; i < values.Length; i++)
        {
            sums[i + 1] = sums[i] + values[i];
        }

        return [.. Enumerable.Range(0, values.Length).Select(n =>
        {
            var wide = reach + (int)(growth * n);
            var (from, to) = (Math.Max(0, n - wide), Math.Min(values.Length, n + wide + 1));
            return (sums[to] - sums[from]) / (to - from);
        })];
    }

    static int End(IReadOnlyList<(int From, double Rms)> windows, int i, int samples) => i + 1 < windows.Count ? windows[i + 1].From : samples;

    static void Draw(IReadOnlyList<(int From, double Rms)> windows, double[] nodes, double[] curve)
    {
        for (int n = 0, i = 0; n < curve.Length; n++)
        {
            while (i + 2 < nodes.Length && n >= Middle(windows, i + 1))
            {
                i++;
            }

            var t = Math.Clamp((n - Middle(windows, i)) / (Middle(windows, i + 1) - Middle(windows, i)), 0, 1);
            curve[n] = Math.Exp(Blend.Mix(nodes[i], nodes[i + 1], t));
        }
    }

    static double Middle(IReadOnlyList<(int From, double Rms)> windows, int i) => i + 1 < windows.Count ? 0.5 * (windows[i].From + windows[i + 1].From) : windows[i].From;
}
