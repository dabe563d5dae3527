using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments.Radar;

/// <summary>Time zero moves with the electronics' temperature: from file to file by up to 3 samples of channel 2, and slowly as the radar warms itself.</summary>
/// <remarks>±3 samples, 1 ns: alignment of real files. How fast the radar warms is taken from its thermistors' counts; the rest is assumed.</remarks>
readonly record struct TimeZeroDrift(double StartC)
{
    public const double ReferenceC = 20;
    public const double NsPerC = 0.9375 / 35; // 3 samples of channel 2 over 35 °C
    public const double WarmsByC = 8;
    public const double WarmsInS = 900;

    public static TimeZeroDrift Of(LprPeriod period, uint seed) => new(period.TemperatureC ?? ReferenceC + (32 * Chance.Signed(Chance.Of(seed, 17, 1))));

    /// <summary>Degrees above the start.</summary>
    public static double WarmedC(double seconds) => WarmsByC * (1 - Math.Exp(-seconds / WarmsInS));

    /// <summary>By how much everything comes later than in the middle of the drift.</summary>
    public double NsAt(double seconds) => NsPerC * (StartC + WarmedC(seconds) - (0.5 * WarmsByC) - ReferenceC);
}
