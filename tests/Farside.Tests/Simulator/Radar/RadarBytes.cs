using System.Buffers.Binary;
using Farside.Core.Time;
using Farside.Simulator.Instruments.Radar;

namespace Farside.Tests.Simulator.Radar;

/// <summary>Little radar periods, and their bytes read by the offsets of the real files.</summary>
static class RadarBytes
{
    public static LprPeriod Period(IReadOnlyList<(double East, double North)> path, double seconds, string sequence = "0021")
    {
        var start = Epoch.FromUtc(2019, 3, 2, 8, 14, 11, 245_000_000);
        return new()
        {
            Sequence = sequence,
            PlannedStart = Epoch.FromUtc(2019, 3, 1, 0, 10),
            PlannedStop = Epoch.FromUtc(2019, 3, 4, 7, 30),
            Start = start,
            Stop = start + TimeSpan.FromSeconds(seconds),
            Path = path,
            GroundM = static (east, north) => (0.02 * east) - (0.01 * north),
            ReleaseMonth = "2019-07",
            TemperatureC = 20,
        };
    }

    public static byte[] Record(LprChannel channel, LprPeriod period, Subsurface ground, uint seed = 9) =>
        new LprRecorder(channel, period, new(period, seed), ground, seed).Record();

    public static IReadOnlyList<TraceTruth> Truth(LprChannel channel, LprPeriod period, Subsurface ground, uint seed = 9) =>
        new LprRecorder(channel, period, new(period, seed), ground, seed).Truth();

    public static int Stride(LprChannel channel) => 114 + (4 * channel.Samples) + 1;

    public static ReadOnlySpan<byte> RecordOf(byte[] bytes, LprChannel channel, int record) => bytes.AsSpan(record * Stride(channel), Stride(channel));

    public static double[] Echo(byte[] bytes, LprChannel channel, int record)
    {
        var echo = new double[channel.Samples];
        for (var n = 0; n < echo.Length; n++)
        {
            echo[n] = BinaryPrimitives.ReadSingleLittleEndian(RecordOf(bytes, channel, record)[(114 + (4 * n))..]);
        }

        return echo;
    }

    public static List<double[]> Echoes(byte[] bytes, LprChannel channel) =>
        [.. Enumerable.Range(0, bytes.Length / Stride(channel)).Select(record => Echo(bytes, channel, record))];

    /// <summary>North, east, down from the reference point as the record states them.</summary>
    public static (float North, float East, float Down) Place(ReadOnlySpan<byte> record) =>
        (BinaryPrimitives.ReadSingleBigEndian(record[14..]), BinaryPrimitives.ReadSingleBigEndian(record[18..]), BinaryPrimitives.ReadSingleBigEndian(record[22..]));

    public static double Rms(IEnumerable<double[]> echoes, int from, int to) => Math.Sqrt(echoes.Average(echo => echo[from..to].Average(value => value * value)));

    /// <summary>Half the share of sign changes times the sampling frequency, MHz.</summary>
    public static double ZeroCrossingMhz(IEnumerable<double[]> echoes, int from, int to, double samplingNs) =>
        500 / samplingNs * echoes.Average(echo => echo[from..(to - 1)].Zip(echo[(from + 1)..to]).Average(pair => pair.First * pair.Second < 0 ? 1.0 : 0));

    /// <summary>Sample of the strongest peak of either sign, by a parabola through its neighbours.</summary>
    public static double Peak(double[] echo)
    {
        var at = 1;
        for (var n = 1; n < echo.Length - 1; n++)
        {
            at = Math.Abs(echo[n]) > Math.Abs(echo[at]) ? n : at;
        }

        var (before, here, after) = (echo[at - 1], echo[at], echo[at + 1]);
        return at + (0.5 * (before - after) / (before - (2 * here) + after));
    }

    public static double[] Difference(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x - y)];
}
