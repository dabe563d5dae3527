using System.Globalization;
using System.Text;

namespace Farside.Tests.Archive.Missions;

/// <summary>Radar products of a few samples: the real label's fields and contradictions around real headers.</summary>
static class SmallRadar
{
    public const string Name = "CE4_GRAS_LPR-1_SCI_N_20231216075001_20231217065500_0316_A.2B";
    public const int Samples = 6;

    static readonly (string Name, int Location, string Type, int Length, string Unit)[] Fields =
    [
        ("FRAME_IDENTIFICATION", 1, "UnsignedByte", 4, "none"), ("TIME", 5, "UnsignedByte", 6, "none"), ("VELOCITY", 11, "IEEE754MSBSingle", 4, "m/s"),
        ("XPOSITION", 15, "IEEE754MSBSingle", 4, "m"), ("YPOSITION", 19, "IEEE754MSBSingle", 4, "m"), ("ZPOSITION", 23, "IEEE754MSBSingle", 4, "m"),
        ("ATT_PITCHING", 27, "IEEE754MSBSingle", 4, "deg"), ("ATT_ROLLING", 31, "IEEE754MSBSingle", 4, "deg"), ("ATT_YAWING", 35, "IEEE754MSBSingle", 4, "deg"),
        ("REFERENCE_POINT_XPOSITION", 39, "IEEE754MSBSingle", 4, "m"), ("REFERENCE_POINT_YPOSITION", 43, "IEEE754MSBSingle", 4, "m"), ("REFERENCE_POINT_ZPOSITION", 47, "IEEE754MSBSingle", 4, "m"),
        ("REFERENCE_POINT_ATT_PITCHING", 51, "IEEE754MSBSingle", 4, "deg"), ("REFERENCE_POINT_ATT_ROLLING", 55, "IEEE754MSBSingle", 4, "deg"), ("REFERENCE_POINT_ATT_YAWING", 59, "IEEE754MSBSingle", 4, "deg"),
        ("DataParameter1", 63, "UnsignedByte", 11, "none"), ("RADAR_WORKING_MODE", 74, "UnsignedByte", 1, "none"),
        ("DataParameter2", 80, "UnsignedByte", 28, "none"), ("VALID_DATA_LENGTH", 108, "UnsignedLSB2", 2, "none"),
        ("CHANNEL_1_RECORD_COUNT", 110, "UnsignedLSB2", 2, "none"), ("CHANNEL_2_RECORD_COUNT", 112, "UnsignedLSB2", 2, "none"), ("CHANNEL_AND_ANTENNA_MARK", 114, "UnsignedByte", 1, "none"),
    ];

    /// <summary>The first 138 bytes of three records of the real LPR-1 file, sequence 0316: header and six samples.</summary>
    public static readonly string[] RealHex =
    [
        "146f11111a408d90014a00000000000000000000000000000000000000000000000000000000b23038c4b2851544de431b407c183243593309c01ca11bbf0009a5a5ac58098f005647ff0000000a00ff0477046418140c00010009aaee3f00000000c6a56f3280282e3231800001000900112d635ac5300171c531d183c55f348ec5e42e99c580c4a3c5",
        "146f11111a408e23032500000000bf065ff7c02b443f3d6f7f013d19e0d8bd078d70bfca294fb23038c4b2851544de431b407c183243593309c01ca11bbf00fba5a5ac58098f005647ff0000000a00ff0477046418140c001800e4aaee3f00000000c6a56f3180282d312f80001800e40011af454ac54e2e61c5dbf477c5de8086c5eb8691c5fb389cc5",
        "146f11111a409010024e00000000beeec786c0b170b93da2d328bcd2f56e3d4a1cc54043ef26b23038c4b2851544de431b407c183243593309c01ca11bbf0423a5a5ac58098f005647000000000a00ff0477046418140c006503bfaaee3f00000000c6a56f3080292c2f2d80006500bf0311a60f52c577bd68c507777fc509328ac5a12195c50bce9fc5",
    ];

    /// <summary>The real records, each with a good quality byte behind its six samples.</summary>
    public static byte[][] Records => [.. RealHex.Select(hex => Convert.FromHexString(hex).Append((byte)0).ToArray())];

    public static string Label(int records, string mission = "<Work_Mode_Parm><sampling_interval unit=\"ns\">2.500000</sampling_interval></Work_Mode_Parm><Instrument_Parm><central_frequency>60</central_frequency><antenna_height unit=\"cm\">/</antenna_height></Instrument_Parm>")
    {
        var table = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<Table_Binary><offset>0</offset><records>{records}</records><Record_Binary><fields>{Fields.Length + 1}</fields><groups>1</groups><record_length>139</record_length>");
        foreach (var (name, location, type, length, unit) in Fields)
        {
            table.Append(CultureInfo.InvariantCulture, $"<Field_Binary><name>{name}</name><field_location>{location}</field_location><data_type>{type}</data_type><field_length>{length}</field_length><field_format>None</field_format><unit>{unit}</unit></Field_Binary>");
        }

        table.Append("<Group_Field_Binary><name>ECHO_DATA</name><repetitions>6</repetitions><fields>1</fields><groups>0</groups><group_location>115</group_location><group_length>24</group_length>"
            + "<Field_Binary><name>ECHO_DATA</name><field_location>1</field_location><data_type>IEEE754LSBSingle</data_type><field_length>4</field_length></Field_Binary></Group_Field_Binary>"
            + "<Field_Binary><name>QUALITY_STATE</name><field_location>139</field_location><data_type>UnsignedByte</data_type><field_length>1</field_length></Field_Binary></Record_Binary></Table_Binary>");
        return SmallLabel.Xml(Name, mission, table.ToString(), "2023-12-16T07:56:00.330Z", "2023-12-16T08:06:40.590Z");
    }
}
