using Farside.Archive.Labels;
using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core;

namespace Farside.Tests.Archive.Missions;

/// <summary>Labels and data damaged at random, always the same way: reading refuses in one line or succeeds.</summary>
public class HostileTests
{
    static readonly int Mutants = Environment.GetEnvironmentVariable("FARSIDE_TESTS") is "all" ? 3000 : 150;

    static readonly string[] Values =
    [
        "", "None", "/", "-1", "0", "1", "9223372036854775807", "-9223372036854775808", "1e308", "NaN", "Infinity", "4294967296", "../../../etc/passwd", "/etc/passwd", "CON", "a\tb", "UnsignedLSB3", "IEEE754MSBDouble", "Band", "Line",
    ];

    public static TheoryData<string> Kinds => ["frame", "radar", "table", "cube"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Damaged_labels_and_data_are_read_or_refused_in_one_line(string kind)
    {
        var (name, xml, data) = Whole(kind);
        var random = new Random(4);
        using var archive = new SmallLabel();
        for (var mutant = 0; mutant < Mutants; mutant++)
        {
            var label = Damage(xml, random);
            var bytes = data[..random.Next(data.Length + 1)];
            bytes = [.. bytes.Select(b => random.Next(20) == 0 ? (byte)random.Next(256) : b)];
            var path = archive.Add(name, label, random.Next(10) == 0 ? null : bytes);

            var refusal = Record.Exception(() => ArchiveFolder.ReadFile(path));

            Assert.True(refusal is null or FarsideException, $"mutant {mutant}: {refusal}");
            Assert.True(refusal is not ArchiveException { InnerException: not (null or IOException) }, $"mutant {mutant}: {refusal?.InnerException}");
            Assert.DoesNotContain('\n', refusal?.Message ?? "");
        }
    }

    [Theory]
    [InlineData("../secret.2C")]
    [InlineData("/etc/hostname")]
    [InlineData("sub/../../secret.2C")]
    public void A_label_cannot_lead_out_of_its_folder(string fileName)
    {
        using var archive = new SmallLabel();
        File.WriteAllBytes(Path.Combine(archive.Folder, "secret.2C"), new byte[12]);
        var xml = SmallLabel.Xml(SmallLabel.Tcam, "", SmallLabel.Array("UnsignedByte", ("Line", 2), ("Sample", 2), ("Band", 3))).Replace($"<file_name>{SmallLabel.Tcam}", $"<file_name>{fileName}", StringComparison.Ordinal);
        var path = archive.Add("in/" + SmallLabel.Tcam, xml);

        Assert.Throws<LabelException>(() => ArchiveFolder.ReadFile(path));
    }

    [Fact]
    public void A_folder_in_place_of_data_is_refused()
    {
        using var archive = new SmallLabel();
        var path = archive.Add(SmallLabel.Lcam, SmallLabel.Xml(SmallLabel.Lcam, "", SmallLabel.Array("UnsignedByte", ("Line", 2), ("Sample", 2))));
        Directory.CreateDirectory(path[..^1]);

        Assert.ThrowsAny<FarsideException>(() => ArchiveFolder.ReadFile(path));
        Assert.Equal(2, ArchiveCheck.Run(ArchiveFolder.Open(archive.Folder)).ExitCode);
    }

    [Fact]
    public void Axes_of_ten_gigabytes_are_refused_before_memory_is_asked_for()
    {
        using var archive = new SmallLabel();
        var path = archive.Add(SmallLabel.PcamC, SmallLabel.Xml(SmallLabel.PcamC, "", SmallLabel.Array("UnsignedLSB2", ("Line", 2), ("Sample", 2))).Replace("<elements>2</elements>", "<elements>100000</elements>", StringComparison.Ordinal), new byte[8]);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<LabelException>(() => ArchiveFolder.ReadFile(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    [Fact]
    public void Rules_leave_a_label_of_no_mission_alone()
    {
        using var archive = new SmallLabel();
        var path = archive.Add("other.2B", "<Product_Observational><Identification_Area><logical_identifier>urn:nasa:pds:x</logical_identifier></Identification_Area></Product_Observational>");

        Assert.Empty(MissionRules.For(LabelReader.ReadTree(path)));
    }

    static (string Name, string Xml, byte[] Data) Whole(string kind) => kind switch
    {
        "frame" => (SmallLabel.Tcam, SmallLabel.Xml(SmallLabel.Tcam, SmallLabel.TcamMission, SmallLabel.Array("UnsignedByte", ("Line", 8), ("Sample", 4), ("Band", 3))), new byte[96]),
        "radar" => (SmallRadar.Name, SmallRadar.Label(3), [.. SmallRadar.Records.SelectMany(record => record)]),
        "cube" => ("CE4_GRAS_VNIS-VD_SCI_N_20250722010000_20250722023500_0356_B.2B", SmallLabel.Xml("CE4_GRAS_VNIS-VD_SCI_N_20250722010000_20250722023500_0356_B.2B", "", SmallLabel.Array("IEEE754LSBSingle", ("Band", 2), ("Line", 3), ("Sample", 4))), new byte[96]),
        _ => ("CE4_GRAS_LND-TID_SCI_P_20240305011500_20240316080000_0065_B.2A", SmallLabel.Xml("CE4_GRAS_LND-TID_SCI_P_20240305011500_20240316080000_0065_B.2A", "", PayloadTests.DoseFields), "2024-03-05T01:15:00.000Z 13.1 1.5 2\n2024-03-05T01:16:00.000Z 12.95 None 4\n"u8.ToArray()),
    };

    /// <summary>One to three values replaced, and now and then a piece of text cut out.</summary>
    static string Damage(string xml, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var open = xml.IndexOf('>', random.Next(xml.Length));
            var close = open < 0 ? -1 : xml.IndexOf('<', open);
            if (close > open + 1)
            {
                xml = string.Concat(xml.AsSpan(0, open + 1), Values[random.Next(Values.Length)], xml.AsSpan(close));
            }
        }

        if (random.Next(8) == 0)
        {
            var from = random.Next(xml.Length);
            xml = xml.Remove(from, random.Next(Math.Min(400, xml.Length - from)));
        }

        return xml;
    }
}
