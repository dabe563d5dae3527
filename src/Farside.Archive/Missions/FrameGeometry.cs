using Farside.Archive.Labels;
using Farside.Core.Geometry;
using Farside.Core.Measurements;
using Farside.Core.Sky;
using Farside.Core.Units;

namespace Farside.Archive.Missions;

/// <summary>Where a frame's camera stood and looked, as its label says it.</summary>
public sealed record FrameGeometry
{
    public PinholeCamera? Camera { get; init; }
    public Pose<SiteFrame, CameraFrame>? SiteFromCamera { get; init; }
    public LabelPointing? Pointing { get; init; }
    public SunPosition? Sun { get; init; }
    public (Angle Pitch, Angle Yaw)? Mast { get; init; }
    public Point<SiteFrame>? Rover { get; init; }

    internal static FrameGeometry? Read(LabelDocument document, ModeSheet mode)
    {
        var layout = StatedLayout.Of(document);
        var (width, height) = ((int)Math.Clamp(layout?.Samples ?? 0, 0, 1 << 20), (int)Math.Clamp(layout is null ? 0 : Lines(layout), 0, 1 << 20));
        var rover = document.InMission("Rover_LocationXYZ").Triple() is var (x, y, z) ? new Point<SiteFrame>(x, y, z) : (Point<SiteFrame>?)null;
        var posed = LabelPose.Read(document, mode, width, height);
        return new()
        {
            Camera = posed.Camera,
            Pointing = posed.Pointing,
            SiteFromCamera = posed.Rotation is { } rotation && Origin(document, rover) is { } origin ? new(rotation, origin) : null,
            Sun = SunOf(document),
            Mast = document.InMission("mast_angle_pitch").Number is { } pitch && document.InMission("mast_angle_yaw").Number is { } yaw
                ? (Angle.FromDegrees(pitch), Angle.FromDegrees(yaw)) : null,
            Rover = rover,
        };
    }

    internal static SunPosition? SunOf(LabelDocument document)
    {
        var angles = document.InMission("Angle_Pointing_Results");
        var incidence = Ending(angles, "solar_incidence_angle") ?? angles?.At("solar/incidence_angle").Number;
        var azimuth = Ending(angles, "solar_azimuth_angle") ?? angles?.At("solar/azimuth_angle").Number;
        return incidence is { } fromZenith && azimuth is { } fromNorth ? new(Angle.FromDegrees(fromNorth), Angle.FromDegrees(90 - fromZenith)) : null;
    }

    internal static SurfaceView? ViewOf(LabelDocument document) =>
        document.InMission("Angle_Pointing_Results")?.Child("center_point") is { } centre && centre.Child("incidence_angle").Number is { } emission
        && centre.Child("azimuth_angle").Number is { } azimuth && centre.Child("phase_angle").Number is { } phase
            ? new(Angle.FromDegrees(emission), Angle.FromDegrees(azimuth), Angle.FromDegrees(phase)) : null;

    static double? Ending(LabelElement? angles, string ending) => angles?.Children.Find(child => child.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)).Number;

    static long Lines(StatedLayout layout) =>
        layout.Axes.FirstOrDefault(axis => axis.Name.Equals("line", StringComparison.OrdinalIgnoreCase)) is { Length: > 0 } line && line.Name != layout.Axes[0].Name ? line.Length : layout.StatedRows;

    // A rover's label gives the rover's place and not where its mast head stands over it: the place is used, and the facts say so.
    // One that places the camera in the rover's own axes is told by its frame's name, or by lying metres from where the rover stands.
    static Point<SiteFrame>? Origin(LabelDocument document, Point<SiteFrame>? rover)
    {
        var exterior = document.InMission("Exterior_Orientation_Elements");
        var isRovers = exterior?.Children.Find(child => child.Name.StartsWith("reference_frame", StringComparison.OrdinalIgnoreCase))?.Text.StartsWith("ROVER", StringComparison.OrdinalIgnoreCase) is true;
        return exterior.Triple("camera_center_position_") is var (x, y, z) && !(rover is { } place && (isRovers || Apart(place, new(x, y, z)) > MostMastM)) ? new(x, y, z) : rover;
    }

    const double MostMastM = 5;

    static double Apart(Point<SiteFrame> a, Point<SiteFrame> b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)) + ((a.Z - b.Z) * (a.Z - b.Z)));
}
