using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Core.Geometry;
using Farside.Core.Sky;
using Farside.Core.Time;
using static Farside.Simulator.Instruments.PortalLabel;

namespace Farside.Simulator.Instruments;

/// <summary>One exposure to be taken: its name, camera, true pose and what its label says beside them.</summary>
sealed record Shot(ProductName Name, PinholeCamera Camera, Pose<SiteFrame, CameraFrame> SiteFromCamera, SunPosition Sun)
{
    public Epoch Time => Name.Start;

    /// <summary>Commanded pitch and yaw of the mast, degrees.</summary>
    public (double PitchDeg, double YawDeg) Mast { get; init; }

    /// <summary>The rover's middle in the site frame; null for the lander's cameras.</summary>
    public Point<SiteFrame>? Rover { get; init; }

    /// <summary>Folder below the archive, as the portal sorts: camera, mode, level, month of release.</summary>
    public required string Folder { get; init; }
}

/// <summary>Labels of the landing camera, 2A. Only names attested by quoted fragments are written; no pose is among them.</summary>
static class LcamLabel
{
    public const int Size = 1024;
    public const double FocalLengthMm = 8.55;
    public const double PixelMm = 0.0067;
    public const double PrincipalColumn = 478.629870;
    public const double PrincipalRow = 513.093420;

    /// <summary>What real labels claim for a file of 1,048,576 bytes.</summary>
    const long FalseFileSize = 1_323_302_912;

    public static PinholeCamera Camera { get; } = new(Size, Size, FocalLengthMm / PixelMm, PrincipalColumn, PrincipalRow);

    public static LabelElement Of(Shot shot) => Root(shot.Name, shot.Time, shot.Time, "Landing Camera", isRover: false, "Visible",
        [
            Group("Instrument_Parm",
                With("focal_length", Six(FocalLengthMm), "mm"),
                With("pixel_size", "6.7", "micrometer"),
                Group("principle_point_coordinate", With("x0", Six(PrincipalColumn), "pixel"), With("y0", Six(PrincipalRow), "pixel"))),
            LanderLocation(),
        ],
        Group("File_Area_Observational",
            File(shot.Name.FileName, shot.Time + TimeSpan.FromDays(64), FalseFileSize, 1),
            Array("Array_2D_Image", "UnsignedByte", [("Line", Size), ("Sample", Size)])));
}

/// <summary>Labels of the terrain camera, 2C, element by element as the one real label known.</summary>
static class TcamLabel
{
    public const int Width = 2352;
    public const int Height = 1728;
    const double FocalLengthMm = 43.472040;
    const double X0Mm = -0.248344;
    const double Y0Mm = 0.021904;

    public static PinholeCamera Camera { get; } = PinholeCamera.FromLabel(Width, Height, FocalLengthMm, 0.0074, X0Mm, Y0Mm);

    public static LabelElement Of(Shot shot, int exposureMs, double temperature) => Root(shot.Name, shot.Time, shot.Time, "Terrain Camera", isRover: false, "Visible",
        [
            Group("Work_Mode_Parm",
                new("work_mode", "STATIC"),
                new("exposure_mode", "AUTOMATIC"),
                new("compression_ratio", "2"),
                new("exposure_referenced_brightness", "128"),
                With("exposure_time", Text(exposureMs), "ms"),
                With("tcam_temperature", temperature.ToString("F3", System.Globalization.CultureInfo.InvariantCulture), "degC")),
            Group("Instrument_Parm",
                With("bands", "360-780", "nm"),
                With("focal_length", Six(FocalLengthMm), "mm"),
                With("pixel_size", "7.4", "micrometer"),
                Group("principle_point_coordinate", With("x0", Six(X0Mm), "mm"), With("y0", Six(Y0Mm), "mm"))),
            Group("Processing_Parm",
                new("acali", "(0.101194,0.144425,0.311526)"),
                new("description", "Absolute radiometric calibration parameters of (R G B)")),
            LanderLocation(),
            Pointing.Vectors(shot.Camera, shot.SiteFromCamera.Rotation, "LANDER_COORDINATE_SYSTEM"),
            Group("Exterior_Orientation_Elements",
                [
                    new("reference_frame_id", "LANDER_COORDINATE_SYSTEM"),
                    With("camera_center_position_x", Six(shot.SiteFromCamera.Origin.X), "m"),
                    With("camera_center_position_y", Six(shot.SiteFromCamera.Origin.Y), "m"),
                    With("camera_center_position_z", Six(shot.SiteFromCamera.Origin.Z), "m"),
                    .. Pointing.Angles(shot.SiteFromCamera.Rotation),
                ]),
            Group("Rotation_Angle",
                With("mast_angel_pitch", Six(shot.Mast.PitchDeg), "deg"),
                With("mast_angel_yaw", Six(shot.Mast.YawDeg), "deg")),
            Group("Angle_Pointing_Results",
                With("lander_solar_incidence_angel", Six(shot.Sun.Incidence.Degrees), "deg"),
                With("lander_solar_azimuth_angle", Six(shot.Sun.Azimuth.Degrees), "deg")),
        ],
        Group("File_Area_Observational",
            File(shot.Name.FileName, shot.Time + TimeSpan.FromDays(56), (long)Width * Height * 3, 1),
            Array("Array_3D_Image", "UnsignedByte", [("Line", Height), ("Sample", Width), ("Band", 3)])));
}

/// <summary>Labels of the panoramic camera, 2B: all attested names, in the order of the reference's sketch. The names of exposure and temperature are unknown, so neither is written.</summary>
static class PcamLabel
{
    const double MetresPerDegree = 1_737_400 * Math.PI / 180;

    /// <summary>Colour 2352 × 1728; panchromatic 1176 × 864, two by two pixels of 7.4 µm in one.</summary>
    public static PinholeCamera Camera(bool isLeft, bool isColour)
    {
        var (focal, x0, y0) = Optics(isLeft);
        return isColour
            ? PinholeCamera.FromLabel(2352, 1728, focal, 0.0074, x0, y0)
            : PinholeCamera.FromLabel(1176, 864, focal, 0.0148, x0, y0);
    }

    public static LabelElement Of(Shot shot, Statistics statistics)
    {
        var isLeft = shot.Name.Eye == "L";
        var isColour = shot.Name.Mode == "C";
        var (focal, x0, y0) = Optics(isLeft);
        var rover = shot.Rover!.Value;
        return Root(shot.Name, shot.Time, shot.Time, "Panoramic Camera", isRover: true, "Visible",
            [
                Group("Instrument_Parm",
                    With("focal_length", Six(focal), "mm"),
                    With("pixel_size", isColour ? "7.4" : "14.8", "micrometer"),
                    Group("principle_point_coordinate", With("x0", Six(x0), "mm"), With("y0", Six(y0), "mm"))),
                LanderLocation(),
                Group("Rover_Location",
                    With("longitude", Six(LanderLongitudeDeg + (rover.X / (MetresPerDegree * Math.Cos(LanderLatitudeDeg * Math.PI / 180)))), "deg"),
                    With("latitude", Six(LanderLatitudeDeg + (rover.Y / MetresPerDegree)), "deg")),
                Group("Rover_LocationXYZ", new("x", Six(rover.X)), new("y", Six(rover.Y)), new("z", Six(rover.Z))),
                Pointing.Vectors(shot.Camera, shot.SiteFromCamera.Rotation, "ROVER_COORDINATE_SYSTEM"),
                Group("Exterior_Orientation_Elements", Pointing.Angles(shot.SiteFromCamera.Rotation)),
                Group("Rotation_Angle",
                    With("pitch", Six(shot.Mast.PitchDeg), "deg"),
                    With("yawing", Six(shot.Mast.YawDeg), "deg"),
                    new("description", "Mast_Pointing_Instrument")),
            ],
            Group("File_Area_Observational",
                File(shot.Name.FileName, shot.Time + TimeSpan.FromDays(170), 2L * shot.Camera.Width * shot.Camera.Height, 1),
                WithStatistics(Array("Array_2D_Image", "UnsignedLSB2", [("Line", shot.Camera.Height), ("Sample", shot.Camera.Width)]), statistics)));
    }

    // The nominal 50 mm, and offsets of the size the terrain camera's calibration shows.
    static (double FocalMm, double X0Mm, double Y0Mm) Optics(bool isLeft) => isLeft ? (50.021470, 0.062318, -0.034772) : (49.987205, -0.041093, 0.018264);

    static LabelElement WithStatistics(LabelElement array, Statistics statistics)
    {
        array.Add(Group("Object_Statistics",
            new("maximum", Six(statistics.Maximum)), new("minimum", Six(statistics.Minimum)),
            new("mean", Six(statistics.Mean)), new("standard_deviation", Six(statistics.StandardDeviation))));
        return array;
    }
}
