using Farside.Archive.Labels;
using Farside.Core.Geometry;
using Farside.Core.Measurements;

namespace Farside.Archive.Missions;

/// <summary>Camera and rotation of a label, and the reading of its angles that its own view vectors choose.</summary>
sealed record LabelPose(PinholeCamera? Camera, Rotation<SiteFrame, CameraFrame>? Rotation, LabelPointing? Pointing)
{
    const double GoodDeg = 0.1;
    const double PrintedDeg = 0.001;

    static readonly string[] Corners = ["up_left", "down_left", "up_right", "down_right", "center"];

    public static LabelPose Read(LabelDocument document, ModeSheet mode, int width, int height)
    {
        var stated = Vectors(document);
        var angles = Angles(document);
        var tries = Candidates(mode).Select(convention => Try(convention, document, angles, stated, width, height)).ToList();
        // Six printed decimals cannot tell conventions apart below a thousandth of a degree: the most trusted one of those that fit is taken.
        var best = tries.Find(attempt => attempt.Pointing?.ResidualDeg < PrintedDeg) ?? tries.MinBy(attempt => attempt.Pointing?.ResidualDeg ?? double.MaxValue)!;
        return stated is null || best.Camera is null || best.Pointing?.ResidualDeg < GoodDeg
            ? best
            : tries.Select(attempt => FromVectors(attempt.Camera!, stated)).MinBy(fit => fit.Pointing!.ResidualDeg)!;
    }

    static IEnumerable<RotationConvention> Candidates(ModeSheet mode)
    {
        var known = RotationConvention.All.Where(convention => convention.Name == mode.Instrument.Facts.Text("camera.rotation")).ToList();
        return known.Count > 0 ? known : RotationConvention.All;
    }

    static LabelPose Try(RotationConvention convention, LabelDocument document, (double Roll, double Pitch, double Yaw)? angles, Direction<SiteFrame>[]? stated, int width, int height)
    {
        var camera = CameraOf(document, convention, width, height);
        Rotation<SiteFrame, CameraFrame>? rotation = angles is var (roll, pitch, yaw) ? convention.Rotation(roll, pitch, yaw) : null;
        return new(camera, rotation, stated is null ? null : Compare(camera, rotation, stated, convention.Name));
    }

    // No reading of the angles fits the vectors: the vectors are what was published to be looked along, so they turn the camera.
    static LabelPose FromVectors(PinholeCamera camera, Direction<SiteFrame>[] stated)
    {
        var rotation = VectorFit.Rotate(Pixels(camera), stated);
        return new(camera, rotation, Compare(camera, rotation, stated, "fitted to the label's view vectors"));
    }

    static LabelPointing Compare(PinholeCamera? camera, Rotation<SiteFrame, CameraFrame>? rotation, Direction<SiteFrame>[] stated, string convention)
    {
        double? worst = camera is not null && rotation is { } turn
            ? Pixels(camera).Zip(stated, (ray, vector) => (turn * ray).AngleToRad(vector)).Max() * (180 / Math.PI) : null;
        return new(stated[0], stated[1], stated[2], stated[3], stated[4], convention, worst);
    }

    /// <summary>Rays of the pixels that the five vectors belong to.</summary>
    static Direction<CameraFrame>[] Pixels(PinholeCamera camera) =>
    [
        camera.Ray(0, 0), camera.Ray(0, camera.Height - 1), camera.Ray(camera.Width - 1, 0), camera.Ray(camera.Width - 1, camera.Height - 1),
        camera.Ray((camera.Width / 2) - 1, (camera.Height / 2) - 1),
    ];

    static PinholeCamera? CameraOf(LabelDocument document, RotationConvention convention, int width, int height)
    {
        var point = document.InMission("principal_point_coordinate");
        return width > 1 && height > 1 && document.InMission("focal_length").Number is > 0 and var focalMm && document.InMission("pixel_size").Number is > 0 and var pixelUm
            ? PinholeCamera.FromLabel(width, height, focalMm, pixelUm / 1000, point?.Child("x0").Number ?? 0, convention.RowSign * (point?.Child("y0").Number ?? 0))
            : null;
    }

    static (double Roll, double Pitch, double Yaw)? Angles(LabelDocument document)
    {
        double? Radians(string name) => document.InMission("Exterior_Orientation_Elements")?.Child("camera_rotation_angle_" + name).Number * (Math.PI / 180);
        return Radians("roll") is { } roll && Radians("pitch") is { } pitch && Radians("yaw") is { } yaw ? (roll, pitch, yaw) : null;
    }

    static Direction<SiteFrame>[]? Vectors(LabelDocument document)
    {
        var block = document.InMission("Vector_Cartesian_3_Pointing");
        var vectors = Corners.Select(corner => block?.Child(corner + "_point_observe_vector").Triple()).ToList();
        return vectors.TrueForAll(vector => vector is var (x, y, z) && (x * x) + (y * y) + (z * z) > 0.25)
            ? [.. vectors.Select(vector => Direction<SiteFrame>.Normalised(vector!.Value.X, vector.Value.Y, vector.Value.Z))]
            : null;
    }
}
