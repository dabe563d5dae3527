using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments.Radar;

/// <summary>The raw telemetry bytes that move; the thermistors' counts fall as the electronics warm.</summary>
readonly record struct LprTelemetry(byte Current, byte PulseRate, byte TransmitterCurrent, byte Supply, byte Transmitter1, byte Transmitter2, byte Receiver1, byte Receiver2)
{
    // In the real file receiver 2 falls from 49 to 45 counts in 640 s; the scale to degrees is not known.
    const double CountsPerC = 0.9;

    /// <param name="warmedC">Degrees since the radar was switched on.</param>
    public static LprTelemetry Of(double warmedC, uint record)
    {
        var counts = CountsPerC * warmedC;
        return new(
            (byte)(88 + (record / 3 % 2)), (byte)(Chance.Mix(record) % 6 == 0 ? 85 : 86), (byte)(110 + (Chance.Mix(record ^ 101) % 3)),
            Fallen(50, 0.5 * counts), 40, Fallen(46, 0.5 * counts), Fallen(50, 0.75 * counts), Fallen(49, counts));
    }

    static byte Fallen(int from, double counts) => (byte)(from - (int)Math.Round(counts));
}
