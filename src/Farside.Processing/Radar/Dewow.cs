using Farside.Core.Rasters;

namespace Farside.Processing.Radar;

/// <summary>Takes the slow swing ("wow") off every trace: each sample minus the mean of its neighbours along the trace.</summary>
public static class Dewow
{
    /// <param name="echo">Width = samples, height = traces.</param>
    /// <param name="reach">Samples on either side that the mean spans; at the ends of a trace it spans those that exist.</param>
    public static Raster<Linear> Apply(Raster<Linear> echo, int reach) => Apply(echo, reach, new(1, CancellationToken.None));

    /// <inheritdoc cref="Apply(Raster{Linear}, int)"/>
    public static Raster<Linear> Apply(Raster<Linear> echo, int reach, RadarWork work)
    {
        var flat = new Raster<Linear>(echo.Width, echo.Height);
        Parallel.For(0, echo.Height, work.Options, trace => Apply(echo.Row(trace), flat.Row(trace), reach));
        return flat;
    }

    static void Apply(ReadOnlySpan<Linear> from, Span<Linear> to, int reach)
    {
        double sum = 0;
        var (first, end) = (0, 0);
        for (var i = 0; i < from.Length; i++)
        {
            for (; end < Math.Min(from.Length, i + reach + 1); end++)
            {
                sum += from[end].Value;
            }

            for (; first < i - reach; first++)
            {
                sum -= from[first].Value;
            }

            to[i] = new((float)(from[i].Value - (sum / (end - first))));
        }
    }
}
