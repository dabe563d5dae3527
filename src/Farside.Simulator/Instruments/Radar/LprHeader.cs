using System.Buffers.Binary;
using Farside.Core.Time;

namespace Farside.Simulator.Instruments.Radar;

/// <summary>The 114 bytes before an echo, with the byte orders and units that contradict the label.</summary>
sealed record LprHeader
{
    public const int Bytes = 114;

    public required byte Mark { get; init; }
    public required int Samples { get; init; }
    public required Epoch Time { get; init; }
    public required NavigationFix Fix { get; init; }

    /// <summary>Metres east, north, up from the lander, then three angles in degrees.</summary>
    public required IReadOnlyList<double> Reference { get; init; }

    /// <summary>Records of channel 1 and of channel 2 so far, this one included.</summary>
    public required (int First, int Second) Counts { get; init; }

    /// <summary>0xFF: both channels work; 0 in a file's last record.</summary>
    public required byte WorkingMode { get; init; }

    /// <summary>Raw telemetry: total current, pulse rate 1, transmitter current, power supply, and the two transmitters' and receivers' thermistors.</summary>
    public required LprTelemetry Telemetry { get; init; }

    public void Write(Span<byte> record)
    {
        BinaryPrimitives.WriteUInt32BigEndian(record, Mark == 0x11 ? 0x146F1111u : 0x146F2222u);
        var clock = ClockMilliseconds(Time);
        BinaryPrimitives.WriteUInt32BigEndian(record[4..], (uint)(clock / 1000));
        BinaryPrimitives.WriteUInt16BigEndian(record[8..], (ushort)(clock % 1000));
        Navigation(record);
        BinaryPrimitives.WriteUInt16BigEndian(record[62..], (ushort)(Counts.First + Counts.Second - 1));
        Housekeeping(record);
        BinaryPrimitives.WriteUInt16BigEndian(record[107..], (ushort)(4 * Samples)); // the label says little-endian
        BinaryPrimitives.WriteUInt16LittleEndian(record[109..], (ushort)Counts.First);
        BinaryPrimitives.WriteUInt16LittleEndian(record[111..], (ushort)Counts.Second);
        record[113] = Mark;
    }

    // The radar's clock knows no leap seconds.
    static long ClockMilliseconds(Epoch time)
    {
        var (year, month, day, hour, minute, second, nanosecond) = time.ToUtc();
        var elapsed = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc) - new DateTime(2009, 12, 31, 16, 0, 0, DateTimeKind.Utc);
        return ((long)elapsed.TotalSeconds * 1000) + (nanosecond / 1_000_000);
    }

    void Navigation(Span<byte> record)
    {
        // Velocity is 0 in every record; attitude in radians, though the label says degrees.
        ReadOnlySpan<float> values = [0, Fix.North, Fix.East, Fix.Down, Fix.PitchRad, Fix.RollRad, Fix.YawRad];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleBigEndian(record[(10 + (4 * i))..], values[i]);
        }

        for (var i = 0; i < Reference.Count; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(record[(38 + (4 * i))..], (float)Reference[i]); // the label says big-endian
        }
    }

    // Constants are those of the real file: supplies, high voltage, gain modes, time windows FF = 16K and 77 = 8K, pulse rates, accumulations.
    void Housekeeping(Span<byte> record)
    {
        ReadOnlySpan<byte> from65 =
        [
            165, 165, 172, Telemetry.Current, 9, 143, 0, Telemetry.PulseRate, 71, WorkingMode, 0, 0, 0, 10, 0, 0xFF, 4, 0x77, 4, 0x64, 0x18, 0x14, 0x0C,
        ];
        ReadOnlySpan<byte> from92 =
        [
            0xAA, 0xEE, 0x3F, 0, 0, 0, 0, 198, 165, Telemetry.TransmitterCurrent, Telemetry.Supply, 128,
            Telemetry.Transmitter1, Telemetry.Transmitter2, Telemetry.Receiver1, Telemetry.Receiver2,
        ];
        from65.CopyTo(record[64..]);
        BinaryPrimitives.WriteUInt16BigEndian(record[87..], (ushort)Counts.First);
        BinaryPrimitives.WriteUInt16BigEndian(record[89..], (ushort)Counts.Second);
        from92.CopyTo(record[91..]);
    }
}
