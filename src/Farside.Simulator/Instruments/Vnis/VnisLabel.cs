using System.Numerics;
using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Core.Geometry;
using Farside.Core.Sky;
using Farside.Core.Time;
using static Farside.Simulator.Instruments.PortalLabel;

namespace Farside.Simulator.Instruments.Vnis;

/// <summary>Labels of the imaging spectrometer, 2B, element by element as the released ones of sequence 0136.</summary>
static class VnisLabel
{
    const string Instrument = "Visible and Near-infrared Imaging Spectrometer";
    const double MetresPerDegree = LunarSite.SphereRadiusM * Math.PI / 180;
    const double Degree = Math.PI / 180;
    const string Footprint = "The upper left point of the VNIR image is located at line 1, sample 1. The SWIR detector has a circular field of view (FOV), the radius of which covers 53.8 pixels of the VNIR image. The center of circular FOV is located at line 128, sample 98.";

    public static LabelElement Spectrum(ProductName name, VnisMeasurement measurement, VnisView view, Epoch stop, int bytes)
    {
        var centre = Centre(view);
        return Finished(Root(name, measurement.Start, stop, Instrument, isRover: true, "Short Wave Infrared",
            [
                Group("Instrument_Parm", With("bands", "900-2395", "nm"), With("focal_length", "16", "mm"), With("pixel_size", "1mm_Diameter", "mm"),
                    Group("principle_point_coordinate", With("x", "128", "pixel"), With("y", "98", "pixel"), new("description", Footprint))),
                RoverLocation(measurement.Rover),
                Place("Rover_LocationXYZ", measurement.Rover.X, measurement.Rover.Y, measurement.Rover.Z),
                LanderLocation(),
                Place("Center_Point_LocationXYZ", centre.X, centre.Y, centre.Z),
                Group("Vector_Cartesian_3_Pointing", new("coordinate_system_name", "ROVER_COORDINATE_SYSTEM"),
                    Pointing.Vectors(VnisGeometry.Camera, view.Pose.Rotation, "").Child("center_point_observe_vector")!),
                Group("Angle_Pointing_Results", Point("center_point", view, CentrePixel, CentrePixel, measurement.Scene.Sun), Solar(measurement.Scene.Sun)),
            ],
            Group("File_Area_Observational", File(name.FileName, Created(stop), bytes, VnisChannel.Swir.Count), SpectrumTable())), measurement.LunarDay);
    }

    public static LabelElement Cube(ProductName name, VnisMeasurement measurement, VnisView view, Epoch start, Epoch stop, int size)
    {
        var centre = Centre(view);
        var label = Finished(Root(name, start, stop, Instrument, isRover: true, "Visible and NearInfrared",
            [
                Optics(size),
                RoverLocation(measurement.Rover),
                LanderLocation(),
                Place("Rover_LocationXYZ", measurement.Rover.X, measurement.Rover.Y, measurement.Rover.Z),
                Place("Center_Point_LocationXYZ", centre.X, centre.Y, centre.Z),
                Pointing.Vectors(VnisGeometry.Camera, view.Pose.Rotation, "ROVER_COORDINATE_SYSTEM"),
                Group("Angle_Pointing_Results", Points(view, measurement.Scene.Sun)),
            ],
            Group("File_Area_Observational", File(name.FileName, Created(stop), 4L * VnisChannel.Cmos.Count * size * size, VnisChannel.Cmos.Count),
                Array("Array_3D_Image", "IEEE754LSBSingle", [("Band", VnisChannel.Cmos.Count), ("Line", size), ("Sample", size)]))), measurement.LunarDay);
        label.Add(Group("File_Area_Observational", File((name with { Type = "AUX" }).FileName, Created(stop), 4400, VnisChannel.Cmos.Count), CubeTable()));
        return label;
    }

    /// <summary>How the released labels give a direction: emission from the zenith, azimuth of the instrument seen from the ground clockwise from north, phase.</summary>
    public static (double EmissionDeg, double AzimuthDeg, double PhaseDeg) Angles(Direction<SiteFrame> view, SunPosition sun)
    {
        var (sinI, cosI) = Math.SinCos(sun.Incidence.Radians);
        var (sinA, cosA) = Math.SinCos(sun.Azimuth.Radians);
        var back = Direction<SiteFrame>.Normalised(-view.X, -view.Y, -view.Z);
        var azimuth = Math.Atan2(back.X, back.Y) / Degree;
        return (Math.Acos(Math.Clamp(back.Z, -1, 1)) / Degree, azimuth < 0 ? azimuth + 360 : azimuth,
            back.AngleToRad(Direction<SiteFrame>.Normalised(sinI * sinA, sinI * cosA, cosI)) / Degree);
    }

    const int CentrePixel = (VnisGeometry.Size / 2) - 1;

    static Vector3 Centre(VnisView view) => view.Places[(CentrePixel * VnisGeometry.Size) + CentrePixel];

    // Two by two pixels in one halve the picture and double its pixels; the released labels know no such mode.
    static LabelElement Optics(int size)
    {
        var isBinned = size < VnisGeometry.Size;
        var (pixel, middle) = isBinned ? ("50", "64") : ("25", "128");
        var optics = Group("Instrument_Parm", With("bands", "450-945", "nm"), With("focal_length", "43", "mm"), With("pixel_size", pixel, "micrometer"),
            Group("principle_point_coordinate", With("x", middle, "pixel"), With("y", middle, "pixel")));
        if (isBinned)
        {
            optics.Add(new("description", "SIMULATED in a small mode: pixels binned 2 x 2"));
        }

        return optics;
    }

    static LabelElement RoverLocation(Point<SiteFrame> rover) => Group("Rover_Location",
        new("reference_frame", "MOON_COORDINATE_SYSTEM"),
        With("longitude", Six(LanderLongitudeDeg + (rover.X / (MetresPerDegree * Math.Cos(LanderLatitudeDeg * Degree)))), "deg"),
        With("latitude", Six(LanderLatitudeDeg + (rover.Y / MetresPerDegree)), "deg"));

    static LabelElement Place(string name, double x, double y, double z) => Group(name,
        new("reference_frame", "LANDER_COORDINATE_SYSTEM"), With("x", Six(x), "m"), With("y", Six(y), "m"), With("z", Six(z), "m"));

    static IEnumerable<LabelElement> Points(VnisView view, SunPosition sun)
    {
        const int Last = VnisGeometry.Size - 1;
        return
        [
            Point("center_point", view, CentrePixel, CentrePixel, sun), Point("up_left_point", view, 0, 0, sun), Point("down_left_point", view, 0, Last, sun),
            Point("up_right_point", view, Last, 0, sun), Point("down_right_point", view, Last, Last, sun), Solar(sun),
        ];
    }

    static LabelElement Point(string name, VnisView view, int column, int row, SunPosition sun)
    {
        var (emission, azimuth, phase) = Angles(view.Pose.Rotation * VnisGeometry.Camera.Ray(column, row), sun);
        return Group(name, With("incidence_angle", Six(emission), "deg"), With("azimuth_angle", Six(azimuth), "deg"), With("phase_angle", Six(phase), "deg"));
    }

    static LabelElement Solar(SunPosition sun) => Group("solar",
        With("incidence_angle", Six(sun.Incidence.Degrees), "deg"), With("azimuth_angle", Six(sun.Azimuth.Degrees), "deg"));

    static Epoch Created(Epoch stop) => stop + TimeSpan.FromDays(48);

    // Radiances calibrated in flight are version 2.0; those of the first six lunar days, 1.0.
    static LabelElement Finished(LabelElement label, int lunarDay)
    {
        label.At("Identification_Area/version_id")!.Text = lunarDay < 7 ? "1.0" : "2.0";
        label.At("Observation_Area/Observing_System/Observing_System_Component")!.Add(new("description"));
        return label;
    }

    static LabelElement SpectrumTable() => Table(300, VnisTable.RowLetters,
    [
        Field("Time", 1, 1, "ASCII_Time", 24, "A24", "YYYY-MM-DDThh:mm:ss.msZ", "时间码"),
        Field("Data_Identifier", 2, 26, "ASCII_Integer", 3, "I3", null, "光谱标识(0-299)"),
        Field("Visible_Bands_Integration_Time", 3, 30, "ASCII_Real", 5, "F5.1", "ms", "VNIR积分时间"),
        Field("Solar_Elevation_Angle", 4, 36, "ASCII_String", 4, "A4", null, "月面太阳高度角"),
        Field("Spectrum_data1", 5, 41, "ASCII_Real", 12, "E12.5[E3]", null, "光谱数据"),
        Field("Quality_Code", 6, 54, "ASCII_String", 4, "A4", null, "质量信息"),
    ]);

    // The table of a file that the portal lists under AUX; it is not among the science products.
    static LabelElement CubeTable() => Table(100, 43,
    [
        Field("Time", 1, 1, "ASCII_Time", 24, "A24", "YYYY-MM-DDThh:mm:ss.msZ", "时间码"),
        Field("Data_Identifier", 2, 26, "ASCII_String", 2, "I2", null, "光谱标识"),
        Field("Visible_Bands_Integration_Time", 3, 29, "ASCII_Real", 5, "F5.1", "ms", "VNIR积分时间"),
        Field("Solar_Elevation_Angle", 4, 35, "ASCII_String", 4, "A4", null, "月面太阳高度角"),
        Field("Quality_Code", 5, 40, "ASCII_String", 4, "A4", null, "质量信息"),
    ]);

    static LabelElement Table(int records, int recordLetters, IReadOnlyList<LabelElement> fields) => Group("Table_Character",
        With("offset", "0", "byte"),
        new("records", Text(records)),
        new("record_delimiter", "Carriage-Return Line-Feed"), // the files have line feeds alone
        Group("Record_Character", [new("fields", Text(fields.Count)), new("groups", "0"), new("record_length", Text(recordLetters)), .. fields]));

    static LabelElement Field(string name, int number, int at, string type, int letters, string format, string? unit, string description) => Group("Field_Character",
    [
        new("name", name), new("field_number", Text(number)), With("field_location", Text(at), "byte"), new("data_type", type), With("field_length", Text(letters), "byte"),
        new("field_format", format), .. unit is null ? (LabelElement[])[] : [new("unit", unit)], new("description", description),
    ]);
}
