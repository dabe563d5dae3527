using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Farside.Tests.Archive.Missions;

/// <summary>Radar products of Zhurong as its two real labels lay them out: fields on both sides of a complex echo, big-endian counts around little-endian numbers.</summary>
/// <param name="Groups">Numbers of the echo field, each a pair of parts or one number.</param>
/// <param name="InGroup">2 where real and imaginary part alternate.</param>
sealed record SmallRoper(string Name, string Sync, string Content, int Groups, int InGroup)
{
    /// <summary>Bytes before the echo, and behind it.</summary>
    public const int Before = 18;
    public const int Behind = 51;

    public static readonly SmallRoper High = new("HX1-Ro_GRAS_RoPeR-HF-HH_SCI_N_20210525042001_20210525043243_00011_A.2B", "146F2222", "HF_Raw_Data_HH", 2048, 2);
    public static readonly SmallRoper Low = new("HX1-Ro_GRAS_RoPeR-LF-RI_SCI_N_20210525042000_20210525042951_00011_A.2B", "146F1111", "LF_Real_and_Imaginary Data", 3000, 1);

    public int EchoBytes => Groups * InGroup * 4;

    public int RecordBytes => Before + EchoBytes + Behind;

    /// <summary>One record: fields as the labels name them, in the byte orders of the labels.</summary>
    public byte[] Record(DateTime utc, int count, int filledBytes, Func<int, float> number, float east, float north, float up, float yawDeg = 90)
    {
        var record = new byte[RecordBytes];
        Convert.FromHexString(Sync).CopyTo(record, 0);
        var since = utc - new DateTime(2015, 12, 31, 16, 0, 0, DateTimeKind.Utc);
        BinaryPrimitives.WriteUInt32BigEndian(record.AsSpan(4), (uint)(since.Ticks / TimeSpan.TicksPerSecond));
        BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(8), (ushort)since.Milliseconds);
        record[10] = (byte)count;
        record[11] = 0xAA;
        BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(16), (ushort)filledBytes);
        for (var i = 0; i < EchoBytes / 4; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(record.AsSpan(Before + (i * 4)), number(i));
        }

        var behind = record.AsSpan(Before + EchoBytes);
        float[] floats = [east, north, up, 1.5f, -2.5f, yawDeg, 40, 200];
        for (var i = 0; i < floats.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(behind[(18 + (i * 4))..], floats[i]);
        }

        return record;
    }

    public string Label(int records, string start = "2021-05-25T04:20:01.081000Z", string stop = "2021-05-25T04:32:43.619000Z")
    {
        var table = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<Table_Binary><offset unit=\"byte\">0</offset><records>{records}</records><Record_Binary><fields>27</fields><groups>1</groups><record_length unit=\"byte\">{RecordBytes}</record_length>");
        Field(table, "Channel", 1, "UnsignedBitString", 4);
        Field(table, "Time", 5, "UnsignedBitString", 6);
        Field(table, "Frame_Count", 11, "UnsignedByte", 1);
        Field(table, "Data_node", 12, "UnsignedBitString", 1);
        Field(table, "Work_Mode", 13, "UnsignedBitString", 1);
        Field(table, "Effective_Data_Length", 17, "UnsignedMSB2", 2);
        table.Append(CultureInfo.InvariantCulture, $"<Group_Field_Binary><name>Scientific_Data</name><group_number>1</group_number><repetitions>{Groups}</repetitions><fields>{InGroup}</fields><groups>0</groups><group_location unit=\"byte\">{Before + 1}</group_location><group_length unit=\"byte\">{EchoBytes}</group_length>");
        Field(table, InGroup == 2 ? "Scientific_Data_R" : "ECHO_DATA", 1, "IEEE754LSBSingle", 4);
        if (InGroup == 2)
        {
            Field(table, "Scientific_Data_I", 5, "IEEE754LSBSingle", 4);
        }

        table.Append("</Group_Field_Binary>");
        var behind = Before + EchoBytes + 1;
        string[] shorts = ["Velocity_Vx", "Velocity_Vy", "Velocity_Vz", "Position_X", "Position_Y", "Position_Z", "Pitch", "Yaw", "Roll"];
        string[] floats = ["Rover_Location_X", "Rover_Location_Y", "Rover_Location_Z", "Rover_Attitude_Roll", "Rover_Attitude_Pitch", "Rover_Attitude_Yaw", "Solar_Incidence_Angle", "Solar_Azimuth_Angle"];
        for (var i = 0; i < shorts.Length; i++)
        {
            Field(table, shorts[i], behind + (2 * i), "SignedMSB2", 2);
        }

        for (var i = 0; i < floats.Length; i++)
        {
            Field(table, floats[i], behind + 18 + (4 * i), "IEEE754LSBSingle", 4);
        }

        Field(table, "Quality_Information", RecordBytes, "UnsignedBitString", 1);
        table.Append("</Record_Binary></Table_Binary>");
        return Around(table.ToString(), start, stop);
    }

    string Around(string table, string start, string stop) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <?xml-model href="https://pds.nasa.gov/pds4/pds/v1/PDS4_PDS_1C00.sch"
        schematypens="http://purl.oclc.org/dsdl/schematron"?>
        <Product_Observational xmlns="http://pds.nasa.gov/pds4/pds/v1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://pds.nasa.gov/pds4/pds/v1 &#10;                     https://pds.nasa.gov/pds4/pds/v1/PDS4_PDS_1C00.xsd">
          <Identification_Area><logical_identifier>{Name.Replace("_A.", ".", StringComparison.Ordinal)}</logical_identifier><version_id>1.1</version_id><title>HX-1 mission</title>
            <information_model_version>1.12.0.0</information_model_version></Identification_Area>
          <Reference_List><Source_Product_Internal><lidvid_reference>{Name[..^3]}.01</lidvid_reference></Source_Product_Internal></Reference_List>
          <Observation_Area>
            <Time_Coordinates><start_date_time>{start}</start_date_time><stop_date_time>{stop}</stop_date_time></Time_Coordinates>
            <Target_Identification><name>Mars</name><type>Planet</type></Target_Identification>
            <Mission_Area><product_id>{Name}</product_id><instrument_name>Mars Rover Penetrating Radar</instrument_name><instrument_id>RoPeR</instrument_id><sequence_id>00011</sequence_id>
              <Work_Mode_Parm><data_content>{Content}</data_content><work_mode>Two_Channels</work_mode></Work_Mode_Parm>
              <Landing_Site_Location><longitude unit="deg">109.908440</longitude><latitude unit="deg">25.083319</latitude><altitude unit="km">-4.918556</altitude></Landing_Site_Location>
              <start_local_mean_solar_time>00011M12:27:02.532</start_local_mean_solar_time><start_local_true_solar_time>00011 12:21:43</start_local_true_solar_time></Mission_Area>
          </Observation_Area>
          <File_Area_Observational>
            <File><file_name>{Name}</file_name><local_identifier>None</local_identifier></File>
            {table}
          </File_Area_Observational>
        </Product_Observational>
        """;

    static void Field(StringBuilder table, string name, int location, string type, int length) => table.Append(CultureInfo.InvariantCulture,
        $"<Field_Binary><name>{name}</name><field_location unit=\"byte\">{location}</field_location><data_type>{type}</data_type><field_length unit=\"byte\">{length}</field_length><field_format>None</field_format><unit>none</unit><description>道数据时间</description></Field_Binary>");
}
