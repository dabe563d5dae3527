using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Radar;

/// <summary>
/// Brings all traces to one time zero, then to the ground's surface: what came earlier is cut off, and every trace is shifted by its own part of a
/// sample, which undoes how the zero drifts with temperature.
/// </summary>
public sealed record TimeZeroStep : RadarStep
{
    public TimeZeroRule Rule { get; init; } = TimeZeroRule.DirectWave;

    /// <summary>Time zero after the direct wave's minimum, or after the recorder's start, ns.</summary>
    public double OffsetNs { get; init; }

    /// <summary>Share of the greatest echo, for the threshold.</summary>
    public double Share { get; init; } = 0.5;

    /// <summary>The direct wave's minimum lies within so many ns of the start.</summary>
    public double WithinNs { get; init; } = 60;

    /// <summary>Height of the antenna above the ground, m: the way through the air and back is taken off too.</summary>
    public double HeightM { get; init; }

    public override string Word => "time-zero";

    public override IEnumerable<(string Name, string Value)> Settings =>
    [
        ("rule", Rule switch { TimeZeroRule.DirectWave => "direct-wave", TimeZeroRule.Threshold => "threshold", _ => "fixed" }),
        ("offset", Text(OffsetNs)), ("share", Text(Share)), ("within", Text(WithinNs)), ("height", Text(HeightM)),
    ];

    public override RadarSection Apply(RadarSection section, RadarWork work)
    {
        Require(Share is > 0 and <= 1 && WithinNs > 0 && HeightM is >= 0 and < 100, ToString(), "a setting outside its range", "share 0 to 1, within above 0, height 0 to 100 m");
        var airNs = 2 * HeightM / Depth.LightMPerNs;
        var starts = Starts(section, work).Select(start => start + (airNs / section.IntervalNs)).ToArray();
        var samples = section.Samples - (starts.Length > 0 ? (int)Math.Max(0, Math.Floor(starts.Min())) : 0);
        Require(samples > 1, ToString(), "a time zero behind the last sample", "one within the trace");
        var echo = new Raster<Linear>(samples, section.Traces);
        Parallel.For(0, section.Traces, work.Options, trace => Shift(Row(section.Echo, trace), Row(echo, trace), starts[trace]));
        return section with { Echo = echo, FirstNs = 0, AirNs = airNs };
    }

    /// <summary>The sample of time zero in each trace.</summary>
    public double[] Starts(RadarSection section, RadarWork work)
    {
        var (starts, offset) = (new double[section.Traces], OffsetNs / section.IntervalNs);
        var threshold = Rule is TimeZeroRule.Threshold ? Share * Greatest(section.Echo) : 0;
        var within = Math.Clamp((int)Math.Ceiling(WithinNs / section.IntervalNs), 1, section.Samples);
        Parallel.For(0, section.Traces, work.Options, trace =>
        {
            var row = Row(section.Echo, trace);
            starts[trace] = Rule switch
            {
                TimeZeroRule.DirectWave => LeastAt(row[..within]) + offset,
                TimeZeroRule.Threshold => FirstAbove(row, threshold),
                _ => offset,
            };
        });
        return starts;
    }

    static Span<float> Row(Raster<Linear> echo, int trace) => MemoryMarshal.Cast<Linear, float>(echo.Row(trace));

    static float Greatest(Raster<Linear> echo)
    {
        var greatest = 0f;
        foreach (var value in MemoryMarshal.Cast<Linear, float>(echo.Pixels))
        {
            greatest = Math.Max(greatest, Math.Abs(value));
        }

        return greatest;
    }

    static double LeastAt(ReadOnlySpan<float> row)
    {
        var at = 0;
        for (var i = 1; i < row.Length; i++)
        {
            at = row[i] < row[at] ? i : at;
        }

        if (at == 0 || at == row.Length - 1)
        {
            return at;
        }

        var (before, here, after) = ((double)row[at - 1], row[at], row[at + 1]);
        var bend = before - (2 * here) + after;
        return bend > 0 ? at + (0.5 * (before - after) / bend) : at;
    }

    static double FirstAbove(ReadOnlySpan<float> row, double threshold)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (Math.Abs(row[i]) > threshold)
            {
                return i;
            }
        }

        return 0;
    }

    static void Shift(ReadOnlySpan<float> from, Span<float> to, double start)
    {
        var (whole, fraction) = ((int)Math.Floor(start), start - Math.Floor(start));
        if (fraction < 1e-6)
        {
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = (uint)(i + whole) < (uint)from.Length ? from[i + whole] : 0;
            }

            return;
        }

        for (var i = 0; i < to.Length; i++)
        {
            to[i] = i + whole < from.Length ? SincCurve.Value(from, i + start) : 0;
        }
    }
}
