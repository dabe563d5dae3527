using System.Globalization;
using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Core.Time;
using static Farside.Simulator.Instruments.PortalLabel;

namespace Farside.Simulator.Instruments.Radar;

/// <summary>Labels of the penetrating radar, 2B: field by field what real ones say, right or wrong.</summary>
static class LprLabel
{
    const string RoverAxes = "based on Reference Point Coordinate System, with coordinate center representing the reference ponit. The x axis points to north and the y axis points to east and the z axis points to the lunar core.";
    const string SiteAxes = "based on Landing-site Regional Coordinate System, with coordinate center representing CE4 Lander. The x axis points to east and the y axis points to north and the z axis points to zenith.";
    const string Decimal = "convert to decimalism.";

    public static LabelElement Of(ProductName name, LprChannel channel, Epoch first, Epoch last, int records, int recordBytes)
    {
        var created = Epoch.FromUtc(last.ToUtc().Year, last.ToUtc().Month, last.ToUtc().Day, 7, 51) + TimeSpan.FromDays(6);
        return Root(name, first, last, "Lunar Penetrating Radar", isRover: true, "Microwave",
            [
                Group("Work_Mode_Parm", With("sampling_interval", Six(channel.SamplingNs), "ns")),
                Group("Instrument_Parm",
                    With("central_frequency", Text(channel.FrequencyMhz), "MHz"),
                    With("working_bandwidth", Text(channel.BandwidthMhz), "MHz"),
                    With("antenna_height", channel.AntennaHeightCm, "cm")),
                LanderLocation(),
            ],
            Group("File_Area_Observational",
                File(name.FileName, created, (long)records * recordBytes, records),
                Group("Table_Binary", With("offset", "0", "byte"), new("records", Text(records)), Record(channel, recordBytes))));
    }

    static LabelElement Record(LprChannel channel, int recordBytes)
    {
        var record = Group("Record_Binary", new("fields", "28"), new("groups", "1"), With("record_length", Text(recordBytes), "byte"));
        var mark = channel.IsChannel1 ? "0x146F1111: Channel 1 data" : "0x146F2222: Channel 2 data";
        var number = 0;
        var at = 1;
        foreach (var (name, type, bytes, unit, description) in Fields(mark))
        {
            record.Add(Field(name, ++number, at, type, bytes, unit, description));
            at += bytes;
        }

        record.Add(Group("Group_Field_Binary",
            new("name", "ECHO_DATA"),
            new("group_number", "1"),
            new("repetitions", Text(channel.Samples)),
            new("fields", "1"),
            new("groups", "0"),
            With("group_location", Text(at), "byte"),
            With("group_length", Text(4 * channel.Samples), "byte"),
            Field("ECHO_DATA", 1, 1, "IEEE754LSBSingle", 4, "none",
                string.Create(CultureInfo.InvariantCulture, $"There are {channel.Samples} echoes, with a sample interval of {channel.SamplingNs}ns."))));
        record.Add(Field("QUALITY_STATE", 28, recordBytes, "UnsignedByte", 1, "none", ""));
        return record;
    }

    static LabelElement Field(string name, int number, int at, string type, int bytes, string unit, string description) => Group("Field_Binary",
        new("name", name),
        new("field_number", Text(number)),
        With("field_location", Text(at), "byte"),
        new("data_type", type),
        With("field_length", Text(bytes), "byte"),
        new("field_format", type.StartsWith("IEEE", StringComparison.Ordinal) ? "F.6" : "None"),
        new("unit", unit),
        new("description", description));

    static IEnumerable<(string Name, string Type, int Bytes, string Unit, string Description)> Fields(string mark)
    {
        const string Byte = "UnsignedByte";
        const string Single = "IEEE754MSBSingle"; // also where the file holds little-endian numbers, and "deg" where it holds radians
        return
        [
            ("FRAME_IDENTIFICATION", Byte, 4, "none", $"Frame Identifier, {mark}"),
            ("TIME", Byte, 6, "none", "UTC time, the first four bytes represent seconds, the last two bytes represent milliseconds, basing on 2009-12-31-16-00-00-000"),
            ("VELOCITY", Single, 4, "m/s", "Velocity"),
            ("XPOSITION", Single, 4, "m", $"The xposition,yposition and zposition of Rover are {RoverAxes}"),
            ("YPOSITION", Single, 4, "m", "The yposition of Rover."),
            ("ZPOSITION", Single, 4, "m", "The zposition of Rover."),
            ("ATT_PITCHING", Single, 4, "deg", $"The pitch angle, roll angle and yaw angle of Rover are {RoverAxes}"),
            ("ATT_ROLLING", Single, 4, "deg", "The roll angle of Rover."),
            ("ATT_YAWING", Single, 4, "deg", "The yaw angle of Rover."),
            ("REFERENCE_POINT_XPOSITION", Single, 4, "m", $"The xposition, yposition and zposition of reference ponit are {SiteAxes}"),
            ("REFERENCE_POINT_YPOSITION", Single, 4, "m", "The yposition of reference ponit."),
            ("REFERENCE_POINT_ZPOSITION", Single, 4, "m", "The zposition of reference ponit."),
            ("REFERENCE_POINT_ATT_PITCHING", Single, 4, "deg", $"The pitch angle, roll angle and yaw angle of Rover in reference ponit are {SiteAxes}"),
            ("REFERENCE_POINT_ATT_ROLLING", Single, 4, "deg", "The roll angle of Rover in reference ponit."),
            ("REFERENCE_POINT_ATT_YAWING", Single, 4, "deg", "The yaw angle of Rover in reference ponit."),
            ("DataParameter1", Byte, 11, "none", "DataParameter1"),
            ("RADAR_WORKING_MODE", Byte, 1, "none", "0x00: standby, 0x0f: only Channel 1 works, 0xf0: only Channel 2 works, 0xff: Channel 1 and Channel 2 work."),
            ("RADAR_CHANNEL_1_GAIN_MODE", Byte, 1, "none", "0x00: variational gain, 0xff: fixed gain."),
            ("RADAR_CHANNEL_1_GAIN_VALUE", Byte, 1, "none", Decimal),
            ("RADAR_CHANNEL_2_GAIN_MODE", Byte, 1, "none", "0x00: Antenna A variational gain, Antenna B variational gain. 0x0f: Antenna A variational gain, Antenna B fixed gain. 0xf0: Antenna A fixed gain, Antenna B variational gain. 0xff: Antenna A fixed gain, Antenna B fixed gain."),
            ("RADAR_CHANNEL_2_GAIN_VALUE_1", Byte, 1, "none", Decimal),
            ("RADAR_CHANNEL_2_GAIN_VALUE_2", Byte, 1, "none", Decimal),
            ("DataParameter2", Byte, 28, "none", "DataParameter2"),
            ("VALID_DATA_LENGTH", "UnsignedLSB2", 2, "none", "Length of channel 1 valid data within a data record."),
            ("CHANNEL_1_RECORD_COUNT", "UnsignedLSB2", 2, "none", "The sequence number of channel 1 data records (or time windows)."),
            ("CHANNEL_2_RECORD_COUNT", "UnsignedLSB2", 2, "none", "The sequence number of channel 2 data records (or time windows)."),
            ("CHANNEL_AND_ANTENNA_MARK", Byte, 1, "none", "11: Channel 1. 2A: Channel 2 antenna A. 2B: Channel 2 antenna B."),
        ];
    }
}
