using System.Globalization;
using System.Text;
using Farside.Core.Time;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments.Particles;

/// <summary>Thermal neutrons (ThN): counts behind and before the gadolinium, and their pulse heights with the lines of conversion electrons.</summary>
/// <remarks>
/// Gadolinium-158's transitions of 79.5 and 181.9 keV leave electrons of 71, 132 and 174 keV after the binding energies of 50.2 and 8.4 keV; that the detector counts them: Wimmer-Schweingruber et al. 2020,
/// Space Sci. Rev. 216, 104. Rates are invented.
/// </remarks>
sealed class LndNeutrons
{
    const int Channels = 32;
    const double ChannelKev = 10;
    const double CountsPerSecond = 0.9;
    const double BackgroundPerSecond = 0.35;
    const double FluxPerRate = 1.6;
    static readonly double[] Shape = [.. Enumerable.Range(0, Channels).Select(channel => Lines((channel + 0.5) * ChannelKev))];

    readonly LndPeriod _period;
    readonly StringBuilder _truth = new("utc,thermal_flux_cm2_s,counts_per_s,background_per_s\n");

    public LndNeutrons(LndPeriod period)
    {
        _period = period;
        Table = new(Columns, Chance.Mix(period.Seed ^ 0x7e41));
        var row = 0;
        foreach (var time in period.Rows(period.SlowCadenceMinutes))
        {
            Add(time, row++);
        }
    }

    public CharacterTable Table { get; }
    public string Truth => _truth.ToString();

    static IReadOnlyList<TableColumn> Columns =>
    [
        new("TIME", "ASCII_Time", 24, "UTC", "Middle of the accumulation"),
        new("COUNTS_DOWN", "ASCII_Integer", 8, "count", "From the ground, thermal and background"),
        new("COUNTS_UP", "ASCII_Integer", 8, "count", "From above, background alone"),
        new("THERMAL_FLUX", "ASCII_Real", 8, "1/(cm2 s)", "Thermal neutrons from the ground"),
        new("SPECTRUM", "ASCII_Integer", 6, "count", "Pulse heights of 10 keV", Channels),
    ];

    void Add(Epoch time, int row)
    {
        var chance = new Chance.Stream(Chance.Of(_period.Seed, row, 0x7e4));
        var (modulation, seconds) = (RadiationField.ModulationAt(time), _period.SlowCadenceMinutes * 60.0);
        var rate = CountsPerSecond * modulation;
        var pulses = new long[Channels];
        for (var channel = 0; channel < Channels; channel++)
        {
            pulses[channel] = Counting.Poisson(((rate * Shape[channel] / Shape.Sum()) + (BackgroundPerSecond / Channels)) * seconds, ref chance);
        }

        var up = Counting.Poisson(BackgroundPerSecond * seconds, ref chance);
        var flux = (pulses.Sum() - up) / seconds * FluxPerRate;
        Table.Add([time.ToUtcText(), Whole(pulses.Sum()), Whole(up), flux.ToString("F4", CultureInfo.InvariantCulture), .. pulses.Select(Whole)]);
        _truth.Append(CultureInfo.InvariantCulture, $"{time.ToUtcText()},{rate * FluxPerRate:F5},{rate:F5},{BackgroundPerSecond:F5}\n");
    }

    static double Lines(double kev)
    {
        static double Line(double kev, double at, double width) => Math.Exp(-0.5 * (kev - at) * (kev - at) / (width * width));
        return Line(kev, 71, 9) + (0.25 * Line(kev, 132, 12)) + (0.35 * Line(kev, 174, 14)) + (0.3 * Math.Exp(-kev / 60));
    }

    static string Whole(long count) => count.ToString(CultureInfo.InvariantCulture);
}
