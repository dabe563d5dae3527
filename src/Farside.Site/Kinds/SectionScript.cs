using System.Globalization;
using Farside.Site.Data;

namespace Farside.Site.Kinds;

/// <summary>
/// A radar section as scripts: a signed byte an echo, finer for weak ones, so that a page opened from disk can turn the gain. One overview of bounded size, and where that
/// had to leave traces out, parts of the same size with all of them: a page never loads more than it shows.
/// </summary>
/// <remarks>The curve is that of ITU-T G.711's µ-law with a freer constant: at 4000, three parts in a hundred of any echo down to a four-thousandth of the largest.</remarks>
static class SectionScript
{
    public const double Log = 4000;
    const int MostBytes = 3_000_000;
    const int AtOnce = 256; // traces that are read together

    /// <param name="mostSamples">Of a trace; the rest is left out.</param>
    public static SectionShape Shape(string path, int mostSamples)
    {
        using var rows = EchoRows.Open(path);
        var samples = Math.Clamp(mostSamples, 1, rows.Samples);
        var every = (int)Math.Max(1, (((long)rows.Traces * samples) + MostBytes - 1) / MostBytes);
        return new((rows.Traces + every - 1) / every, samples, every, Largest(rows, samples), rows.Traces, every > 1 ? Math.Max(1, MostBytes / samples) : 0);
    }

    /// <param name="dewowReach">Samples to each side whose mean is taken off each one, as the product's picture has it; 0 for none.</param>
    public static byte[] Overview(string path, string name, SectionShape shape, int dewowReach)
    {
        using var rows = EchoRows.Open(path);
        var bytes = new byte[checked(shape.Traces * shape.Samples)];
        var squares = new double[shape.Samples];
        for (var trace = 0; trace < shape.Traces; trace++)
        {
            Compress(Dewowed(Mean(rows, trace * shape.EveryTrace, shape, squares), dewowReach), shape.Full, bytes.AsSpan(trace * shape.Samples, shape.Samples));
        }

        // How strong single traces are: means of several are weaker.
        var levels = shape.Parts > 0 ? ",\"levels\":[" + string.Join(',', squares.Select(sum => Math.Sqrt(sum / shape.Stored).ToString("G4", CultureInfo.InvariantCulture))) + "]" : "";
        return Script(name, $"\"samples\":\"{Convert.ToBase64String(bytes)}\"{levels}");
    }

    /// <param name="rowsOf">Lines of the table for stored traces, as JSON.</param>
    public static byte[] Part(string path, string name, SectionShape shape, int part, int dewowReach, Func<int, int, string> rowsOf)
    {
        using var rows = EchoRows.Open(path);
        var (first, count) = (part * shape.PartTraces, Math.Min(shape.PartTraces, shape.Stored - (part * shape.PartTraces)));
        var bytes = new byte[checked(count * shape.Samples)];
        for (var trace = 0; trace < count; trace++)
        {
            var echoes = rows.Read(first + trace, 1, shape.Samples);
            Compress(Dewowed([.. echoes.Select(echo => (double)echo)], dewowReach), shape.Full, bytes.AsSpan(trace * shape.Samples, shape.Samples));
        }

        return Script(name, $"\"samples\":\"{Convert.ToBase64String(bytes)}\",\"rows\":{rowsOf(first, count)}");
    }

    public static sbyte Compressed(double echo, double full)
    {
        var share = Math.Min(1, Math.Abs(echo) / full);
        return double.IsFinite(share) ? (sbyte)(Math.Sign(echo) * Math.Round(127 * Math.Log(1 + (Log * share)) / Math.Log(1 + Log))) : (sbyte)0;
    }

    static byte[] Script(string name, string members) => System.Text.Encoding.ASCII.GetBytes(DataFile.Put(name, $"{{{members}}}"));

    static void Compress(double[] trace, double full, Span<byte> to)
    {
        for (var sample = 0; sample < trace.Length; sample++)
        {
            to[sample] = (byte)Compressed(trace[sample], full);
        }
    }

    static double[] Mean(EchoRows rows, int first, SectionShape shape, double[] squares)
    {
        var count = Math.Min(shape.EveryTrace, shape.Stored - first);
        var window = rows.Read(first, count, shape.Samples);
        var mean = new double[shape.Samples];
        for (var at = 0; at < window.Length; at++)
        {
            mean[at % shape.Samples] += window[at] / (double)count;
            squares[at % shape.Samples] += (double)window[at] * window[at];
        }

        return mean;
    }

    static double[] Dewowed(double[] trace, int reach)
    {
        if (reach == 0)
        {
            return trace;
        }

        var sums = new double[trace.Length + 1];
        for (var at = 0; at < trace.Length; at++)
        {
            sums[at + 1] = sums[at] + trace[at];
        }

        return [.. trace.Select((echo, at) => (From: Math.Max(0, at - reach), To: Math.Min(trace.Length, at + reach + 1), echo)).Select(window => window.echo - ((sums[window.To] - sums[window.From]) / (window.To - window.From)))];
    }

    static double Largest(EchoRows rows, int samples)
    {
        var largest = 0f;
        for (var first = 0; first < rows.Traces; first += AtOnce)
        {
            foreach (var echo in rows.Read(first, Math.Min(AtOnce, rows.Traces - first), samples))
            {
                largest = Math.Max(largest, Math.Abs(echo));
            }
        }

        return largest > 0 ? largest : 1;
    }
}
