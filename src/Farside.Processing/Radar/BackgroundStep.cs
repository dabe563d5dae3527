using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Radar;

/// <summary>Takes off the mean trace, of the whole section or of a window that moves along: ringing and direct wave go, and with them what is level over the window.</summary>
public sealed record BackgroundStep : RadarStep
{
    const int BlockSamples = 64; // columns that one thread sums: a few lines of cache

    /// <summary>Traces in the window, an odd number; at the ends those that exist. 0 for the whole section.</summary>
    public int Traces { get; init; }

    public override string Word => "background";

    public override IEnumerable<(string Name, string Value)> Settings => [("traces", Text(Traces))];

    public override RadarSection Apply(RadarSection section, RadarWork work)
    {
        Require(Traces is 0 or > 2, ToString(), Text(Traces), "0 for the whole section, or a window of 3 traces or more");
        var reach = Traces == 0 ? section.Traces : Traces / 2;
        Parallel.For(0, (section.Samples + BlockSamples - 1) / BlockSamples, work.Options, block =>
            Subtract(section.Echo, block * BlockSamples, Math.Min(BlockSamples, section.Samples - (block * BlockSamples)), reach));
        return section;
    }

    // The window still needs traces that were already written: they wait in a ring.
    static void Subtract(Raster<Linear> echo, int from, int count, int reach)
    {
        if (reach >= echo.Height)
        {
            SubtractMean(echo, from, count);
            return;
        }

        var (sums, ring) = (new double[count], new float[reach + 1, count]);
        var (first, end) = (0, 0);
        for (var trace = 0; trace < echo.Height; trace++)
        {
            for (; end < Math.Min(echo.Height, trace + reach + 1); end++)
            {
                Add(sums, Row(echo, end, from, count));
            }

            for (; first < trace - reach; first++)
            {
                for (var i = 0; i < count; i++)
                {
                    sums[i] -= ring[first % (reach + 1), i];
                }
            }

            var row = Row(echo, trace, from, count);
            var share = 1.0 / (end - first);
            for (var i = 0; i < count; i++)
            {
                ring[trace % (reach + 1), i] = row[i];
                row[i] = (float)(row[i] - (sums[i] * share));
            }
        }
    }

    static void SubtractMean(Raster<Linear> echo, int from, int count)
    {
        var sums = new double[count];
        for (var trace = 0; trace < echo.Height; trace++)
        {
            Add(sums, Row(echo, trace, from, count));
        }

        for (var trace = 0; trace < echo.Height; trace++)
        {
            var row = Row(echo, trace, from, count);
            for (var i = 0; i < count; i++)
            {
                row[i] = (float)(row[i] - (sums[i] / echo.Height));
            }
        }
    }

    static void Add(double[] sums, ReadOnlySpan<float> row)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += row[i];
        }
    }

    static Span<float> Row(Raster<Linear> echo, int trace, int from, int count) => MemoryMarshal.Cast<Linear, float>(echo.Row(trace)).Slice(from, count);
}
