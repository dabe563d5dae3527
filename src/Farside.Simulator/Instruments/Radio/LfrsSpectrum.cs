using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments.Radio;

/// <summary>What the antenna and its receiver make of the sky: the galaxy, bursts while the Sun is up, what is left of the lander's own noise, and the receiver's.</summary>
/// <remarks>
/// Sensitivity about 10⁻¹⁸ W·m⁻²·Hz⁻¹: Zhu et al. 2021, Res. Astron. Astrophys. 21, 116. 2C spectra lie 40–50 dB below the true level: ChinaXiv 202105.00045. The lander's lines are invented: harmonics of two
/// power converters, over a hump below 1 MHz.
/// </remarks>
sealed class LfrsSpectrum
{
    /// <summary>Written over true flux, dB.</summary>
    public const double LevelDb = -45;

    public const double NoiseFlux = 5e-19;

    static readonly double Level = Math.Pow(10, LevelDb / 10);

    readonly LfrsPeriod _period;
    readonly double[] _quiet;
    readonly double[] _lander;

    public LfrsSpectrum(LfrsPeriod period)
    {
        _period = period;
        Lines = [.. LinesOf(period.BandMhz, period.Seed)];
        _quiet = [.. Enumerable.Range(0, LfrsRecord.Channels).Select(channel => GalacticBackground.Flux(period.FrequencyMhz(channel)))];
        _lander = [.. Enumerable.Range(0, LfrsRecord.Channels).Select(channel => Lander(period.FrequencyMhz(channel)))];
    }

    /// <summary>The lander's lines: middle, half width, flux that cancelling leaves.</summary>
    public IReadOnlyList<(double Mhz, double WidthMhz, double Flux)> Lines { get; }

    /// <summary>True flux of the sky without bursts, W·m⁻²·Hz⁻¹.</summary>
    public double Quiet(int channel) => _quiet[channel];

    /// <summary>What cancelling leaves of the lander, W·m⁻²·Hz⁻¹, on average.</summary>
    public double Remaining(int channel) => _lander[channel];

    /// <summary>One record's numbers as written.</summary>
    public void Record(int record, bool isDay, Span<float> spectrum)
    {
        var seconds = _period.SecondsOf(record);
        var breathing = 1 + (0.15 * Math.Sin(seconds / 611)) + (0.05 * Chance.Normal(Chance.Of(_period.Seed, record, 0x1f5)));
        for (var channel = 0; channel < spectrum.Length; channel++)
        {
            var noise = NoiseFlux * Chance.Normal(Chance.Of(_period.Seed, record, channel, 0x1f));
            spectrum[channel] = (float)((_quiet[channel] + Bursts(channel, seconds, isDay) + (_lander[channel] * breathing) + noise) * Level);
        }
    }

    double Bursts(int channel, double seconds, bool isDay)
    {
        var sum = 0.0;
        foreach (var burst in isDay ? _period.Bursts : [])
        {
            sum += burst.FluxAt(_period.FrequencyMhz(channel), seconds);
        }

        return sum;
    }

    double Lander(double mhz)
    {
        var sum = 4e-18 / (1 + Math.Pow(mhz / 0.45, 4));
        foreach (var (at, width, flux) in Lines)
        {
            var off = (mhz - at) / width;
            sum += Math.Abs(off) < 6 ? flux * Math.Exp(-0.5 * off * off) : 0;
        }

        return sum;
    }

    static IEnumerable<(double, double, double)> LinesOf((double Low, double High) band, uint seed)
    {
        var channel = (band.High - band.Low) / LfrsRecord.Channels;
        foreach (var (fundamental, strength) in new[] { (0.1275, 4e-17), (2.0833, 2e-17) })
        {
            for (var n = (int)Math.Ceiling(band.Low / fundamental); n * fundamental <= band.High && n <= 60; n++)
            {
                var chance = Chance.Unit(Chance.Of(seed, n, (int)(fundamental * 1e4)));
                yield return (n * fundamental, channel * (1 + chance), strength * (0.3 + chance) / Math.Sqrt(n));
            }
        }
    }
}
