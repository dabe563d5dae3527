using System.Globalization;
using Farside.Archive.Labels;
using Farside.Archive.Missions;
using Farside.Core.Geometry;
using Farside.Core.Sky;

namespace Farside.Archive.Store;

/// <summary>Holds the Sun that a label states against the sky over its site at its time: what differs was taken at another time, at another place, or mislabelled.</summary>
/// <remarks>
/// The allowance: our own sky errs by 0.006° and the two published landing places stand 0.014° apart; one Sun is stated for a spectrometer's sequence of a
/// quarter of an hour (0.13°). Two real labels, a terrain camera's and a spectrometer's, agree within 0.01°. A time zone of half an hour is 0.25°.
/// </remarks>
static class SunCheck
{
    /// <summary>Allowed angle between both Suns for an instant, degrees; half of a longer measurement's solar motion is added.</summary>
    public const double AllowedDeg = 0.15;

    const double SolarMotionDegPerHour = 360 / (24 * 29.530589); // a synodic month

    /// <summary>What is wrong, in words; null where nothing is, and where the label states no Sun or no time.</summary>
    public static string? Disagreement(LabelDocument document)
    {
        if (FrameGeometry.SunOf(document) is null || LabelStatement.Read(document) is not { Sun: { } stated, Mission: { IsOnMoon: true } mission, Observation.Start: { } start } statement)
        {
            return null;
        }

        var length = statement.Observation.Stop is { } stop && stop > start ? stop - start : TimeSpan.Zero;
        var (middle, allowed) = (start + (length / 2), AllowedDeg + (length.TotalHours / 2 * SolarMotionDegPerHour));
        var sky = SunEphemeris.At(Place(mission, statement.Rover), middle);
        var apart = Towards(stated).AngleToRad(Towards(sky)) * (180 / Math.PI);
        return apart > allowed
            ? string.Create(CultureInfo.InvariantCulture, $"{statement.Observation.Id}: its Sun stands at azimuth {stated.Azimuth.Degrees:0.00}°, elevation {stated.Elevation.Degrees:0.00}°; the sky of {middle.ToUtcText()[..19]}Z has it at {sky.Azimuth.Degrees:0.00}°, {sky.Elevation.Degrees:0.00}°: {apart:0.00}° apart, {allowed:0.00}° allowed")
            : null;
    }

    static LunarSite Place(Mission mission, Point<SiteFrame>? rover)
    {
        var origin = mission.Origin;
        return rover is { } place && origin.PointAt(place.X, place.Y) is var point ? origin with { Longitude = point.Longitude, Latitude = point.Latitude } : origin;
    }

    static Direction<SiteFrame> Towards(SunPosition sun)
    {
        var ((sinAzimuth, cosAzimuth), (sin, cos)) = (Math.SinCos(sun.Azimuth.Radians), Math.SinCos(sun.Elevation.Radians));
        return new(cos * sinAzimuth, cos * cosAzimuth, sin);
    }
}
