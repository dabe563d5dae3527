using System.Globalization;
using Farside.Archive.Store;
using Farside.Core.Time;

namespace Farside.Simulator.Mission;

/// <summary>Names as the portal gives them.</summary>
static class Naming
{
    /// <summary>A camera's name: both its times are the exposure's.</summary>
    public static ProductName Of(string payload, Epoch time, string sequence, char version, string level) =>
        new("CE4", "GRAS", payload, "SCI", 'N', time, time, sequence, version, level, IsLabel: false);

    /// <summary>Month in which products of a time are released: half a year at first, then weeks, as the folders of 2019 show.</summary>
    public static string ReleaseOf(Epoch time)
    {
        var due = time + TimeSpan.FromDays(24);
        var first = Epoch.FromUtc(2019, 7, 1);
        var (year, month, _, _, _, _, _) = (due < first ? first : due).ToUtc();
        return string.Create(CultureInfo.InvariantCulture, $"{year}-{month:D2}");
    }
}
