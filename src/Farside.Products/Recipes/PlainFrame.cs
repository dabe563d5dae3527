using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>Frames of anybody's mission in the shape that the picture chain takes: one, three or four channels of 8 or 16 bits, with a full scale that holds them.</summary>
static class PlainFrame
{
    public static Frame Countable(Frame frame)
    {
        var samples = frame.Samples;
        if (samples.Channels is 2 or > 4)
        {
            throw new NothingToMakeException(frame.Observation.Id, $"{samples.Channels} bands are a cube, not a picture");
        }

        return samples.Kind switch
        {
            SampleKind.Float32 => frame with { Samples = Counts(samples), FullScaleDn = ushort.MaxValue },
            SampleKind.UInt16 when frame.Meaning == SampleMeaning.Unknown => frame with { FullScaleDn = Math.Max(255, (int)Largest(samples.Samples<ushort>())) },
            _ => frame,
        };
    }

    static ushort Largest(ReadOnlySpan<ushort> samples)
    {
        ushort largest = 0;
        foreach (var sample in samples)
        {
            largest = Math.Max(largest, sample);
        }

        return largest;
    }

    // The span from the least to the largest finite value becomes 1 to 65535; what is missing becomes 0.
    static Bitmap Counts(Bitmap samples)
    {
        var (least, largest) = Range(samples.Samples<float>());
        var counts = new Bitmap(samples.Width, samples.Height, samples.Channels, SampleKind.UInt16);
        var (from, to) = (samples.Bytes, counts.Bytes);
        Fill(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(from), System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ushort>(to.AsSpan()), least, largest > least ? 65534 / (largest - least) : 0);
        return counts;
    }

    static void Fill(ReadOnlySpan<float> from, Span<ushort> to, double least, double scale)
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = float.IsFinite(from[i]) ? (ushort)Math.Round(1 + ((from[i] - least) * scale)) : (ushort)0;
        }
    }

    static (double Least, double Largest) Range(ReadOnlySpan<float> samples)
    {
        var (least, largest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var sample in samples)
        {
            if (float.IsFinite(sample))
            {
                least = Math.Min(least, sample);
                largest = Math.Max(largest, sample);
            }
        }

        return largest >= least ? (least, largest) : (0, 0);
    }
}
