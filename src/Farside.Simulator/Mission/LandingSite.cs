using Farside.Archive.Missions;
using Farside.Core.Sky;
using Farside.Core.Time;

namespace Farside.Simulator.Mission;

/// <summary>Where the simulated mission stands, and the Sun over it.</summary>
static class LandingSite
{
    static readonly Archive.Missions.Mission Facts = MissionRegistry.Find("ce4")!;

    /// <summary>The position that the labels state: origin of the site frame.</summary>
    public static LunarSite Origin => Facts.Origin;

    /// <summary>First frame of the landing camera.</summary>
    public static Epoch LandingCameraOn { get; } = Epoch.FromUtc(2019, 1, 3, 2, 20, 9);

    /// <summary>The rover's wheels leave the ramps.</summary>
    public static Epoch RoverDrivesOff { get; } = Epoch.FromUtc(2019, 1, 3, 14, 22);

    public static SunPosition SunAt(Epoch time) => SunEphemeris.At(Origin, time);

    /// <summary>Counted from 1, the day of the landing.</summary>
    public static int LunarDayOf(Epoch time) => Facts.LunarDay(time) ?? throw new ArgumentOutOfRangeException(nameof(time), time, "Before the landing's lunar day.");
}
