using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Farside.Archive.Labels;
using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core.Geometry;
using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Simulator.Faults;
using Farside.Simulator.Instruments;
using Farside.Tests.Archive.Missions;

namespace Farside.Tests.Simulator.Faults;

/// <summary>An archive of half a year with every form of label and data, frames of 64 × 48 pixels and radar records of 139 bytes: kilobytes, made in no time.</summary>
public sealed class TinyMission : IDisposable
{
    public const int Width = 64;
    public const int Height = 48;
    public const int RadarRecords = 20;
    const int RecordBytes = 139;
    const double PixelUm = 250;

    readonly TemporaryFolder _folder = new();
    readonly List<string> _files = [];

    public TinyMission()
    {
        foreach (var month in (int[])[1, 2, 6, 12])
        {
            Month(month);
        }

        for (var number = 0; number < 4; number++)
        {
            Add("LCAM/1/2A/2019-03", $"LCAM-1-{number:0000}", Epoch.FromUtc(2019, 1, 3, 2, 20, 9 + number), "0001", 'A', "2A", Lcam, Ramp(Width * Height, number));
        }

        Names = [.. _files.Select(file => Path.GetFileName(file)!)];
    }

    public string Root => _folder["archive"];

    public string Originals => _folder["archive.truth/originals"];

    /// <summary>Absolute paths of the data files.</summary>
    public IReadOnlyList<string> Files => _files;

    public IReadOnlyList<string> Names { get; }

    /// <summary>What an earlier call damaged is whole again.</summary>
    public DamageReport Suffer(string faults, uint seed = 5) => Damage.Do(FaultNames.Parse(faults), _files, seed, Root, Originals);

    public string this[string relative] => Path.Combine(Root, relative);

    /// <summary>A harmed file as it was.</summary>
    public byte[] Before(Harm harm) => File.ReadAllBytes(Path.Combine(Originals, harm.File));

    public byte[] After(Harm harm) => File.ReadAllBytes(this[harm.File]);

    public void Dispose() => _folder.Dispose();

    // Rover counts of sequence are the month's here; what matters is that they differ.
    void Month(int month)
    {
        var sequence = (month * 3).ToString("0000", CultureInfo.InvariantCulture);
        var start = Epoch.FromUtc(2019, month, 12, 4, 15);
        for (var number = 0; number < 3; number++)
        {
            var time = start + TimeSpan.FromSeconds(80 * number);
            Add("TCAM/I/2C/2019-03", $"TCAM-I-{number:000}", time, sequence, 'A', "2C", Tcam, Ramp(Width * Height * 3, number));
            Add("PCAMR/C/2B/2019-07", $"PCAMR-C-{number:000}", time, sequence, 'B', "2B", name => Pcam(name, number), Ramp(Width * Height * 2, number, ceiling: 3));
            Add("PCAML/C/2B/2019-07", $"PCAML-C-{number:000}", time + TimeSpan.FromSeconds(15), sequence, 'B', "2B", name => Pcam(name, number), Ramp(Width * Height * 2, number, ceiling: 3));
        }

        Radar(start, sequence);
        Add("LFRS/TR/2C/2019-12", "LFRS-TR", start, sequence, 'B', "2C", name => PortalLabel.Root(name, start, start, "Low Frequency Radio Spectrometer", false, "Radio", [PortalLabel.LanderLocation(), PortalLabel.Group("Instrument_Parm", PortalLabel.With("bands", "0.1-2", "MHz"))], PortalLabel.Group("File_Area_Observational", PortalLabel.File(name.FileName, start, 8287, 1))), new byte[8287], 'P');
        var dose = "2019-01-12T04:15:00.000Z 13.1 1.5 2\n2019-01-12T04:16:00.000Z 12.95 None 4\n"u8.ToArray();
        var name = Name("LND-TID", start, sequence, 'B', "2A", 'P');
        Write("LND/TID/2A/2019-12", name, SmallLabel.Xml(name.FileName, $"<product_version>B</product_version><sequence_id>{sequence}</sequence_id>", PayloadTests.DoseFields, start.ToUtcText())
            .Replace("<local_identifier>", $"<file_size unit=\"byte\">{dose.Length}</file_size><local_identifier>", StringComparison.Ordinal), dose);
    }

    void Radar(Epoch start, string sequence)
    {
        var name = Name("LPR-1", start, sequence, 'A', "2B");
        var bytes = new byte[RadarRecords * RecordBytes];
        for (var i = 0; i < RadarRecords; i++)
        {
            var record = bytes.AsSpan(i * RecordBytes, RecordBytes);
            SmallRadar.Records[1].CopyTo(record);
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], Clock(start) + (uint)(6 * i));
            BinaryPrimitives.WriteUInt16BigEndian(record[8..], 0);
            BinaryPrimitives.WriteUInt16LittleEndian(record[109..], (ushort)(i + 1));
            BinaryPrimitives.WriteSingleLittleEndian(record[114..], i);
            record[73] = (byte)(i == RadarRecords - 1 ? 0 : 0xFF);
        }

        var label = SmallRadar.Label(RadarRecords).Replace(SmallRadar.Name, name.FileName, StringComparison.Ordinal)
            .Replace("2023-12-16T07:56:00.330Z", start.ToUtcText(), StringComparison.Ordinal).Replace("2023-12-16T08:06:40.590Z", (start + TimeSpan.FromSeconds(6 * (RadarRecords - 1))).ToUtcText(), StringComparison.Ordinal)
            .Replace("<local_identifier>", $"<file_size unit=\"byte\">{bytes.Length}</file_size><records>{RadarRecords}</records><local_identifier>", StringComparison.Ordinal)
            .Replace("</product_id>", $"</product_id><product_version>A</product_version><sequence_id>{sequence}</sequence_id>", StringComparison.Ordinal);
        Write("LPR/1/2B/2019-07", name with { Start = start - TimeSpan.FromHours(2), Stop = start + TimeSpan.FromHours(21) }, label.Replace(name.FileName, (name with { Start = start - TimeSpan.FromHours(2), Stop = start + TimeSpan.FromHours(21) }).FileName, StringComparison.Ordinal), bytes);
    }

    static uint Clock(Epoch time)
    {
        var (year, month, day, hour, minute, second, _) = time.ToUtc();
        return (uint)(new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc) - new DateTime(2009, 12, 31, 16, 0, 0, DateTimeKind.Utc)).TotalSeconds;
    }

    static LabelElement Lcam(ProductName name) => PortalLabel.Root(name, name.Start, name.Start, "Landing Camera", false, "Visible",
        [Instrument(31.5, 23.25, "pixel"), PortalLabel.LanderLocation()],
        PortalLabel.Group("File_Area_Observational", PortalLabel.File(name.FileName, name.Start, Width * Height, 1), PortalLabel.Array("Array_2D_Image", "UnsignedByte", [("Line", Height), ("Sample", Width)])));

    // Where the sky has it: check holds labels to that.
    static LabelElement SunOf(ProductName name)
    {
        var sun = SunEphemeris.At(MissionRegistry.Find("ce4")!.Origin, name.Start);
        string Text(double degrees) => degrees.ToString("F6", CultureInfo.InvariantCulture);
        return PortalLabel.Group("Angle_Pointing_Results", PortalLabel.With("lander_solar_incidence_angel", Text(90 - sun.Elevation.Degrees), "deg"), PortalLabel.With("lander_solar_azimuth_angle", Text(sun.Azimuth.Degrees), "deg"));
    }

    static LabelElement Tcam(ProductName name) => PortalLabel.Root(name, name.Start, name.Start, "Terrain Camera", false, "Visible",
        [
            PortalLabel.Group("Work_Mode_Parm", PortalLabel.With("exposure_time", "6", "ms"), PortalLabel.With("tcam_temperature", "21.095", "degC")),
            Instrument(-0.248344, 0.021904, "mm"),
            PortalLabel.LanderLocation(),
            .. Pose("LANDER_COORDINATE_SYSTEM", withPlace: true),
            PortalLabel.Group("Rotation_Angle", PortalLabel.With("mast_angel_pitch", "-30.000000", "deg"), PortalLabel.With("mast_angel_yaw", "-172.000000", "deg")),
            SunOf(name),
        ],
        PortalLabel.Group("File_Area_Observational", PortalLabel.File(name.FileName, name.Start, Width * Height * 3, 1), PortalLabel.Array("Array_3D_Image", "UnsignedByte", [("Line", Height), ("Sample", Width), ("Band", 3)])));

    static LabelElement Pcam(ProductName name, int number)
    {
        var samples = new ushort[Width * Height];
        Buffer.BlockCopy(Ramp(Width * Height * 2, number, ceiling: 3), 0, samples, 0, samples.Length * 2);
        var statistics = Statistics.Of(samples);
        var array = PortalLabel.Array("Array_2D_Image", "UnsignedLSB2", [("Line", Height), ("Sample", Width)]);
        array.Add(PortalLabel.Group("Object_Statistics", new("maximum", PortalLabel.Six(statistics.Maximum)), new("minimum", PortalLabel.Six(statistics.Minimum)), new("mean", PortalLabel.Six(statistics.Mean)), new("standard_deviation", PortalLabel.Six(statistics.StandardDeviation))));
        return PortalLabel.Root(name, name.Start, name.Start, "Panoramic Camera", true, "Visible",
            [
                Instrument(0.062318, -0.034772, "mm"),
                PortalLabel.LanderLocation(),
                PortalLabel.Group("Rover_LocationXYZ", new("x", "-1.759764"), new("y", "-12.692296"), new("z", "0.010000")),
                .. Pose("ROVER_COORDINATE_SYSTEM", withPlace: false),
                PortalLabel.Group("Rotation_Angle", PortalLabel.With("pitch", "-23.907715", "deg"), PortalLabel.With("yawing", "-12.898743", "deg"), new("description", "Mast_Pointing_Instrument")),
            ],
            PortalLabel.Group("File_Area_Observational", PortalLabel.File(name.FileName, name.Start, Width * Height * 2, 1), array));
    }

    static LabelElement Instrument(double x0, double y0, string unit) => PortalLabel.Group("Instrument_Parm",
        PortalLabel.With("focal_length", "43.472040", "mm"), PortalLabel.With("pixel_size", PixelUm.ToString(CultureInfo.InvariantCulture), "micrometer"),
        PortalLabel.Group("principle_point_coordinate", PortalLabel.With("x0", PortalLabel.Six(x0), unit), PortalLabel.With("y0", PortalLabel.Six(y0), unit)));

    // The angles of the real terrain-camera label, and the vectors that its verified camera model gives for this detector.
    static IEnumerable<LabelElement> Pose(string frame, bool withPlace)
    {
        var rotation = PhiOmegaKappa.ToRotation<SiteFrame>(Rad(-59.233529), Rad(12.648912), Rad(-163.976745));
        var camera = withPlace ? PinholeCamera.FromLabel(Width, Height, 43.472040, PixelUm / 1000, -0.248344, 0.021904) : PinholeCamera.FromLabel(Width, Height, 43.472040, PixelUm / 1000, 0.062318, -0.034772);
        yield return PortalLabel.Group("Vector_Cartesian_3_Pointing",
            [new("reference_frame", frame), Vector("up_left", 0, 0), Vector("down_left", 0, Height - 1), Vector("up_right", Width - 1, 0), Vector("down_right", Width - 1, Height - 1), Vector("center", (Width / 2) - 1, (Height / 2) - 1)]);
        IEnumerable<LabelElement> place = withPlace ? [PortalLabel.With("camera_center_position_x", "0.095217", "m"), PortalLabel.With("camera_center_position_y", "0.099420", "m"), PortalLabel.With("camera_center_position_z", "2.172139", "m")] : [];
        yield return PortalLabel.Group("Exterior_Orientation_Elements",
            [.. place, PortalLabel.With("camera_rotation_angle_roll", "-59.233529", "deg"), PortalLabel.With("camera_rotation_angle_pitch", "12.648912", "deg"), PortalLabel.With("camera_rotation_angle_yaw", "-163.976745", "deg")]);

        LabelElement Vector(string corner, int column, int row)
        {
            var d = rotation * camera.Ray(column, row);
            return PortalLabel.Group($"{corner}_point_observe_vector", new("x", PortalLabel.Six(d.X)), new("y", PortalLabel.Six(d.Y)), new("z", PortalLabel.Six(d.Z)));
        }
    }

    static double Rad(double degrees) => degrees * Math.PI / 180;

    static ProductName Name(string payload, Epoch start, string sequence, char version, string level, char downlink = 'N') => new("CE4", "GRAS", payload, "SCI", downlink, start, start, sequence, version, level, false);

    void Add(string folder, string payload, Epoch start, string sequence, char version, string level, Func<ProductName, LabelElement> label, byte[] data, char downlink = 'N')
    {
        var name = Name(payload, start, sequence, version, level, downlink);
        Write(folder, name, LabelWriter.ToText(label(name), PortalLabel.Comment), data);
    }

    void Write(string folder, ProductName name, string label, byte[] data)
    {
        var home = Path.Combine(Root, "CE4ROLL/CE4", folder);
        Directory.CreateDirectory(home);
        var path = Path.Combine(home, name.FileName);
        File.WriteAllBytes(path, data);
        File.WriteAllText(path + "L", label, new UTF8Encoding(false));
        _files.Add(path);
    }

    /// <summary>Bytes of a slope with every value; for 16-bit samples the high bytes stay below 4, ten bits in all.</summary>
    static byte[] Ramp(int length, int number, int? ceiling = null)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = (byte)(ceiling is { } most && i % 2 == 1 ? (i / 7 + number) % (most + 1) : (i / 5) + (37 * number));
        }

        return bytes;
    }
}
