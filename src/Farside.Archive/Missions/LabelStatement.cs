using Farside.Archive.Labels;
using Farside.Core.Geometry;
using Farside.Core.Measurements;
using Farside.Core.Sky;
using Farside.Core.Units;

namespace Farside.Archive.Missions;

/// <summary>What a label alone says of when and where, whatever the instrument; its data are not touched.</summary>
/// <param name="Mission">Null for a product of no mission we have data files of.</param>
public sealed record LabelStatement(Observation Observation, Mission? Mission)
{
    /// <summary>The rover's place in the site frame; null where the label does not state one.</summary>
    public Point<SiteFrame>? Rover { get; init; }

    /// <summary>The same as longitude and latitude.</summary>
    public LunarPoint? RoverOnMoon { get; init; }

    /// <summary>The Sun over the site.</summary>
    public SunPosition? Sun { get; init; }

    /// <summary>Where the vehicle's front looks, clockwise from north: the view's azimuth less what the mast turned it; null for a label without a mast.</summary>
    public Angle? Heading { get; init; }

    /// <summary>Null for a product whose name or mode no mission describes.</summary>
    public static LabelStatement? Read(LabelDocument document)
    {
        var identity = ProductIdentity.Of(document);
        var (mission, instrument) = identity.Describe();
        if (instrument?.Mode(identity.Name!.Mode, identity.Name.Level) is not { } mode)
        {
            return null;
        }

        return new(ObservationReader.Read(document, identity, mode), mission)
        {
            Rover = document.InMission("Rover_LocationXYZ").Triple() is var (x, y, z) ? new Point<SiteFrame>(x, y, z) : null,
            RoverOnMoon = OnMoon(document.InMission("Rover_Location")),
            Sun = FrameGeometry.SunOf(document),
            Heading = HeadingOf(document),
        };
    }

    static LunarPoint? OnMoon(LabelElement? place) => place?.Child("longitude").Number is { } longitude && place.Child("latitude").Number is { } latitude
        ? new(Angle.FromDegrees(longitude), Angle.FromDegrees(latitude)) : null;

    // Mast yaw is positive to the left, azimuth grows to the right. A view straight down or up has no azimuth.
    static Angle? HeadingOf(LabelDocument document)
    {
        if (document.InMission("mast_angle_yaw").Number is not { } yawDeg
            || document.InMission("Vector_Cartesian_3_Pointing")?.Child("center_point_observe_vector").Triple() is not var (x, y, _) || (x * x) + (y * y) < 1e-4)
        {
            return null;
        }

        var degrees = (Math.Atan2(x, y) * 180 / Math.PI) + yawDeg;
        return Angle.FromDegrees(((degrees % 360) + 360) % 360);
    }
}
