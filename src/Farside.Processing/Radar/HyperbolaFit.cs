using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Radar;

/// <summary>
/// Fits a scatterer's hyperbola: the velocity of greatest semblance first, then each trace's own arrival by correlation with what all of them have in
/// common, and a straight line through the arrivals' squares, whose scatter gives the errors. Where the way bends, a scatterer aside of it looks as one
/// straight below in faster or slower ground: how far aside it may lie is then part of the velocity's error.
/// </summary>
/// <remarks>Source: semblance, Neidell &amp; Taner 1971, Geophysics 36, 482–497; the air above the ground by Dix 1955, Geophysics 20, 68–86.</remarks>
public static class HyperbolaFit
{
    const int VelocitySteps = 36;
    const int LeastPicks = 12;
    const double LeastCorrelation = 0.6;
    const double MostAlike = 0.98; // correlation of neighbouring errors
    const double MostSigmas = 3; // arrivals further off belong to something else
    const double AsideShare = 0.43; // one sigma of sin θ, of echoes from anywhere within 45° to either side

    /// <param name="section">Filtered, its background removed, evenly spaced and not migrated.</param>
    /// <param name="trace">About where the scatterer lies.</param>
    /// <param name="ns">Two-way time from the surface, about.</param>
    /// <returns>Null where no hyperbola of these options is there.</returns>
    public static Hyperbola? At(RadarSection section, int trace, double ns, HyperbolaOptions options)
    {
        if (section.SpacingM <= 0 || Scan(section, trace, ns, options) is not { } best || best.Semblance < options.LeastSemblance)
        {
            return null;
        }

        var arrivals = Arrivals(section, best, options);
        return Fit(section, arrivals, best, options);
    }

    /// <param name="Ns">From the antenna.</param>
    readonly record struct Guess(double Trace, double Ns, double Velocity, double Semblance, int Reach);

    static Guess? Scan(RadarSection section, int trace, double ns, HyperbolaOptions options)
    {
        var (best, aside) = (default(Guess?), Math.Max(1, (int)Math.Round(0.1 / section.SpacingM)));
        for (var step = 0; step <= VelocitySteps; step++)
        {
            // Even in 1 / v²: even in what bends the hyperbola.
            var slowness = double.Lerp(1 / Square(options.LeastVelocity), 1 / Square(options.GreatestVelocity), step / (double)VelocitySteps);
            var velocity = 1 / Math.Sqrt(slowness);
            for (var shift = -aside; shift <= aside; shift++)
            {
                for (var late = -0.5 * options.PeriodNs; late <= 0.5 * options.PeriodNs; late += section.IntervalNs)
                {
                    var guess = new Guess(trace + shift, ns + section.AirNs + late, velocity, 0, Reach(section, ns, velocity, options));
                    var semblance = Semblance(section, guess, options.PeriodNs);
                    best = semblance > (best?.Semblance ?? 0) ? guess with { Semblance = semblance } : best;
                }
            }
        }

        return best;
    }

    static int Reach(RadarSection section, double ns, double velocity, HyperbolaOptions options) =>
        (int)(Math.Min(options.ReachM, 0.5 * ns * velocity * Math.Tan(options.AngleDeg * Math.PI / 180)) / section.SpacingM);

    static double Semblance(RadarSection section, Guess guess, double windowNs)
    {
        var (half, from, to) = ((int)Math.Round(0.5 * windowNs / section.IntervalNs), First(guess), Last(section, guess));
        var (common, energy) = (0.0, 0.0);
        for (var late = -half; late <= half; late++)
        {
            var sum = 0.0;
            for (var trace = from; trace <= to; trace++)
            {
                var value = Value(section, trace, NsAt(section, guess, trace) + (late * section.IntervalNs));
                (sum, energy) = (sum + value, energy + (value * value));
            }

            common += sum * sum;
        }

        return energy > 0 && to > from ? common / ((to - from + 1) * energy) : 0;
    }

    static int First(Guess guess) => Math.Max(0, (int)Math.Round(guess.Trace) - guess.Reach);

    static int Last(RadarSection section, Guess guess) => Math.Min(section.Traces - 1, (int)Math.Round(guess.Trace) + guess.Reach);

    static double NsAt(RadarSection section, Guess guess, int trace) =>
        Math.Sqrt(Square(guess.Ns) + (4 * SquaredM(section, trace, (int)guess.Trace) / Square(guess.Velocity)));

    /// <summary>Square of the distance between two traces, as the way bends.</summary>
    static double SquaredM(RadarSection section, int a, int b) => section.PlacesM is { } places && b >= 0 && b < places.Count
        ? Square(places[a].EastM - places[b].EastM) + Square(places[a].NorthM - places[b].NorthM)
        : Square((a - b) * section.SpacingM);

    static float Value(RadarSection section, int trace, double antennaNs)
    {
        var row = MemoryMarshal.Cast<Linear, float>(section.Echo.Row(trace));
        var at = section.SampleAt(antennaNs - section.AirNs);
        var floor = (int)at;
        return at >= 0 && floor + 1 < row.Length ? row[floor] + ((float)(at - floor) * (row[floor + 1] - row[floor])) : 0;
    }

    /// <param name="U">Metres ahead of the middle, in the direction of the way there.</param>
    /// <param name="N">Metres aside of that line.</param>
    readonly record struct Arrival(double U, double N, double Ns)
    {
        public double SquaredM => (U * U) + (N * N);
    }

    static (double U, double N) Aside(RadarSection section, int trace, Guess guess)
    {
        var middle = (int)guess.Trace;
        if (section.PlacesM is not { } places || middle < 0 || middle >= places.Count)
        {
            return ((trace - guess.Trace) * section.SpacingM, 0);
        }

        var (back, on) = (places[Math.Max(0, middle - guess.Reach / 2)], places[Math.Min(places.Count - 1, middle + guess.Reach / 2)]);
        var (east, north) = (on.EastM - back.EastM, on.NorthM - back.NorthM);
        var far = Math.Sqrt((east * east) + (north * north));
        var (x, y) = (places[trace].EastM - places[middle].EastM, places[trace].NorthM - places[middle].NorthM);
        return far > 0 ? (((x * east) + (y * north)) / far, ((y * east) - (x * north)) / far) : ((trace - guess.Trace) * section.SpacingM, 0);
    }

    // What all traces have in common along the guess is the wave; where each one matches it best is its arrival.
    static List<Arrival> Arrivals(RadarSection section, Guess guess, HyperbolaOptions options)
    {
        var (step, half) = (0.25 * section.IntervalNs, (int)Math.Round(options.PeriodNs / (0.25 * section.IntervalNs)));
        var (from, to) = (First(guess), Last(section, guess));
        var wave = new double[(2 * half) + 1];
        for (var trace = from; trace <= to; trace++)
        {
            for (var i = 0; i < wave.Length; i++)
            {
                wave[i] += Value(section, trace, NsAt(section, guess, trace) + ((i - half) * step));
            }
        }

        // The wave's own middle, where it is strongest, is its arrival: the guess may have held on to another of its crests.
        var (arrivals, middle) = (new List<Arrival>(), Middle(wave) * step);
        for (var trace = from; trace <= to; trace++)
        {
            if (Late(section, trace, NsAt(section, guess, trace), wave, step, half / 2) is { } late)
            {
                var (u, n) = Aside(section, trace, guess);
                arrivals.Add(new(u, n, NsAt(section, guess, trace) + late + middle));
            }
        }

        return arrivals;
    }

    static double Middle(double[] wave)
    {
        var best = 1;
        for (var i = 1; i < wave.Length - 1; i++)
        {
            best = Math.Abs(wave[i]) > Math.Abs(wave[best]) ? i : best;
        }

        var bend = wave[best - 1] - (2 * wave[best]) + wave[best + 1];
        return best - (wave.Length / 2) + (bend != 0 ? Math.Clamp(0.5 * (wave[best - 1] - wave[best + 1]) / bend, -0.5, 0.5) : 0);
    }

    static double? Late(RadarSection section, int trace, double ns, double[] wave, double step, int most)
    {
        var own = new double[wave.Length + (2 * most)];
        for (var i = 0; i < own.Length; i++)
        {
            own[i] = Value(section, trace, ns + ((i - (own.Length / 2)) * step));
        }

        var match = Enumerable.Range(0, (2 * most) + 1).Select(shift => Correlation(wave, own, shift)).ToArray();
        var best = Array.IndexOf(match, match.Max());
        if (best is 0 || best == match.Length - 1 || match[best] < LeastCorrelation)
        {
            return null;
        }

        var bend = match[best - 1] - (2 * match[best]) + match[best + 1];
        return (best - most + (bend < 0 ? 0.5 * (match[best - 1] - match[best + 1]) / bend : 0)) * step;
    }

    static double Correlation(double[] wave, double[] own, int shift)
    {
        var (both, a, b) = (0.0, 0.0, 0.0);
        for (var i = 0; i < wave.Length; i++)
        {
            (both, a, b) = (both + (wave[i] * own[i + shift]), a + (wave[i] * wave[i]), b + (own[i + shift] * own[i + shift]));
        }

        return a > 0 && b > 0 ? both / Math.Sqrt(a * b) : 0;
    }

    static Hyperbola? Fit(RadarSection section, List<Arrival> arrivals, Guess guess, HyperbolaOptions options)
    {
        for (var round = 0; round < 4 && arrivals.Count >= LeastPicks; round++)
        {
            var (line, scatter) = Line(arrivals);
            var kept = arrivals.Where(arrival => Math.Abs(Off(arrival, line)) <= MostSigmas * scatter).ToList();
            if (kept.Count == arrivals.Count || round == 3)
            {
                return Result(section, arrivals, line, guess, options);
            }

            arrivals = kept;
        }

        return null;
    }

    /// <summary>t² = A + B u + C (u² + n²), with the covariance of A, B, C.</summary>
    readonly record struct Parabola(double A, double B, double C, double[,] Covariance);

    static (Parabola Line, double ScatterNs2) Line(List<Arrival> arrivals)
    {
        var (normal, right, aside) = (new double[3, 3], new double[3], new double[3]);
        foreach (var arrival in arrivals)
        {
            ReadOnlySpan<double> terms = [1, arrival.U, arrival.SquaredM];
            for (var i = 0; i < 3; i++)
            {
                right[i] += terms[i] * arrival.Ns * arrival.Ns;
                aside[i] += terms[i] * arrival.N;
                for (var j = 0; j < 3; j++)
                {
                    normal[i, j] += terms[i] * terms[j];
                }
            }
        }

        var inverse = Inverse(normal);
        double[] Solved(double[] of) => [.. Enumerable.Range(0, 3).Select(i => (inverse[i, 0] * of[0]) + (inverse[i, 1] * of[1]) + (inverse[i, 2] * of[2]))];
        var found = Solved(right);
        var line = new Parabola(found[0], found[1], found[2], inverse);
        var variance = arrivals.Sum(arrival => Square(Off(arrival, line))) / Math.Max(1, arrivals.Count - 3);
        return (line with { Covariance = Doubted(inverse, variance * Likeness(arrivals, line), line, Solved(aside)) }, Math.Sqrt(variance));
    }

    /// <summary>The scatter's covariance, and that of a scatterer q aside, which adds −2 C q n to every arrival's square: what of n looks like the three terms.</summary>
    static double[,] Doubted(double[,] inverse, double variance, Parabola line, double[] looksLike)
    {
        var (covariance, slantSquare) = (new double[3, 3], Math.Max(0, line.A - (line.B * line.B / (4 * line.C))) / line.C);
        var doubt = line.C > 0 ? Square(2 * line.C * AsideShare) * slantSquare : 0;
        for (var i = 0; i < 9; i++)
        {
            covariance[i / 3, i % 3] = (inverse[i / 3, i % 3] * variance) + (doubt * looksLike[i / 3] * looksLike[i % 3]);
        }

        return covariance;
    }

    // Neighbouring traces err alike where another echo crosses: so many of them count as one.
    static double Likeness(List<Arrival> arrivals, Parabola line)
    {
        var (products, squares) = (0.0, 0.0);
        for (var i = 1; i < arrivals.Count; i++)
        {
            products += Off(arrivals[i - 1], line) * Off(arrivals[i], line);
            squares += Square(Off(arrivals[i], line));
        }

        var alike = squares > 0 ? Math.Clamp(products / squares, 0, MostAlike) : 0;
        return (1 + alike) / (1 - alike);
    }

    static double Off(Arrival arrival, Parabola line) =>
        (arrival.Ns * arrival.Ns) - (line.A + (line.B * arrival.U) + (line.C * arrival.SquaredM));

    static Hyperbola? Result(RadarSection section, List<Arrival> arrivals, Parabola line, Guess guess, HyperbolaOptions options)
    {
        if (line.C <= 0 || line.A - (line.B * line.B / (4 * line.C)) is not (> 0 and var square))
        {
            return null;
        }

        // Four over the fitted velocity's square is C; of its square's time, the air's part goes at the speed of light.
        var (t0, mean, light) = (Math.Sqrt(square), 4 / line.C, Square(Depth.LightMPerNs));
        var ground = ((mean * t0) - (light * section.AirNs)) / (t0 - section.AirNs);
        if (t0 <= section.AirNs || ground <= 0)
        {
            return null;
        }

        var velocity = Math.Sqrt(ground);
        var sigmaC = Math.Sqrt(line.Covariance[2, 2]);
        var sigmaV = 0.5 / velocity * (4 / Square(line.C)) * sigmaC * t0 / (t0 - section.AirNs);
        var (sigmaX, sigmaT) = (Math.Sqrt(line.Covariance[1, 1]) / (2 * line.C), Math.Sqrt(line.Covariance[0, 0]) / (2 * t0));
        var ahead = -line.B / (2 * line.C);
        var atM = (guess.Trace * section.SpacingM) + ahead;
        var before = arrivals.Count(arrival => arrival.U < ahead) / (double)arrivals.Count;
        var residual = Math.Sqrt(arrivals.Average(arrival => Square(Off(arrival, line) / (2 * arrival.Ns))));
        return Math.Min(before, 1 - before) >= options.LeastSideShare && velocity >= options.LeastVelocity && velocity <= options.GreatestVelocity && sigmaV <= options.MostSigmaShare * velocity && residual <= options.MostResidualShare * options.PeriodNs
            ? new(atM, sigmaX, t0 - section.AirNs, sigmaT, velocity, sigmaV, arrivals.Count, residual, guess.Semblance)
            : null;
    }

    static double[,] Inverse(double[,] m)
    {
        double Minor(int i, int j)
        {
            var (r, c) = (((i + 1) % 3, (i + 2) % 3), ((j + 1) % 3, (j + 2) % 3));
            return (m[r.Item1, c.Item1] * m[r.Item2, c.Item2]) - (m[r.Item1, c.Item2] * m[r.Item2, c.Item1]);
        }

        var determinant = (m[0, 0] * Minor(0, 0)) + (m[0, 1] * Minor(0, 1)) + (m[0, 2] * Minor(0, 2));
        var inverse = new double[3, 3];
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                inverse[i, j] = Minor(j, i) / determinant;
            }
        }

        return inverse;
    }

    static double Square(double value) => value * value;
}
