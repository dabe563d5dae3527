using Farside.Archive.Missions;
using Farside.Core.Sky;
using Farside.Core.Time;

namespace Farside.Site.Contents;

/// <summary>The Sun over each mission's site.</summary>
static class SkyOverSite
{
    /// <summary>Degrees above the level horizon; NaN for a mission without a site.</summary>
    public static double SunDeg(string mission, Epoch time) =>
        Find(mission) is { Sites.Count: > 0 } found ? SunEphemeris.At(found.Origin, time).Elevation.Degrees : double.NaN;

    /// <summary>What carries the instrument: <c>lander</c>, <c>rover</c>, <c>relay</c>; empty where nobody says.</summary>
    public static string Carrier(string mission, string instrument) => Find(mission)?.Instrument(instrument)?.Facts.Text("platform") ?? "";

    public static Mission? Find(string mission) => mission.Length == 0 ? null : MissionRegistry.Find(mission);
}
