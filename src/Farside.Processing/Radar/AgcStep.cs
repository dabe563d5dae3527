using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Radar;

/// <summary>Automatic gain: every sample over the rms of its neighbours along the trace. All echoes come out alike; how strong they were is lost.</summary>
public sealed record AgcStep : RadarStep
{
    const double LeastShare = 1e-6; // of the trace's greatest echo: silence stays silent

    /// <summary>Length of the window, ns of two-way time.</summary>
    public double WindowNs { get; init; } = 30;

    public override string Word => "agc";

    public override IEnumerable<(string Name, string Value)> Settings => [("window", Text(WindowNs))];

    public override RadarSection Apply(RadarSection section, RadarWork work)
    {
        Require(WindowNs > 0, ToString(), $"{Text(WindowNs)} ns", "a window above 0 ns");
        var reach = Math.Max(1, (int)Math.Round(WindowNs / section.IntervalNs / 2));
        Parallel.For(0, section.Traces, work.Options, () => new double[section.Samples + 1], (trace, _, sums) =>
        {
            Balance(MemoryMarshal.Cast<Linear, float>(section.Echo.Row(trace)), sums, reach);
            return sums;
        }, static _ => { });
        return section;
    }

    static void Balance(Span<float> row, double[] sums, int reach)
    {
        var greatest = 0.0;
        for (var i = 0; i < row.Length; i++)
        {
            sums[i + 1] = sums[i] + ((double)row[i] * row[i]);
            greatest = Math.Max(greatest, Math.Abs(row[i]));
        }

        var least = Math.Max(LeastShare * greatest, 1e-30);
        for (var i = 0; i < row.Length; i++)
        {
            var (from, to) = (Math.Max(0, i - reach), Math.Min(row.Length, i + reach + 1));
            row[i] = (float)(row[i] / Math.Max(Math.Sqrt(Math.Max(0, sums[to] - sums[from]) / (to - from)), least));
        }
    }
}
