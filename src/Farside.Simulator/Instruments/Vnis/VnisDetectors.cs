using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments.Vnis;

/// <summary>What the two detectors do to radiance: gains that differ, a step where the infrared one changes order, noise of known size, dead pixels.</summary>
/// <remarks>
/// The step between 1375 and 1380 nm is 3 % in the spectrum of sequence 0136; gains differ by as much between the detectors. Noise: the neighbouring channels of that spectrum scatter
/// by about 1 %, more where little light is left. Dead pixels are the same in every cube.
/// </remarks>
sealed class VnisDetectors
{
    const double OrderChangeNm = 1380;
    const uint DeadPixelSeed = 0xdead;
    const int DeadPixels = 14;

    readonly uint _seed;
    readonly bool _isEarly;

    public VnisDetectors(uint seed, int lunarDay)
    {
        (_seed, _isEarly) = (Chance.Mix(seed ^ 0x5a11), lunarDay < 7);
        var chance = new Chance.Stream(_seed);
        (CmosGain, SwirGain, StepBelow1380) = (1 + (0.03 * chance.Signed()), 1 + (0.02 * chance.Signed()), 1 - (0.032 + (0.012 * chance.Signed())));
    }

    public double CmosGain { get; }
    public double SwirGain { get; }

    /// <summary>Factor on infrared channels below 1380 nm.</summary>
    public double StepBelow1380 { get; }

    public static IReadOnlyList<(int Line, int Sample)> Dead { get; } = [.. Enumerable.Range(0, DeadPixels)
        .Select(i => ((int)(Chance.Of(DeadPixelSeed, i, 1) % VnisGeometry.Size), (int)(Chance.Of(DeadPixelSeed, i, 2) % VnisGeometry.Size)))];

    /// <summary>Written radiance over true radiance, noise aside.</summary>
    public double Factor(VnisChannel channel)
    {
        var gain = channel.IsSwir ? SwirGain * (channel.WavelengthNm < OrderChangeNm ? StepBelow1380 : 1) : CmosGain;
        return gain / (_isEarly ? channel.EarlyFactor : 1);
    }

    /// <summary>Standard deviation of a written radiance, W·m⁻²·sr⁻¹·nm⁻¹: of one spectrum's channel, or of one pixel of the cube.</summary>
    public static double Sigma(VnisChannel channel, double radiance)
    {
        var (floor, share) = channel.IsSwir ? (1.1e-5, 0.007) : (4e-5, 0.010);
        return Math.Sqrt((floor * floor) + (share * share * radiance * radiance));
    }

    /// <param name="pixel">Of the cube, 0-based; 0 for the spectrum.</param>
    public double Measured(VnisChannel channel, double trueRadiance, int pixel = 0)
    {
        var written = trueRadiance * Factor(channel);
        return written + (Sigma(channel, written) * Chance.Normal(Chance.Of(_seed, channel.Band, pixel, channel.IsSwir ? 2 : 1)));
    }
}
