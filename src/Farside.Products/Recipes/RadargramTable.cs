using System.Globalization;
using System.Text;
using Farside.Core.Measurements;

namespace Farside.Products.Recipes;

/// <summary>A section's traces as comma-separated values: one line a trace, empty where nothing is known.</summary>
static class RadargramTable
{
    const string Header = "trace,utc,east_m,north_m,up_m,pitch_deg,roll_deg,yaw_deg,working_mode,channel1_count,channel2_count,quality,moving\n";

    /// <param name="moving">One for each trace; null where the echoes do not tell.</param>
    public static byte[] Write(IReadOnlyList<Trace> traces, IReadOnlyList<bool>? moving)
    {
        var text = new StringBuilder(Header, Header.Length + (traces.Count * 100));
        for (var i = 0; i < traces.Count; i++)
        {
            var (trace, attitude) = (traces[i], traces[i].AttitudeRad);
            text.Append(CultureInfo.InvariantCulture, $"{i},{trace.Time.ToUtcText()},{Metres(trace.Position?.X)},{Metres(trace.Position?.Y)},{Metres(trace.Position?.Z)},")
                .Append(CultureInfo.InvariantCulture, $"{Degrees(attitude?.Pitch)},{Degrees(attitude?.Roll)},{Degrees(attitude?.Yaw)},")
                .Append(CultureInfo.InvariantCulture, $"{trace.WorkingMode},{trace.Channel1Count},{trace.Channel2Count},{trace.Quality},{(moving is null ? "" : moving[i] ? "1" : "0")}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static string Metres(double? value) => value is { } metres ? metres.ToString("F6", CultureInfo.InvariantCulture) : "";

    static string Degrees(double? rad) => rad is { } value ? (value * 180 / Math.PI).ToString("F6", CultureInfo.InvariantCulture) : "";
}
