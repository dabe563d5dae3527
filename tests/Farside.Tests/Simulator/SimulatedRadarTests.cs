using System.Buffers.Binary;

namespace Farside.Tests.Simulator;

/// <summary>Radar records decode by the offsets and true encodings found in the real file.</summary>
[Collection(nameof(SmallArchive))]
public sealed class SimulatedRadarTests(SmallArchive archive)
{
    [Theory]
    [InlineData("LPR-1", 32_883, 0x146F1111u, 32_768, 0x11)]
    [InlineData("LPR-2A", 8_307, 0x146F2222u, 8_192, 0x2A)]
    [InlineData("LPR-2B", 8_307, 0x146F2222u, 8_192, 0x2B)]
    public void Records_are_laid_out_as_the_real_files_are(string payload, int recordBytes, uint sync, int validBytes, byte mark)
    {
        var bytes = File.ReadAllBytes(archive.Find(payload));
        Assert.Equal(0, bytes.Length % recordBytes);
        var records = bytes.Length / recordBytes;
        Assert.Equal(records, (int)SmallArchive.Number(SmallArchive.LabelOf(archive.Find(payload)), "records"));
        for (var i = 0; i < records; i++)
        {
            var record = bytes.AsSpan(i * recordBytes, recordBytes);
            Assert.Equal(sync, BinaryPrimitives.ReadUInt32BigEndian(record));
            Assert.Equal(validBytes, BinaryPrimitives.ReadUInt16BigEndian(record[107..])); // big-endian, though the label says LSB
            var (count1, count2) = (BinaryPrimitives.ReadUInt16LittleEndian(record[109..]), BinaryPrimitives.ReadUInt16LittleEndian(record[111..]));
            Assert.Equal(i + 1, payload == "LPR-1" ? count1 : count2);
            Assert.Equal(count1, BinaryPrimitives.ReadUInt16BigEndian(record[87..]));
            Assert.Equal(count2, BinaryPrimitives.ReadUInt16BigEndian(record[89..]));
            Assert.Equal(count1 + count2 - 1, BinaryPrimitives.ReadUInt16BigEndian(record[62..]));
            Assert.Equal(mark, record[113]);
            Assert.Equal(i == records - 1 ? 0 : 0xFF, record[73]);
            Assert.Equal(0, record[^1]);
            Assert.InRange(BinaryPrimitives.ReadSingleLittleEndian(record[50..]), 177, 180); // little-endian, though the label says MSB; 178.1 in the real file
            Assert.Equal(0f, BinaryPrimitives.ReadSingleBigEndian(record[10..])); // velocity
            Assert.InRange(Math.Abs(BinaryPrimitives.ReadSingleBigEndian(record[34..])), 0, Math.PI); // yaw in radians
        }
    }

    [Theory]
    [InlineData("LPR-1", 32_883, 6.1, 6.7)]
    [InlineData("LPR-2B", 8_307, 0.66, 0.69)]
    public void Times_count_from_2010_in_beijing_and_keep_the_real_cadence(string payload, int recordBytes, double shortest, double longest)
    {
        var bytes = File.ReadAllBytes(archive.Find(payload));
        var times = Enumerable.Range(0, bytes.Length / recordBytes).Select(i => Time(bytes.AsSpan(i * recordBytes))).ToList();
        var label = SmallArchive.LabelOf(archive.Find(payload));

        Assert.All(times.Zip(times.Skip(1), (a, b) => b - a), step => Assert.InRange(step.TotalSeconds, shortest, longest));
        Assert.Equal(SmallArchive.Text(label, "start_date_time"), Iso(times[0]));
        Assert.Equal(SmallArchive.Text(label, "stop_date_time"), Iso(times[^1]));
    }

    [Fact]
    public void The_first_records_have_no_navigation_and_later_ones_hold_it_between_fixes()
    {
        var bytes = File.ReadAllBytes(archive.Find("LPR-2B"));
        var places = Enumerable.Range(0, bytes.Length / 8307).Select(i => Place(bytes.AsSpan(i * 8307))).ToList();

        Assert.Equal((0f, 0f, 0f), places[0]);
        Assert.NotEqual((0f, 0f, 0f), places[^1]);
        Assert.True(places.Distinct().Count() < places.Count / 5);
    }

    [Fact]
    public void Reference_point_and_position_together_give_the_rovers_place_in_the_site_frame()
    {
        // East = refX + y, north = refY + x: within metres of the first stop, (−1.76, −12.69).
        var bytes = File.ReadAllBytes(archive.Find("LPR-2B"));
        var last = bytes.AsSpan(bytes.Length - 8307);
        var (north, east, _) = Place(last);
        var (x, y) = (BinaryPrimitives.ReadSingleLittleEndian(last[38..]) + east, BinaryPrimitives.ReadSingleLittleEndian(last[42..]) + north);

        Assert.InRange(x, -3, -0.5);
        Assert.InRange(y, -16, -11);
    }

    [Theory]
    [InlineData("LPR-2A", -125_050, -101_800, 78, 88)]
    [InlineData("LPR-2B", -12_136, -10_044, 82, 92)]
    public void The_direct_wave_is_as_deep_and_comes_as_soon_as_in_real_files(string payload, double lowest, double highest, int first, int last)
    {
        var echo = Echo(archive.Find(payload), 8307, 2048, 3);
        var at = Array.IndexOf(echo, echo.Min());

        Assert.InRange(at, first, last);
        Assert.InRange(echo.Min(), lowest * 1.1, highest * 0.9);
    }

    [Theory]
    [InlineData("LPR-2A", 8307, 2048, 1400, 2048, 2.5)]
    [InlineData("LPR-2B", 8307, 2048, 1400, 2048, 0.78)]
    [InlineData("LPR-1", 32_883, 8192, 2000, 8192, 1.14)]
    [InlineData("LPR-1", 32_883, 8192, 300, 400, 3380)]
    [InlineData("LPR-2A", 8307, 2048, 120, 150, 3780)]
    [InlineData("LPR-2B", 8307, 2048, 200, 250, 25.6)]
    public void Echoes_are_about_as_strong_as_real_ones(string payload, int recordBytes, int samples, int from, int to, double rms)
    {
        var traces = Enumerable.Range(0, 5).Select(i => Echo(archive.Find(payload), recordBytes, samples, i));
        var measured = Math.Sqrt(traces.SelectMany(trace => trace[from..to]).Average(value => (double)value * value));

        Assert.InRange(measured / rms, 0.4, 2.5);
    }

    static DateTime Time(ReadOnlySpan<byte> record) =>
        new DateTime(2009, 12, 31, 16, 0, 0, DateTimeKind.Utc).AddSeconds(BinaryPrimitives.ReadUInt32BigEndian(record[4..])).AddMilliseconds(BinaryPrimitives.ReadUInt16BigEndian(record[8..]));

    static string Iso(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    static (float North, float East, float Down) Place(ReadOnlySpan<byte> record) =>
        (BinaryPrimitives.ReadSingleBigEndian(record[14..]), BinaryPrimitives.ReadSingleBigEndian(record[18..]), BinaryPrimitives.ReadSingleBigEndian(record[22..]));

    static float[] Echo(string file, int recordBytes, int samples, int number)
    {
        var bytes = File.ReadAllBytes(file);
        return [.. Enumerable.Range(0, samples).Select(n => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan((number * recordBytes) + 114 + (4 * n))))];
    }
}
