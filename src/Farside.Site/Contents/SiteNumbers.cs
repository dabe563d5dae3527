using System.Globalization;
using Farside.Site.Pages;

namespace Farside.Site.Contents;

/// <summary>What a site counts: frames, panoramas, metres driven, traces.</summary>
sealed class SiteNumbers(SiteContents contents)
{
    /// <summary>Key of the name, number, and the number as a page writes it.</summary>
    public IReadOnlyList<(string Key, double Value, string Text)> All =>
    [
        Count("number.products", contents.Rows.Count),
        Count("number.frames", contents.Rows.Count(row => row.Recipe == "picture")),
        Count("number.panoramas", contents.Rows.Count(row => row.Recipe is "panorama" or "stereo-panorama")),
        Count("number.stations", contents.Stations.All.Count),
        ("number.metres", DrivenM(), DrivenM().ToString("0", CultureInfo.InvariantCulture)),
        Count("number.traces", contents.Rows.Sum(row => (long)row.Traces)),
    ];

    /// <summary>Straight from stop to stop: the rover drove at least so far, metres.</summary>
    public double DrivenM()
    {
        var stops = contents.Stations.All.GroupBy(station => station.Mission).Select(mission => mission.Select(station => station.Place).ToList());
        return stops.Sum(places => places.Zip(places.Skip(1), (a, b) => Math.Sqrt(Math.Pow(a.EastM - b.EastM, 2) + Math.Pow(a.NorthM - b.NorthM, 2))).Sum());
    }

    static (string, double, string) Count(string key, long count) => (key, count, Html.Count(count));
}
