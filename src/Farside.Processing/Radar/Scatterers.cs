using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Radar;

/// <summary>Finds scatterers by themselves: where a migrated section is brightest lies what may be one, and there a hyperbola is fitted to the section as it was.</summary>
public static class Scatterers
{
    const double AboveMedian = 3; // times the median of its time's envelope
    const double ApartM = 0.3;
    const double ApartPeriods = 4; // nearer above one another than this, the fainter is the stronger one's ringing

    /// <param name="section">Filtered, its background removed, evenly spaced and not migrated; it is not changed.</param>
    /// <returns>By place along the way.</returns>
    public static IReadOnlyList<Hyperbola> Find(RadarSection section, HyperbolaOptions options, RadarWork work)
    {
        if (section.SpacingM <= 0 || section.Traces < 16)
        {
            return [];
        }

        var copy = section with { Echo = new(section.Samples, section.Traces, section.Echo.Pixels.ToArray()) };
        var bright = RadarChain.Run(copy, [new StoltStep(), new EnvelopeStep()], work);
        var tried = Peaks(bright, options).Take(options.MostTried).ToArray();
        var fitted = new Hyperbola?[tried.Length];
        Parallel.For(0, tried.Length, work.Options, i => fitted[i] = HyperbolaFit.At(section, tried[i].Trace, tried[i].Ns, options));
        return Apart(fitted.OfType<Hyperbola>().OrderByDescending(hyperbola => hyperbola.Semblance), section, options);
    }

    static List<Hyperbola> Apart(IEnumerable<Hyperbola> best, RadarSection section, HyperbolaOptions options)
    {
        var kept = new List<Hyperbola>();
        foreach (var one in best)
        {
            if (one.AtM >= 0 && one.AtM <= (section.Traces - 1) * section.SpacingM && !kept.Exists(other => Math.Abs(other.AtM - one.AtM) < ApartM && Math.Abs(other.Ns - one.Ns) < ApartPeriods * options.PeriodNs))
            {
                kept.Add(one);
            }
        }

        return [.. kept.OrderBy(one => one.AtM).ThenBy(one => one.Ns)];
    }

    static IEnumerable<(int Trace, double Ns, float Height)> Peaks(RadarSection bright, HyperbolaOptions options)
    {
        var (from, to) = (Math.Max(1, (int)bright.SampleAt(options.FromNs)), Math.Min(bright.Samples - 2, (int)bright.SampleAt(options.ToNs)));
        var usual = Medians(bright, from, to);
        var (aside, peaks) = (Math.Max(1, (int)Math.Round(0.5 * ApartM / bright.SpacingM)), new List<(int Trace, double Ns, float Height)>());
        for (var trace = 0; trace < bright.Traces; trace++)
        {
            var row = MemoryMarshal.Cast<Linear, float>(bright.Echo.Row(trace));
            for (var i = from; i <= to; i++)
            {
                if (row[i] > AboveMedian * usual[i - from] && row[i] >= row[i - 1] && row[i] > row[i + 1] && IsHighest(bright, trace, i, aside))
                {
                    peaks.Add((trace, bright.NsOf(i), row[i] / usual[i - from]));
                }
            }
        }

        return peaks.OrderByDescending(peak => peak.Height).ThenBy(peak => peak.Trace).ThenBy(peak => peak.Ns);
    }

    static bool IsHighest(RadarSection bright, int trace, int sample, int aside)
    {
        var height = bright.Echo[sample, trace].Value;
        for (var other = Math.Max(0, trace - aside); other <= Math.Min(bright.Traces - 1, trace + aside); other++)
        {
            var row = bright.Echo.Row(other);
            if (row[sample].Value > height || row[sample - 1].Value > height || row[sample + 1].Value > height)
            {
                return false;
            }
        }

        return true;
    }

    static float[] Medians(RadarSection bright, int from, int to)
    {
        var (medians, column) = (new float[Math.Max(0, to - from + 1)], new float[bright.Traces]);
        for (var i = 0; i < medians.Length; i++)
        {
            for (var trace = 0; trace < column.Length; trace++)
            {
                column[trace] = bright.Echo[from + i, trace].Value;
            }

            Array.Sort(column);
            medians[i] = Math.Max(column[column.Length / 2], 1e-20f);
        }

        return medians;
    }
}
