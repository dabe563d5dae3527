using System.Numerics;

namespace Farside.Processing.Radar;

/// <summary>
/// Follows layers by themselves: where the phase of the echo stays the same from trace to trace along a gentle slope, over metres, and most of the power is common to all
/// traces. What is shorter than that, turns its phase, or is not common, is no layer: then there is none.
/// </summary>
public static class Horizons
{
    const int MostTraces = 4096; // of a block: memory does not grow with the way
    const double ApartPeriods = 3; // closer above one another, the fainter is the stronger one's ringing
    const double UsualPeriods = 12; // to either side of a layer, in which it is not what is usual
    const double SlopeStepPeriods = 0.25; // by which two slopes that are tried differ at the window's end
    const double MostOffPeriods = 1.5; // from the way of equal phase to where the wave is strongest

    /// <param name="section">Filtered, its background removed; migrated where its traces are evenly spaced. It is not changed.</param>
    /// <returns>By time, then along the way; none where there is no layer.</returns>
    public static IReadOnlyList<Horizon> Find(RadarSection section, HorizonOptions options, RadarWork work)
    {
        var (half, least) = section.SpacingM > 0
            ? (Math.Clamp((int)Math.Round(options.HalfWindowM / section.SpacingM), 3, 64), Math.Max(16, (int)Math.Ceiling(options.LeastLengthM / section.SpacingM)))
            : (options.HalfWindowTraces, options.LeastTraces);
        var (from, to) = (Math.Max(0, (int)Math.Ceiling(section.SampleAt(options.FromNs))), Math.Min(section.Samples - 1, (int)section.SampleAt(options.ToNs)));
        if (section.Traces < least || to - from < 16)
        {
            return [];
        }

        var found = new List<Horizon>();
        var usual = Around(Usual(section, work), (int)(UsualPeriods * options.PeriodNs / section.IntervalNs));
        for (var first = 0; first < section.Traces; first += MostTraces)
        {
            var count = Math.Min(MostTraces, section.Traces - first);
            var slope = section.SpacingM > 0 ? options.MostSlopeNsPerM * section.SpacingM / section.IntervalNs : 2.0 / half;
            var slopes = Math.Max(1, (int)Math.Ceiling(half * slope * section.IntervalNs / (SlopeStepPeriods * options.PeriodNs)));
            var block = new PhaseBlock(section, Math.Max(0, first - half), Math.Min(section.Traces, first + count + half), half, slope, slopes, work);
            var paths = new HorizonPaths(block, first, count, from, to - from + 1, options.LeastCoherence, section.Samples, work);
            foreach (var (trace, samples) in paths.Take(least, (int)Math.Ceiling(ApartPeriods * options.PeriodNs / section.IntervalNs)))
            {
                if (Of(section, block, paths, first, from, trace, samples, options, usual) is { } horizon)
                {
                    found.Add(horizon);
                }
            }
        }

        return [.. Joined(found, options).OrderBy(horizon => horizon.Ns).ThenBy(horizon => horizon.Points[0].Trace)];
    }

    static Horizon? Of(RadarSection section, PhaseBlock block, HorizonPaths paths, int firstOfBlock, int firstSample, int first, int[] way, HorizonOptions options, double[] usual)
    {
        var period = options.PeriodNs / section.IntervalNs;
        var off = Strongest(block, first, way, (int)Math.Ceiling(MostOffPeriods * period), section.Samples);
        var coherence = way.Select((sample, k) => (double)paths.Coherence[sample - firstSample, first + k - firstOfBlock].Value).ToList();
        var continuity = coherence.Count(one => one >= options.LeastCoherence) / (double)way.Length;
        var snrDb = SnrDb(block, first, way, off, (int)Math.Round(0.5 * period), section.Samples);
        if (continuity < options.LeastContinuity || snrDb < options.LeastSnrDb)
        {
            return null;
        }

        var (late, scatter) = Lateness(block, first, way, off, period);
        var points = way.Select((sample, k) => Point(section, block, first + k, sample + off, late[k])).ToList();
        var sigma = Math.Sqrt(Square(scatter * section.IntervalNs) + Square(options.ZeroSigmaNs) + Square(0.25 * options.PeriodNs));
        var usualHere = points.Average(point => usual[Math.Clamp((int)section.SampleAt(point.Ns), 0, usual.Length - 1)]);
        var aboveDb = 20 * Math.Log10(points.Select(point => point.Amplitude).Order().ElementAt(way.Length / 2) / usualHere);
        return aboveDb < options.LeastAboveUsualDb ? null : new(points, sigma, coherence.Order().ElementAt(way.Length / 2), continuity, snrDb, aboveDb);
    }

    static HorizonPoint Point(RadarSection section, PhaseBlock block, int trace, double sample, double late) =>
        new(trace, section.NsOf(sample + late), block.At(trace, Math.Clamp((int)Math.Round(sample), 0, section.Samples - 1)).Magnitude);

    /// <summary>The wave that all traces have in common is strongest so many samples after the way.</summary>
    static int Strongest(PhaseBlock block, int first, int[] way, int most, int samples)
    {
        var (best, at) = (-1.0, 0);
        for (var off = -most; off <= most; off++)
        {
            var power = Common(block, first, way, off, samples).Magnitude;
            (best, at) = power > best ? (power, off) : (best, at);
        }

        return at;
    }

    static Complex Common(PhaseBlock block, int first, int[] way, int off, int samples)
    {
        var sum = Complex.Zero;
        for (var k = 0; k < way.Length; k++)
        {
            sum += (uint)(way[k] + off) < (uint)samples ? block.At(first + k, way[k] + off) : Complex.Zero;
        }

        return sum / way.Length;
    }

    static double SnrDb(PhaseBlock block, int first, int[] way, int off, int half, int samples)
    {
        var (common, all) = (0.0, 0.0);
        for (var late = off - half; late <= off + half; late++)
        {
            common += Square(Common(block, first, way, late, samples).Magnitude);
            for (var k = 0; k < way.Length; k++)
            {
                all += (uint)(way[k] + late) < (uint)samples ? Square(block.At(first + k, way[k] + late).Magnitude) / way.Length : 0;
            }
        }

        return all > common ? 10 * Math.Log10(Math.Max(common, 1e-30) / (all - common)) : 99;
    }

    /// <summary>By how many samples each trace's wave comes later than the way, smooth along it, and how much single traces scatter about that.</summary>
    static (double[] Late, double Scatter) Lateness(PhaseBlock block, int first, int[] way, int off, double period)
    {
        const int Half = 4;
        Complex At(int k) => block.At(first + k, Math.Max(0, way[k] + off));
        var reference = Enumerable.Range(0, way.Length).Aggregate(Complex.Zero, (sum, k) => sum + At(k));
        var (late, squares) = (new double[way.Length], 0.0);
        for (var k = 0; k < way.Length; k++)
        {
            var sum = Complex.Zero;
            for (var other = Math.Max(0, k - Half); other <= Math.Min(way.Length - 1, k + Half); other++)
            {
                sum += At(other);
            }

            // Phase grows with time: what is ahead of the others came earlier.
            late[k] = -(sum * Complex.Conjugate(reference)).Phase / (2 * Math.PI) * period;
            squares += Square((At(k) * Complex.Conjugate(sum)).Phase / (2 * Math.PI) * period);
        }

        return (late, Math.Sqrt(squares / way.Length));
    }

    /// <summary>Median over traces of the magnitude at each sample.</summary>
    static double[] Usual(RadarSection section, RadarWork work)
    {
        const double MedianOfMagnitude = 1.1774; // of the rms of one part, where noise is Gaussian
        const double MedianOfPart = 0.6745;
        var usual = new double[section.Samples];
        Parallel.For(0, section.Samples, work.Options, () => new float[section.Traces], (i, _, column) =>
        {
            for (var trace = 0; trace < column.Length; trace++)
            {
                column[trace] = Math.Abs(section.Echo[i, trace].Value);
            }

            Array.Sort(column);
            usual[i] = Math.Max(column[column.Length / 2] * MedianOfMagnitude / MedianOfPart, 1e-20);
            return column;
        }, static _ => { });
        return usual;
    }

    static double[] Around(double[] usual, int reach) =>
        [.. usual.Select((_, i) => usual[Math.Max(0, i - reach)..Math.Min(usual.Length, i + reach + 1)]).Select(window => window.Order().ElementAt(window.Length / 2))];

    // A layer that was cut at the border of two blocks.
    static List<Horizon> Joined(List<Horizon> found, HorizonOptions options)
    {
        var joined = new List<Horizon>();
        foreach (var next in found.OrderBy(horizon => horizon.Points[0].Trace))
        {
            var at = joined.FindIndex(before => before.Points[^1].Trace + 1 == next.Points[0].Trace && Math.Abs(before.Points[^1].Ns - next.Points[0].Ns) < 0.5 * options.PeriodNs);
            if (at < 0)
            {
                joined.Add(next);
                continue;
            }

            var (before, share) = (joined[at], joined[at].Points.Count / (double)(joined[at].Points.Count + next.Points.Count));
            double Mean(double a, double b) => (share * a) + ((1 - share) * b);
            joined[at] = new([.. before.Points, .. next.Points], Math.Max(before.NsSigma, next.NsSigma), Mean(before.Coherence, next.Coherence), Mean(before.Continuity, next.Continuity), Mean(before.SnrDb, next.SnrDb), Mean(before.AboveUsualDb, next.AboveUsualDb));
        }

        return joined;
    }

    static double Square(double value) => value * value;
}
