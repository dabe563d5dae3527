using System.Text;
using Farside.Archive.Store;
using Farside.Core;
using Farside.Core.Measurements;

namespace Farside.Tests.Archive.Missions;

/// <summary>Chang'e-3: sizes and record counts of real files, labels by construction.</summary>
public sealed class AttachedLabelTests : IDisposable
{
    static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    readonly SmallLabel _archive = new();

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData("PCAML-C-035", "2A", 4704, 1, 16, 1, 8_133_216)]
    [InlineData("PCAMR-C-035", "2B", 4704, 2, 16, 1, 8_137_920)]
    [InlineData("PCAML-C-035", "2C", 2352, 3, 8, 3, 12_199_824)]
    [InlineData("TCAM-I-078", "2B", 2352, 3, 8, 1, 4_071_312)]
    [InlineData("LCAM-4531", "2A", 1024, 97, 8, 1, 1_147_904)]
    public void A_frame_behind_its_own_label_has_a_real_files_size_and_its_first_pixels(string payload, string level, int recordBytes, int labelRecords, int bits, int bands, long bytes)
    {
        var name = $"CE3_BMYK_{payload}_SCI_N_20140112134924_20140112134924_0007_A.{level}";
        var (samples, lines) = payload.StartsWith("LCAM", StringComparison.Ordinal) ? (1024, 1024) : (2352, 1728);
        var path = Write(name, Label(name, recordBytes, labelRecords, samples, lines, bits, bands), recordBytes * labelRecords, new byte[samples * lines * bands * bits / 8]);

        Assert.Equal(bytes, new FileInfo(path).Length);
        var frame = Assert.IsType<Frame>(ArchiveFolder.ReadFile(path));

        Assert.Equal((samples, lines, bands), (frame.Samples.Width, frame.Samples.Height, frame.Samples.Channels));
        Assert.Equal(bits == 16 ? 0x0201 : 1, bits == 16 ? frame.Samples.Samples<ushort>()[0] : frame.Samples.Samples<byte>()[0]);
        Assert.Equal(("ce3", "0007"), (frame.Observation.Mission, frame.Observation.Sequence));
        Assert.Equal("2014-01-12T13:49:24.000Z", frame.Observation.Start!.Value.ToUtcText());
        Assert.Equal(bands == 1 && !payload.StartsWith("LCAM", StringComparison.Ordinal), frame.Bayer is not null);
        Assert.False(frame.Observation.IsVerified);
    }

    [Fact]
    public void An_archive_lists_the_file_once_as_label_and_data_and_check_finds_nothing_missing()
    {
        const string Name = "CE3_BMYK_PCAML-C-035_SCI_N_20140112134924_20140112134924_0007_A.2B";
        Write(Name, Label(Name, 8, 200, 4, 2, 16, 1), 1600, new byte[16]);

        var archive = ArchiveFolder.Open(_archive.Folder);
        var report = ArchiveCheck.Run(archive);

        var entry = Assert.Single(archive.Entries);
        Assert.True(entry.IsComplete);
        Assert.Equal((Name, "ce3"), (entry.Id, entry.Name!.Mission));
        Assert.Equal((1, 0, 0, 0), (report.Complete, report.DataWithoutLabel.Count, report.Truncated.Count, report.Broken.Count));
    }

    [Fact]
    public void Words_in_Chinese_letters_do_not_disturb_and_the_cameras_numbers_are_read_under_the_later_missions_names()
    {
        const string Name = "CE3_BMYK_TCAM-I-078_SCI_P_20131224175512_20131224175512_0011_A.2B";
        var path = Write(Name, Label(Name, 4, 400, 4, 2, 8, 1).Replace("OBJECT = IMAGE\r\nLINES", "FOCAL_LENGTH = 43.5\r\nPIXEL_SIZE = 7.4\r\nOBJECT = PRINCIPAL_POINT_COORDINATE\r\nX0 = 0.1\r\nY0 = -0.2\r\nEND_OBJECT\r\nEXPOSURE_DURATION = 6\r\nOBJECT = IMAGE\r\nLINES", StringComparison.Ordinal), 1600, new byte[8]);

        var frame = (Frame)ArchiveFolder.ReadFile(path);

        Assert.Equal(43.5 / 0.0074, frame.Camera!.FocalLengthPx, 6);
        Assert.Equal(6, frame.Exposure!.Value.TotalMilliseconds);
    }

    [Fact]
    public void A_file_that_ends_early_gives_its_whole_lines()
    {
        const string Name = "CE3_BMYK_PCAML-C-035_SCI_N_20140112134924_20140112134924_0007_A.2B";
        var path = Write(Name, Label(Name, 8, 200, 4, 3, 16, 1), 1600, new byte[17]);

        var frame = (Frame)ArchiveFolder.ReadFile(path);

        Assert.Equal(2, frame.Samples.Height);
        Assert.Contains(frame.Observation.Repairs, repair => repair is { Rule: "truncated-data", Used: "2" });
    }

    [Fact]
    public void A_frame_with_no_label_of_any_kind_is_refused_in_one_line_that_says_so()
    {
        const string Name = "CE3_BMYK_PCAML-C-035_SCI_N_20140112134924_20140112134924_0007_A.2B";
        var path = Path.Combine(_archive.Folder, Name);
        File.WriteAllBytes(path, new byte[1000]);

        var refusal = Assert.ThrowsAny<FarsideException>(() => ArchiveFolder.ReadFile(path));

        Assert.Contains("no PDS4, PDS3, ISIS or VICAR label, and none beside it", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.Equal([Name], ArchiveCheck.Run(ArchiveFolder.Open(_archive.Folder)).DataWithoutLabel);
    }

    [Fact]
    public void The_radars_fields_are_little_endian_behind_a_label_of_five_records()
    {
        const string Name = "CE3_BMYK_LPR-2B_SCI_N_20131215171001_20131220141300_0002_A.2A";
        byte[] Record(int count) => LittleEndianRecord(new(2013, 12, 15, 17, 20, 0, 250, DateTimeKind.Utc), count);
        var label = Odl(Name, 8307, 5, $"^TABLE = 6\r\nSTART_TIME = 2013-12-15T17:20:00.250\r\nSTOP_TIME = 2013-12-15T17:30:00\r\nOBJECT = TABLE\r\nROWS = 2\r\nROW_BYTES = 8307\r\nEND_OBJECT = TABLE\r\n");
        var section = (Radargram)ArchiveFolder.ReadFile(Write(Name, label, 5 * 8307, [.. Record(1), .. Record(2)]));

        Assert.Equal((2048, 2), (section.Echo.Width, section.Echo.Height));
        Assert.Equal("2013-12-15T17:20:00.250Z", section.Traces[0].Time.ToUtcText());
        Assert.Equal([1, 2], section.Traces.Select(trace => trace.Channel2Count));
        Assert.Equal([0.5f, 1.5f], section.Echo.Row(1)[..2].ToArray().Select(sample => sample.Value));

        // 3 m north, 4 m east, 0.5 m down of a point 10 m east, 20 m north of the lander.
        Assert.Equal((14.0, 23.0, 0.5), (section.Traces[0].Position!.Value.X, section.Traces[0].Position!.Value.Y, section.Traces[0].Position!.Value.Z));
        Assert.Equal(0.3125, section.SamplingIntervalNs);
    }

    static byte[] LittleEndianRecord(DateTime utc, int count)
    {
        var record = new byte[8307];
        using var writer = new BinaryWriter(new MemoryStream(record));
        writer.Write(Convert.FromHexString("146F2222"));
        var since = utc - new DateTime(2009, 12, 31, 16, 0, 0, DateTimeKind.Utc);
        writer.Write((uint)(since.Ticks / TimeSpan.TicksPerSecond));
        writer.Write((ushort)since.Milliseconds);
        foreach (var number in (float[])[0, 3, 4, 0.5f, 0.1f, 0.2f, 0.3f, 10, 20, 1, 178, 0, 0])
        {
            writer.Write(number);
        }

        writer.BaseStream.Position = 111;
        writer.Write((ushort)count);
        writer.BaseStream.Position = 114;
        for (var i = 0; i < 2048; i++)
        {
            writer.Write(i + 0.5f);
        }

        return record;
    }

    static string Label(string name, int recordBytes, int labelRecords, int samples, int lines, int bits, int bands) => Odl(name, recordBytes, labelRecords,
        $"^IMAGE = {labelRecords + 1}\r\nSTART_TIME = 2014-01-12T13:49:24.000\r\nSTOP_TIME = 2014-01-12T13:49:24.000\r\nOBJECT = IMAGE\r\nLINES = {lines}\r\nLINE_SAMPLES = {samples}\r\nBANDS = {bands}\r\nBAND_STORAGE_TYPE = SAMPLE_INTERLEAVED\r\n"
        + $"SAMPLE_TYPE = {(bits == 16 ? "LSB_UNSIGNED_INTEGER" : "UNSIGNED_INTEGER")}\r\nSAMPLE_BITS = {bits}\r\nEND_OBJECT = IMAGE\r\n");

    static string Odl(string name, int recordBytes, int labelRecords, string rest) =>
        $"PDS_VERSION_ID = PDS3\r\nRECORD_TYPE = FIXED_LENGTH\r\nRECORD_BYTES = {recordBytes}\r\nLABEL_RECORDS = {labelRecords}\r\nPRODUCT_ID = \"{name}\"\r\nINSTRUMENT_NAME = \"全景相机\"\r\n{rest}END\r\n";

    // Data count up from 1, so that a wrong start shows.
    string Write(string name, string label, int head, byte[] data)
    {
        if (data.AsSpan().IndexOfAnyExcept((byte)0) < 0)
        {
            for (var i = 0; i < data.Length; i++)
            {
                data[i] = (byte)(i + 1);
            }
        }

        var bytes = new byte[head + data.Length];
        bytes.AsSpan().Fill((byte)' ');
        Chinese.GetBytes(label).CopyTo(bytes, 0);
        data.CopyTo(bytes, head);
        var path = Path.Combine(_archive.Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
