using System.Globalization;
using System.Text;
using Farside.Core.Time;

namespace Farside.Simulator.Instruments.Radar;

/// <summary>Where the antenna truly was when a trace was taken: the ground under it, metres east, north and up from the lander, as labels state it, and along the period's way.</summary>
/// <param name="Trace">From 0.</param>
readonly record struct TraceTruth(int Trace, Epoch Time, double EastM, double NorthM, double UpM, double AlongM, bool IsMoving)
{
    /// <summary>A line a trace: <c>trace,utc,east_m,north_m,up_m,along_m,moving</c>.</summary>
    public static string Table(IEnumerable<TraceTruth> traces)
    {
        var text = new StringBuilder("trace,utc,east_m,north_m,up_m,along_m,moving\n");
        foreach (var trace in traces)
        {
            text.Append(CultureInfo.InvariantCulture, $"{trace.Trace},{trace.Time.ToUtcText()},{trace.EastM:F4},{trace.NorthM:F4},{trace.UpM:F4},{trace.AlongM:F4},{(trace.IsMoving ? 1 : 0)}\n");
        }

        return text.ToString();
    }
}
