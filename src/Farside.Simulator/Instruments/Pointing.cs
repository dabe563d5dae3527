using Farside.Archive.Labels;
using Farside.Core.Geometry;

namespace Farside.Simulator.Instruments;

/// <summary>Where a camera looks, and how labels say it.</summary>
static class Pointing
{
    /// <summary>A camera whose axis points to an azimuth (counter-clockwise from east) and elevation, its right side turned down by <paramref name="rollRad"/>.</summary>
    public static Rotation<SiteFrame, CameraFrame> Towards(double azimuthRad, double elevationRad, double rollRad = 0) =>
        Towards<SiteFrame>(azimuthRad, elevationRad, rollRad);

    /// <summary>The same in axes of which the third is up and the azimuth counts from the first towards the second.</summary>
    public static Rotation<TFrame, CameraFrame> Towards<TFrame>(double azimuthRad, double elevationRad, double rollRad) where TFrame : IReferenceFrame
    {
        var (sa, ca) = Math.SinCos(azimuthRad);
        var (se, ce) = Math.SinCos(elevationRad);
        var (sr, cr) = Math.SinCos(rollRad);

        // Level axes: right (sa, −ca, 0), up (−se·ca, −se·sa, ce), back −(ce·ca, ce·sa, se); then turned about the last.
        return new(
            (cr * sa) + (sr * se * ca), (sr * sa) - (cr * se * ca), -ce * ca,
            (-cr * ca) + (sr * se * sa), (-sr * ca) - (cr * se * sa), -ce * sa,
            -sr * ce, cr * ce, -se);
    }

    /// <summary>A camera whose axis points along <paramref name="axis"/> and whose picture's upper edge lies towards <paramref name="up"/>, as far as it can.</summary>
    public static Rotation<SiteFrame, CameraFrame> Along(Direction<SiteFrame> axis, Direction<SiteFrame> up)
    {
        var right = Direction<SiteFrame>.Normalised((axis.Y * up.Z) - (axis.Z * up.Y), (axis.Z * up.X) - (axis.X * up.Z), (axis.X * up.Y) - (axis.Y * up.X));
        var (x, y, z) = ((right.Y * axis.Z) - (right.Z * axis.Y), (right.Z * axis.X) - (right.X * axis.Z), (right.X * axis.Y) - (right.Y * axis.X));
        return new(right.X, x, -axis.X, right.Y, y, -axis.Y, right.Z, z, -axis.Z);
    }

    /// <summary>The five view vectors: centres of the corner pixels and of pixel (W/2 − 1, H/2 − 1).</summary>
    public static LabelElement Vectors(PinholeCamera camera, Rotation<SiteFrame, CameraFrame> rotation, string frame)
    {
        var (right, bottom) = (camera.Width - 1, camera.Height - 1);
        return PortalLabel.Group("Vector_Cartesian_3_Pointing",
            new("reference_frame", frame),
            Vector("up_left_point_observe_vector", 0, 0),
            Vector("down_left_point_observe_vector", 0, bottom),
            Vector("up_right_point_observe_vector", right, 0),
            Vector("down_right_point_observe_vector", right, bottom),
            Vector("center_point_observe_vector", (camera.Width / 2) - 1, (camera.Height / 2) - 1));

        LabelElement Vector(string name, int column, int row)
        {
            var d = rotation * camera.Ray(column, row);
            return PortalLabel.Group(name, new("x", PortalLabel.Six(d.X)), new("y", PortalLabel.Six(d.Y)), new("z", PortalLabel.Six(d.Z)));
        }
    }

    /// <summary>Roll, pitch, yaw of the phi-omega-kappa system, degrees, six decimals.</summary>
    public static IEnumerable<LabelElement> Angles(Rotation<SiteFrame, CameraFrame> rotation)
    {
        var (roll, pitch, yaw) = PhiOmegaKappa.FromRotation(rotation);
        return
        [
            Angle("roll", roll),
            Angle("pitch", pitch),
            Angle("yaw", yaw),
        ];

        static LabelElement Angle(string name, double rad) => PortalLabel.With($"camera_rotation_angle_{name}", PortalLabel.Six(rad * (180 / Math.PI)), "deg");
    }

    /// <summary>An angle as the rover's mast reports it: 14-bit encoder counts, negative ones through single precision.</summary>
    public static double Encoded(double degrees)
    {
        var n = (int)Math.Round(Math.Abs(degrees) * 16_383 / 360);
        return degrees < 0 ? (float)(360.0 * (16_383 - n) / 16_383) - 360 : 360.0 * n / 16_383;
    }
}
