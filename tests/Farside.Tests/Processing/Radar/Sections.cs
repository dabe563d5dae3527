using System.Globalization;
using Farside.Core.Rasters;
using Farside.Processing.Radar;

namespace Farside.Tests.Processing.Radar;

/// <summary>Sections that are known because they were made: wavelets at places and times.</summary>
static class Sections
{
    /// <summary>Ricker's wavelet, 1 at its middle.</summary>
    public static double Ricker(double ns, double mhz)
    {
        var x = Math.Pow(Math.PI * mhz * 1e-3 * ns, 2);
        return (1 - (2 * x)) * Math.Exp(-x);
    }

    public static RadarSection Of(int traces, int samples, double intervalNs, double spacingM, Func<int, double, double> echo, double airNs = 0)
    {
        var raster = new Raster<Linear>(samples, traces);
        for (var trace = 0; trace < traces; trace++)
        {
            for (var i = 0; i < samples; i++)
            {
                raster[i, trace] = new((float)echo(trace, i * intervalNs));
            }
        }

        return new() { Echo = raster, IntervalNs = intervalNs, SpacingM = spacingM, AirNs = airNs };
    }

    /// <summary>A scatterer seen from a level way: weaker the further aside, as two ways of spreading make it.</summary>
    public static RadarSection Scatterer(int traces, int samples, double intervalNs, double spacingM, double velocity, double atM, double depthM, double mhz) =>
        Of(traces, samples, intervalNs, spacingM, (trace, ns) =>
        {
            var far = Math.Sqrt((depthM * depthM) + Math.Pow((trace * spacingM) - atM, 2));
            return depthM / far * Ricker(ns - (2 * far / velocity), mhz);
        });

    public static float[] Trace(RadarSection section, int trace) => [.. section.Echo.Row(trace).ToArray().Select(sample => sample.Value)];

    /// <summary>Least and greatest correlation are one: over all samples from one on.</summary>
    public static double Correlation(IReadOnlyList<double> a, IReadOnlyList<double> b) =>
        a.Zip(b, (x, y) => x * y).Sum() / Math.Sqrt(a.Sum(x => x * x) * b.Sum(x => x * x));

    /// <summary>Doubles on disk for an outside judge: traces × samples.</summary>
    public static string Save(RadarSection section, string path)
    {
        using var file = new BinaryWriter(File.Create(path));
        foreach (var sample in section.Echo.Pixels)
        {
            file.Write((double)sample.Value);
        }

        return path;
    }

    public static double[] Numbers(string text) => [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];

    public static double[] AsDoubles(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var numbers = new double[bytes.Length / 8];
        Buffer.BlockCopy(bytes, 0, numbers, 0, bytes.Length);
        return numbers;
    }
}
