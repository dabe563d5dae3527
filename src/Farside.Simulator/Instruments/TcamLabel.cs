using System.Globalization;
using Farside.Archive.Labels;
using Farside.Core.Geometry;
using static Farside.Simulator.Instruments.PortalLabel;

namespace Farside.Simulator.Instruments;

/// <summary>Labels of the terrain camera, 2C, element by element as the one real label known.</summary>
static class TcamLabel
{
    public static PinholeCamera Camera => CameraOptics.Tcam.Stated();

    public static LabelElement Of(Shot shot, int exposureMs, double temperature)
    {
        var (camera, pose) = (shot.View.LabelCamera, shot.View.LabelPose);
        return Root(shot.Name, shot.Time, shot.Time, "Terrain Camera", isRover: false, "Visible",
            [
                WorkMode(shot.View.Binning, exposureMs, temperature),
                Optics(shot.View.Binning),
                Group("Processing_Parm",
                    new("acali", "(0.101194,0.144425,0.311526)"),
                    new("description", "Absolute radiometric calibration parameters of (R G B)")),
                LanderLocation(),
                Pointing.Vectors(camera, pose.Rotation, "LANDER_COORDINATE_SYSTEM"),
                Group("Exterior_Orientation_Elements",
                    [
                        new("reference_frame_id", "LANDER_COORDINATE_SYSTEM"),
                        With("camera_center_position_x", Six(pose.Origin.X), "m"),
                        With("camera_center_position_y", Six(pose.Origin.Y), "m"),
                        With("camera_center_position_z", Six(pose.Origin.Z), "m"),
                        .. Pointing.Angles(pose.Rotation),
                    ]),
                Group("Rotation_Angle",
                    With("mast_angel_pitch", Six(shot.Mast.PitchDeg), "deg"),
                    With("mast_angel_yaw", Six(shot.Mast.YawDeg), "deg")),
                Group("Angle_Pointing_Results",
                    With("lander_solar_incidence_angel", Six(shot.Sun.Incidence.Degrees), "deg"),
                    With("lander_solar_azimuth_angle", Six(shot.Sun.Azimuth.Degrees), "deg")),
            ],
            Group("File_Area_Observational",
                File(shot.Name.FileName, shot.Time + TimeSpan.FromDays(56), 3L * camera.Width * camera.Height, 1),
                Array("Array_3D_Image", "UnsignedByte", [("Line", camera.Height), ("Sample", camera.Width), ("Band", 3)])));
    }

    static LabelElement WorkMode(int binning, int exposureMs, double temperature)
    {
        var mode = Group("Work_Mode_Parm",
            new("work_mode", "STATIC"),
            new("exposure_mode", "AUTOMATIC"),
            new("compression_ratio", "2"),
            new("exposure_referenced_brightness", "128"),
            With("exposure_time", Text(exposureMs), "ms"),
            With("tcam_temperature", temperature.ToString("F3", CultureInfo.InvariantCulture), "degC"));
        if (binning > 1)
        {
            mode.Add(Binned.Element(binning));
        }

        return mode;
    }

    static LabelElement Optics(int binning)
    {
        var (x0, y0) = CameraOptics.Tcam.OffsetsMm(binning);
        return Group("Instrument_Parm",
            With("bands", "360-780", "nm"),
            With("focal_length", Six(CameraOptics.Tcam.FocalLengthMm), "mm"),
            With("pixel_size", Binned.PixelUm(CameraOptics.Tcam, binning), "micrometer"),
            Group("principle_point_coordinate", With("x0", Six(x0), "mm"), With("y0", Six(y0), "mm")));
    }
}
