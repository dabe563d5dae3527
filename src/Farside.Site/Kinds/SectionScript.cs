using System.Runtime.InteropServices;
using Farside.Core.Rasters;
using Farside.Formats.Pictures;
using Farside.Formats.Tiff;
using Farside.Site.Data;

namespace Farside.Site.Kinds;

/// <summary>A radar section as a script: a signed byte an echo, finer for weak ones, so that a page opened from disk can turn the gain.</summary>
/// <remarks>The curve is that of ITU-T G.711's µ-law with a freer constant: at 4000, three parts in a hundred of any echo down to a four-thousandth of the largest.</remarks>
static class SectionScript
{
    public const string Name = "section";
    public const double Log = 4000;
    const int MostBytes = 3_000_000;

    /// <param name="mostSamples">Of a trace; the rest is left out.</param>
    public static SectionShape Shape(string path, int mostSamples)
    {
        using var reader = TiffReader.Open(path);
        var page = reader.Pages[0];
        Require(path, page);
        var samples = Math.Clamp(mostSamples, 1, page.Width);
        var every = (int)Math.Max(1, (((long)page.Height * samples) + MostBytes - 1) / MostBytes);
        return new((page.Height + every - 1) / every, samples, every, Largest(page, samples));
    }

    /// <param name="dewowReach">Samples to each side whose mean is taken off each one, as the product's picture has it; 0 for none.</param>
    public static byte[] Write(string path, SectionShape shape, int dewowReach)
    {
        using var reader = TiffReader.Open(path);
        var page = reader.Pages[0];
        var bytes = new byte[checked(shape.Traces * shape.Samples)];
        for (var trace = 0; trace < shape.Traces; trace++)
        {
            var mean = Dewowed(MeanTrace(page, trace * shape.EveryTrace, shape), dewowReach);
            for (var sample = 0; sample < mean.Length; sample++)
            {
                bytes[(trace * shape.Samples) + sample] = (byte)Compressed(mean[sample], shape.Full);
            }
        }

        return System.Text.Encoding.ASCII.GetBytes(DataFile.Put(Name, $"{{\"samples\":\"{Convert.ToBase64String(bytes)}\"}}"));
    }

    public static sbyte Compressed(double echo, double full)
    {
        var share = Math.Min(1, Math.Abs(echo) / full);
        return double.IsFinite(share) ? (sbyte)(Math.Sign(echo) * Math.Round(127 * Math.Log(1 + (Log * share)) / Math.Log(1 + Log))) : (sbyte)0;
    }

    static double[] MeanTrace(TiffPage page, int first, SectionShape shape)
    {
        var count = Math.Min(shape.EveryTrace, page.Height - first);
        var window = MemoryMarshal.Cast<byte, float>(page.ReadWindow(0, first, shape.Samples, count).Bytes.AsSpan());
        var mean = new double[shape.Samples];
        for (var at = 0; at < window.Length; at++)
        {
            mean[at % shape.Samples] += (float.IsFinite(window[at]) ? window[at] : 0) / (double)count;
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

    static double Largest(TiffPage page, int samples)
    {
        var largest = 0f;
        for (var top = 0; top < page.Height; top += 256)
        {
            foreach (var echo in MemoryMarshal.Cast<byte, float>(page.ReadWindow(0, top, samples, Math.Min(256, page.Height - top)).Bytes.AsSpan()))
            {
                largest = float.IsFinite(echo) ? Math.Max(largest, Math.Abs(echo)) : largest;
            }
        }

        return largest > 0 ? largest : 1;
    }

    static void Require(string path, TiffPage page)
    {
        if (page.Kind != SampleKind.Float32 || page.Channels != 1)
        {
            throw new PictureException(path, "samples", $"{page.Channels} × {page.Kind}", "one 32-bit float a pixel, a row a trace");
        }
    }
}
