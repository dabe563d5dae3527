using System.Buffers.Binary;

namespace Farside.Simulator.Faults;

/// <summary>What befalls the penetrating radar's records.</summary>
static class RadarFaults
{
    const int HourS = 3600;

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("lost-sync", null, "Bytes slipped into one radar record and fell out of another.", "the radar team's own reader scans for the sync word", Kin.Radar, Touches.Data, LoseSync),
        new("truncated-record", 17, "The last radar record is cut off.", "as other files of the portal in 2020", Kin.Radar, Touches.Data, CutRecord),
        new("time-jump", null, "The radar's clock goes an hour ahead within the file; the label does not know.", "resets of an instrument's clock", Kin.Radar, Touches.Data, JumpInTime),
        new("repeated-records", 23, "Radar records were written twice; the label counts them.", "pairs of equal traces in real files", Kin.Radar, Touches.Data | Touches.Label, RepeatRecords),
        new("zero-position-stop", 11, "Position and attitude fall to zero in the middle of a drive.", "users could not tell motion from the position fields", Kin.Radar, Touches.Data, LosePosition),
        new("last-record-working", 12, "The last radar record says working mode FF, as the others do; in the one real file known it says 00.", "LPR-1 of sequence 0316, last record", Kin.Radar, Touches.Data, KeepWorking),
    ];

    static void LoseSync(Victim victim)
    {
        var (bytes, count) = Records(victim);
        const int Added = 37, Lost = 61;
        var (longer, shorter) = (count / 5, (count * 3 / 5) + victim.Pick(Math.Max(1, count / 5)));
        var middle = bytes / 2;
        victim.Files.Rewrite(victim.Data, (from, to) =>
        {
            Pass(from, to, (long)longer * bytes + middle);
            for (var i = 0; i < Added; i++)
            {
                to.WriteByte((byte)victim.Pick(256));
            }

            Pass(from, to, (long)shorter * bytes + middle - from.Position);
            from.Position += Lost;
            from.CopyTo(to);
        });
        victim.Detail = $"{Added} bytes added {middle} bytes into record {longer}, {Lost} bytes lost {middle} bytes into record {shorter}; records count from 0";
    }

    static void CutRecord(Victim victim) => victim.Files.Patch(victim.Data, file =>
    {
        var (bytes, count) = Records(victim);
        file.SetLength(((long)(count - 1) * bytes) + (bytes * 2 / 5));
        victim.Detail = $"{bytes * 2 / 5} of {bytes} bytes of record {count - 1}, the last, are left";
    });

    static void JumpInTime(Victim victim)
    {
        var (_, count) = Records(victim);
        var from = (count / 3) + victim.Pick(Math.Max(1, count / 3));
        Each(victim, from, count, header => BinaryPrimitives.WriteUInt32BigEndian(header[4..], BinaryPrimitives.ReadUInt32BigEndian(header[4..]) + HourS));
        victim.Detail = $"{HourS} s are added to the time of records {from} to {count - 1}";
    }

    static void LosePosition(Victim victim)
    {
        var (_, count) = Records(victim);
        var (from, to) = (count / 2, (count / 2) + Math.Max(1, count / 10));
        Each(victim, from, to, header => header[14..38].Clear()); // X, Y, Z and the three angles: bytes 15 to 38, counted from 1
        victim.Detail = $"position and attitude of records {from} to {to - 1} are zero";
    }

    static void KeepWorking(Victim victim)
    {
        var (_, count) = Records(victim);
        Each(victim, count - 1, count, header => header[73] = 0xFF);
        victim.Detail = $"working mode FF in record {count - 1}, the last";
    }

    static void RepeatRecords(Victim victim)
    {
        var (bytes, count) = Records(victim);
        var (from, repeated) = (count / 2, Math.Min(5, count - (count / 2)));
        victim.Files.Rewrite(victim.Data, (source, target) =>
        {
            Pass(source, target, (long)(from + repeated) * bytes);
            source.Position = (long)from * bytes;
            source.CopyTo(target);
        });
        var label = LabelEdit.WithAll(victim.ReadLabel(), "records", _ => LabelEdit.Number(count + repeated));
        victim.WriteLabel(LabelEdit.With(label, "file_size", LabelEdit.Number((long)(count + repeated) * bytes)));
        victim.Detail = $"records {from} to {from + repeated - 1} come twice, one block after the other";
    }

    static (int Bytes, int Count) Records(Victim victim)
    {
        var bytes = (int)LabelEdit.NumberOf(victim.ReadLabel(), "record_length");
        return (bytes, (int)(new FileInfo(victim.Data).Length / bytes));
    }

    delegate void ChangeHeader(Span<byte> header);

    /// <summary>Changes the 114 bytes before the echo of each record from one to before another.</summary>
    static void Each(Victim victim, int from, int to, ChangeHeader change) => victim.Files.Patch(victim.Data, file =>
    {
        var (bytes, _) = Records(victim);
        Span<byte> header = stackalloc byte[114];
        for (var record = from; record < to; record++)
        {
            file.Position = (long)record * bytes;
            file.ReadExactly(header);
            change(header);
            file.Position = (long)record * bytes;
            file.Write(header);
        }
    });

    static void Pass(Stream from, Stream to, long bytes)
    {
        var block = new byte[1 << 16];
        while (bytes > 0 && from.Read(block, 0, (int)Math.Min(block.Length, bytes)) is > 0 and var read)
        {
            to.Write(block, 0, read);
            bytes -= read;
        }
    }
}
