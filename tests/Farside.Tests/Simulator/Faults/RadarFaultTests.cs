using System.Buffers.Binary;
using System.Xml.Linq;

namespace Farside.Tests.Simulator.Faults;

/// <summary>Faults of radar files do to the records what their names say; records are read here by their byte places alone.</summary>
public sealed class RadarFaultTests(TinyMission mission) : IClassFixture<TinyMission>
{
    const int Bytes = 139;

    [Fact]
    public void Lost_sync_adds_37_bytes_within_one_record_and_takes_61_out_of_a_later_one()
    {
        var (before, after) = Suffer("lost-sync");
        var first = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        var last = before.Reverse().Zip(after.Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();

        Assert.Equal(before.Length + 37 - 61, after.Length);
        Assert.InRange(first, 4 * Bytes + 60, 5 * Bytes);
        Assert.InRange(before.Length - last, 12 * Bytes, 17 * Bytes);
        Assert.Equal(before[(5 * Bytes)..(12 * Bytes)], after[(5 * Bytes + 37)..(12 * Bytes + 37)]);
    }

    [Fact]
    public void A_truncated_record_is_the_last_one()
    {
        var (before, after) = Suffer("truncated-record");

        Assert.Equal(TinyMission.RadarRecords - 1, after.Length / Bytes);
        Assert.NotEqual(0, after.Length % Bytes);
        Assert.True(before.AsSpan().StartsWith(after));
    }

    [Fact]
    public void A_time_jump_adds_one_hour_from_some_record_on()
    {
        var (before, after) = Suffer("time-jump");
        var steps = Enumerable.Range(0, TinyMission.RadarRecords).Select(record => Seconds(after, record) - Seconds(before, record)).ToList();

        Assert.Equal([0L, 3600L], steps.Distinct());
        Assert.InRange(steps.IndexOf(3600), 6, 12);
        Assert.Equal(steps.Order(), steps);
    }

    [Fact]
    public void Repeated_records_come_in_a_second_block_and_the_label_counts_them()
    {
        var harms = mission.Suffer("repeated-records").Harms;
        var (before, after) = (mission.Before(harms[0]), mission.After(harms[0]));
        var label = XDocument.Load(mission[harms[1].File]);

        Assert.Equal([.. before[..(15 * Bytes)], .. before[(10 * Bytes)..]], after);
        Assert.All(label.Descendants().Where(element => element.Name.LocalName == "records"), element => Assert.Equal("25", element.Value));
        Assert.Equal($"{after.Length}", label.Descendants().Single(element => element.Name.LocalName == "file_size").Value);
    }

    [Fact]
    public void A_zero_position_stop_empties_bytes_15_to_38_of_some_records_and_no_others()
    {
        var (before, after) = Suffer("zero-position-stop");

        for (var record = 0; record < TinyMission.RadarRecords; record++)
        {
            var (was, isNow) = (before[(record * Bytes)..((record + 1) * Bytes)], after[(record * Bytes)..((record + 1) * Bytes)]);
            Assert.Equal(record is 10 or 11 ? [.. was[..14], .. new byte[24], .. was[38..]] : was, isNow);
        }
    }

    [Fact]
    public void The_last_record_says_that_both_channels_work()
    {
        var (before, after) = Suffer("last-record-working");

        Assert.Equal(0, before[^(Bytes - 73)]);
        Assert.Equal(0xFF, after[^(Bytes - 73)]);
        Assert.Single(before.Zip(after), pair => pair.First != pair.Second);
    }

    (byte[] Before, byte[] After) Suffer(string fault)
    {
        var harm = Assert.Single(mission.Suffer(fault).Harms);
        return (mission.Before(harm), mission.After(harm));
    }

    static long Seconds(byte[] bytes, int record) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan((record * Bytes) + 4));
}
