using Farside.Core.Rasters;

namespace Farside.Processing.Radar;

/// <summary>
/// One gain curve for a whole section: 1 / rms of all traces in a window around each sample. Strong and faint echoes reach the
/// same height along time, while differences between traces stay as they are. Where the echo drowns in noise the gain stops rising, so that
/// noise stays faint.
/// </summary>
public static class WindowGain
{
    /// <param name="echo">Width = samples, height = traces.</param>
    /// <param name="reach">Samples on either side of the window's middle.</param>
    /// <param name="leastRms">The gain never exceeds 1 / this, in the echo's unit.</param>
    /// <returns>One factor a sample, positive.</returns>
    public static double[] Of(Raster<Linear> echo, int reach, double leastRms)
    {
        var power = PowerBySample(echo);
        var gain = new double[power.Length];
        for (var i = 0; i < gain.Length; i++)
        {
            gain[i] = 1 / Math.Max(Math.Sqrt(Mean(power, i, reach)), leastRms);
        }

        return gain;
    }

    /// <summary>Mean square over all traces, for each sample.</summary>
    public static double[] PowerBySample(Raster<Linear> echo)
    {
        var power = new double[echo.Width];
        for (var trace = 0; trace < echo.Height; trace++)
        {
            var row = echo.Row(trace);
            for (var i = 0; i < power.Length; i++)
            {
                power[i] += (double)row[i].Value * row[i].Value / echo.Height;
            }
        }

        return power;
    }

    // A triangular window: its edge does not draw lines across the section.
    static double Mean(double[] power, int middle, int reach)
    {
        double sum = 0, weights = 0;
        for (var i = Math.Max(0, middle - reach); i <= Math.Min(power.Length - 1, middle + reach); i++)
        {
            var weight = reach + 1 - Math.Abs(i - middle);
            sum += weight * power[i];
            weights += weight;
        }

        return sum / weights;
    }
}
