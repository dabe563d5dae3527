using System.Globalization;
using System.Text;
using Farside.Core.Time;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments.Particles;

/// <summary>Dose rates, protons and the spectrum of linear energy transfer (DPSL), each from counted particles.</summary>
sealed class LndDose
{
    public const double TelescopeCm2Sr = 1.1;
    const double DetectorCm2 = 3.9;
    const double NeutralPerSecond = 0.55;
    const double PotentialMv = 450;
    static readonly double[] ProtonEdgesMev = [9, 13, 19, 28, 40, 60, 90, 150, 368];

    readonly LndPeriod _period;
    readonly StringBuilder _truth = new("utc,charged_uGy_h,neutral_uGy_h,storm_uGy_h,modulation\n");

    public LndDose(LndPeriod period)
    {
        _period = period;
        Table = new(Columns, Chance.Mix(period.Seed ^ 0xd051));
        var row = 0;
        foreach (var time in period.Rows(period.CadenceMinutes))
        {
            Add(time, row++);
        }
    }

    public CharacterTable Table { get; }

    /// <summary>CSV of what is true at each row's middle.</summary>
    public string Truth => _truth.ToString();

    static IReadOnlyList<TableColumn> Columns =>
    [
        new("TIME", "ASCII_Time", 24, "UTC", "Middle of the accumulation"),
        new("TOTAL_DOSE_RATE", "ASCII_Real", 8, "uGy/h", "Absorbed dose rate in silicon"),
        new("CHARGED_DOSE_RATE", "ASCII_Real", 8, "uGy/h", "Of charged particles"),
        new("NEUTRAL_DOSE_RATE", "ASCII_Real", 8, "uGy/h", "Of neutral particles"),
        new("LET", "ASCII_Real", 10, "keV/um", "Middle of a bin, in water", RadiationField.LetBins),
        new("LET_FLUX", "ASCII_Real", 11, "1/(cm2 s sr keV/um)", "Particles by linear energy transfer", RadiationField.LetBins),
        new("PROTON_FLUX", "ASCII_Real", 11, "1/(cm2 s sr MeV)", "Protons of 9-13-19-28-40-60-90-150-368 MeV", ProtonEdgesMev.Length - 1),
    ];

    void Add(Epoch time, int row)
    {
        var chance = new Chance.Stream(Chance.Of(_period.Seed, row, 0xd05));
        var (modulation, storm, seconds) = (RadiationField.ModulationAt(time), _period.Storm?.DoseRateAt(time) ?? 0, _period.CadenceMinutes * 60.0);
        var charged = 0.0;
        var fluxes = new string[RadiationField.LetBins];
        for (var bin = 0; bin < RadiationField.LetBins; bin++)
        {
            var flux = (RadiationField.LetFlux(bin) * modulation) + StormFlux(bin, storm);
            charged += Counting.Poisson(flux * DetectorCm2 * seconds, ref chance) * RadiationField.MeanLet(bin);
            var seen = Counting.Poisson(flux / (2 * Math.PI) * TelescopeCm2Sr * seconds, ref chance);
            fluxes[bin] = Number(seen / (TelescopeCm2Sr * seconds * (RadiationField.LetEdge(bin + 1) - RadiationField.LetEdge(bin))));
        }

        charged *= RadiationField.MicrograyPerHourPerFlux / RadiationField.WaterOverSilicon / (DetectorCm2 * seconds);
        var neutral = RadiationField.NeutralMicrograyPerHour * Counting.Poisson(NeutralPerSecond * modulation * seconds, ref chance) / (NeutralPerSecond * seconds);
        Table.Add([time.ToUtcText(), Rate(charged + neutral), Rate(charged), Rate(neutral), .. Middles, .. fluxes, .. Protons(modulation, storm, seconds, ref chance)]);
        _truth.Append(CultureInfo.InvariantCulture,
            $"{time.ToUtcText()},{(RadiationField.ChargedMicrograyPerHour * modulation) + storm:F4},{RadiationField.NeutralMicrograyPerHour * modulation:F4},{storm:F4},{modulation:F6}\n");
    }

    static IEnumerable<string> Middles { get; } = [.. Enumerable.Range(0, RadiationField.LetBins).Select(bin => Number(Math.Sqrt(RadiationField.LetEdge(bin) * RadiationField.LetEdge(bin + 1))))];

    // Protons of tens of MeV deposit about one to three keV/µm.
    static double StormFlux(int bin, double doseRate)
    {
        var dose = StormShape[bin] * RadiationField.MeanLet(bin);
        return dose * doseRate / StormDose * RadiationField.WaterOverSilicon / (RadiationField.MicrograyPerHourPerFlux * RadiationField.MeanLet(bin));
    }

    static double[] StormShape { get; } = [.. Enumerable.Range(0, RadiationField.LetBins).Select(bin => Math.Exp(-0.5 * Math.Pow(Math.Log(RadiationField.MeanLet(bin) / 1.6) / 0.5, 2)))];

    static double StormDose { get; } = Enumerable.Range(0, RadiationField.LetBins).Sum(bin => StormShape[bin] * RadiationField.MeanLet(bin));

    static string[] Protons(double modulation, double storm, double seconds, ref Chance.Stream chance)
    {
        var cells = new string[ProtonEdgesMev.Length - 1];
        for (var i = 0; i < cells.Length; i++)
        {
            var (from, to) = (ProtonEdgesMev[i], ProtonEdgesMev[i + 1]);
            var middle = Math.Sqrt(from * to);
            var flux = (RadiationField.ProtonFlux(middle, PotentialMv) * modulation) + (storm * 0.004 * Math.Pow(middle / 10, -2.5));
            cells[i] = Number(Counting.Poisson(flux * (to - from) * TelescopeCm2Sr * seconds, ref chance) / ((to - from) * TelescopeCm2Sr * seconds));
        }

        return cells;
    }

    static string Rate(double value) => value.ToString("F4", CultureInfo.InvariantCulture);

    static string Number(double value) => value.ToString("0.0000E+00", CultureInfo.InvariantCulture);
}
