using System.Buffers.Binary;
using Farside.Archive.Labels;
using static Farside.Simulator.Instruments.PortalLabel;

namespace Farside.Simulator.Sisters;

/// <summary>
/// A record of Zhurong's radar, as its labels lay it out: big-endian counts, a complex echo of little-endian numbers, place and attitude behind it. The echo's real part is the
/// lunar radar's; its imaginary part is left 0.
/// </summary>
/// <param name="Groups">Numbers of the echo's field.</param>
/// <param name="Parts">2 where real and imaginary parts alternate, 1 where all real ones come first.</param>
sealed record RoperRecord(string Sync, string Content, int Groups, int Parts)
{
    const int Before = 18;
    const int Behind = 51;
    const long ClockMoved = 189_302_400; // seconds from 2009-12-31T16:00 to 2015-12-31T16:00, the two radars' origins
    const double DegreesPerRadian = 180 / Math.PI;

    static readonly string[] Shorts = ["Velocity_Vx", "Velocity_Vy", "Velocity_Vz", "Position_X", "Position_Y", "Position_Z", "Pitch", "Yaw", "Roll"];
    static readonly string[] Singles = ["Rover_Location_X", "Rover_Location_Y", "Rover_Location_Z", "Rover_Attitude_Roll", "Rover_Attitude_Pitch", "Rover_Attitude_Yaw", "Solar_Incidence_Angle", "Solar_Azimuth_Angle"];

    public static RoperRecord High { get; } = new("146F2222", "HF_Raw_Data_HH", 2048, 2);

    public static RoperRecord Low { get; } = new("146F1111", "LF_Real_and_Imaginary Data", 3000, 1);

    int EchoBytes => 4 * Groups * Parts;

    public int RecordBytes => Before + EchoBytes + Behind;

    /// <summary>Records of the lunar radar → records of this one, later by <paramref name="shift"/>.</summary>
    public byte[] Of(byte[] lunar, int lunarBytes, TimeSpan shift)
    {
        var records = lunar.Length / lunarBytes;
        var data = new byte[records * RecordBytes];
        for (var i = 0; i < records; i++)
        {
            Write(data.AsSpan(i * RecordBytes, RecordBytes), lunar.AsSpan(i * lunarBytes, lunarBytes), i, shift);
        }

        return data;
    }

    void Write(Span<byte> record, ReadOnlySpan<byte> lunar, int number, TimeSpan shift)
    {
        Convert.FromHexString(Sync).CopyTo(record);
        BinaryPrimitives.WriteUInt32BigEndian(record[4..], (uint)(BinaryPrimitives.ReadUInt32BigEndian(lunar[4..]) + (long)shift.TotalSeconds - ClockMoved));
        lunar.Slice(8, 2).CopyTo(record[8..]);
        (record[10], record[11], record[12]) = ((byte)(number + 1), Parts == 2 ? (byte)0xAA : (byte)0xCC, 1);
        BinaryPrimitives.WriteUInt16BigEndian(record[16..], (ushort)EchoBytes);
        var samples = Math.Min(EchoBytes / 8, (lunar.Length - 115) / 4);
        for (var i = 0; i < samples; i++)
        {
            lunar.Slice(114 + (4 * i), 4).CopyTo(record[(Before + (4 * Parts * i))..]);
        }

        Stand(record[(Before + EchoBytes + (2 * Shorts.Length))..], lunar);
    }

    // The lunar records count north, east and down from a reference point; these east, north and up from the landing site.
    static void Stand(Span<byte> to, ReadOnlySpan<byte> lunar)
    {
        if (!lunar[14..38].ContainsAnyExcept((byte)0))
        {
            return; // no fix yet
        }

        float Fix(ReadOnlySpan<byte> record, int field) => BinaryPrimitives.ReadSingleBigEndian(record[(14 + (4 * field))..]);
        float Reference(ReadOnlySpan<byte> record, int field) => BinaryPrimitives.ReadSingleLittleEndian(record[(38 + (4 * field))..]);
        double[] values =
        [
            Reference(lunar, 0) + Fix(lunar, 1), Reference(lunar, 1) + Fix(lunar, 0), Reference(lunar, 2) - Fix(lunar, 2),
            Fix(lunar, 4) * DegreesPerRadian, Fix(lunar, 3) * DegreesPerRadian, Fix(lunar, 5) * DegreesPerRadian,
        ];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(to[(4 * i)..], (float)values[i]);
        }
    }

    public LabelElement Table(int records)
    {
        var record = Group("Record_Binary", new("fields", "27"), new("groups", "1"), With("record_length", Text(RecordBytes), "byte"),
            Field("Channel", 1, "UnsignedBitString", 4), Field("Time", 5, "UnsignedBitString", 6), Field("Frame_Count", 11, "UnsignedByte", 1), Field("Data_node", 12, "UnsignedBitString", 1),
            Field("Work_Mode", 13, "UnsignedBitString", 1), Field("Trigger_Mode", 14, "UnsignedBitString", 1), Field("Antenna_Polarization_HF", 15, "UnsignedBitString", 1), Field("Power-on_Self-test_Switch", 16, "UnsignedBitString", 1),
            Field("Effective_Data_Length", 17, "UnsignedMSB2", 2));
        var echo = Group("Group_Field_Binary", new("name", "Scientific_Data"), new("group_number", "1"), new("repetitions", Text(Groups)), new("fields", Text(Parts)), new("groups", "0"),
            With("group_location", Text(Before + 1), "byte"), With("group_length", Text(EchoBytes), "byte"), Field(Parts == 2 ? "Scientific_Data_R" : "ECHO_DATA", 1, "IEEE754LSBSingle", 4));
        if (Parts == 2)
        {
            echo.Add(Field("Scientific_Data_I", 5, "IEEE754LSBSingle", 4));
        }

        record.Add(echo);
        var at = Before + EchoBytes + 1;
        foreach (var (name, type, bytes) in Shorts.Select(name => (name, "SignedMSB2", 2)).Concat(Singles.Select(name => (name, "IEEE754LSBSingle", 4))).Append(("Quality_Information", "UnsignedBitString", 1)))
        {
            record.Add(Field(name, at, type, bytes));
            at += bytes;
        }

        return Group("Table_Binary", With("offset", "0", "byte"), new("records", Text(records)), record);
    }

    static LabelElement Field(string name, int at, string type, int bytes) => Group("Field_Binary",
        new("name", name), With("field_location", Text(at), "byte"), new("data_type", type), With("field_length", Text(bytes), "byte"), new("field_format", "None"), new("unit", "none"), new("description", "道数据"));
}
