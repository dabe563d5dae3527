using Farside.Core.Geometry;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Processing.Radar;

namespace Farside.Products.Recipes;

/// <summary>What a radar section says of itself before anything is done to it.</summary>
/// <param name="NoiseRms">Rms of the last quarter of the time window about its mean trace, echo units.</param>
/// <param name="DirectWaveSample">Median over traces of the sample where the direct wave is most negative.</param>
/// <param name="DirectWaveSpread">Latest minus earliest of these.</param>
/// <param name="LastEchoSample">From here on the rms of all traces stays within a quarter of the noise's.</param>
/// <param name="PathM">Length of the way through the stated positions, metres.</param>
sealed record RadarNumbers(
    double NoiseRms, double DirectWaveSample, int DirectWaveSpread, int LastEchoSample, int Damaged, int Unpositioned, int Moved, double PathM)
{
    const int DirectWaveWindow = 200; // samples; both channels' direct waves lie within
    const double AboveNoise = 1.25;

    public static RadarNumbers Of(Radargram section)
    {
        var noise = Noise(section.Echo);
        var direct = Enumerable.Range(0, section.Echo.Height).Select(trace => MostNegative(section.Echo.Row(trace))).Order().ToList();
        var (moved, path) = Way(section.Traces);
        return new(
            noise, Median(direct), direct.Count > 0 ? direct[^1] - direct[0] : 0, LastEcho(section.Echo, noise), section.Traces.Count(trace => trace.Quality != 0),
            section.Traces.Count(trace => trace.Position is null), moved, path);
    }

    static double Noise(Raster<Linear> echo)
    {
        var (from, count) = (echo.Width * 3 / 4, (long)(echo.Width - (echo.Width * 3 / 4)) * echo.Height);
        var mean = new double[echo.Width];
        for (var trace = 0; trace < echo.Height; trace++)
        {
            var row = echo.Row(trace);
            for (var i = from; i < row.Length; i++)
            {
                mean[i] += (double)row[i].Value / echo.Height;
            }
        }

        var sum = 0.0;
        for (var trace = 0; trace < echo.Height; trace++)
        {
            var row = echo.Row(trace);
            for (var i = from; i < row.Length; i++)
            {
                sum += (row[i].Value - mean[i]) * (row[i].Value - mean[i]);
            }
        }

        return count > 0 ? Math.Sqrt(sum / count) : double.NaN;
    }

    static int MostNegative(ReadOnlySpan<Linear> trace)
    {
        var best = 0;
        for (var i = 1; i < Math.Min(trace.Length, DirectWaveWindow); i++)
        {
            best = trace[i].Value < trace[best].Value ? i : best;
        }

        return best;
    }

    static int LastEcho(Raster<Linear> echo, double noise)
    {
        var gain = WindowGain.Of(echo, 60, 1e-30);
        var last = gain.Length - 1;
        while (last > 0 && 1 / gain[last] < AboveNoise * noise)
        {
            last--;
        }

        return last;
    }

    static (int Moved, double PathM) Way(IReadOnlyList<Trace> traces)
    {
        var (moved, path) = (0, 0.0);
        for (var i = 1; i < traces.Count; i++)
        {
            var step = Step(traces[i - 1].Position, traces[i].Position);
            moved += step > 0 ? 1 : 0;
            path += step;
        }

        return (moved, path);
    }

    /// <summary>Metres between two stated positions; 0 where either is unknown.</summary>
    public static double Step(Point<SiteFrame>? before, Point<SiteFrame>? after) => before is { } a && after is { } b
        ? Math.Sqrt(((b.X - a.X) * (b.X - a.X)) + ((b.Y - a.Y) * (b.Y - a.Y)) + ((b.Z - a.Z) * (b.Z - a.Z)))
        : 0;

    static double Median(List<int> sorted) => sorted.Count == 0 ? double.NaN : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2.0;
}
