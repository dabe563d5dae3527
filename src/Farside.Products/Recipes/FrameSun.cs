using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>Where the Sun stood over a frame: as its label says, else as the sky over the mission's site had it.</summary>
static class FrameSun
{
    /// <returns>Null where neither is known.</returns>
    public static SunPosition? Of(Job job, ArchiveEntry entry, Frame frame) =>
        frame.Sun ?? (entry.Name is { } name ? Over(job.Subject.Mission, name.Start) : null);

    /// <returns>Null for a mission that nobody knows, or whose sky is not the Moon's.</returns>
    public static SunPosition? Over(string mission, Epoch time) =>
        MissionRegistry.Find(mission) is { IsOnMoon: true } known ? SunEphemeris.At(known.Origin, time) : null;
}
