using System.Globalization;
using System.Text;
using Farside.Core.Time;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments.Particles;

/// <summary>The total ionising dose since landing (TID), which also grows while the detector is off.</summary>
sealed class LndTotalDose
{
    const double NoiseMicrogray = 0.6;
    static readonly Epoch Landing = Epoch.FromUtc(2019, 1, 3, 2, 26);
    static readonly TimeSpan Step = TimeSpan.FromHours(6);

    public LndTotalDose(LndPeriod period)
    {
        Table = new(Columns, Chance.Mix(period.Seed ^ 0x71d0));
        var truth = new StringBuilder("utc,total_uGy,dose_rate_uGy_h\n");
        var (row, total, last) = (0, Until(period.Start), period.Start);
        foreach (var time in period.Rows(period.SlowCadenceMinutes))
        {
            var rate = RateAt(time, period.Storm);
            total += rate * (time - last).TotalHours;
            last = time;
            var noise = NoiseMicrogray * Chance.Normal(Chance.Of(period.Seed, row++, 0x71d));
            Table.Add(time.ToUtcText(), (total + noise).ToString("F2", CultureInfo.InvariantCulture), rate.ToString("F3", CultureInfo.InvariantCulture));
            truth.Append(CultureInfo.InvariantCulture, $"{time.ToUtcText()},{total:F4},{rate:F4}\n");
        }

        Truth = truth.ToString();
    }

    public CharacterTable Table { get; }
    public string Truth { get; }

    static IReadOnlyList<TableColumn> Columns =>
    [
        new("TIME", "ASCII_Time", 24, "UTC", "Time of reading"),
        new("TOTAL_DOSE", "ASCII_Real", 10, "uGy", "Absorbed dose in silicon since landing"),
        new("DOSE_RATE", "ASCII_Real", 8, "uGy/h", "Its rise"),
    ];

    static double RateAt(Epoch time, SolarParticleEvent? storm) =>
        ((RadiationField.ChargedMicrograyPerHour + RadiationField.NeutralMicrograyPerHour) * RadiationField.ModulationAt(time)) + (storm?.DoseRateAt(time) ?? 0);

    static double Until(Epoch start)
    {
        var total = 0.0;
        for (var time = Landing; time < start; time += Step)
        {
            var hours = Math.Min(Step.TotalHours, (start - time).TotalHours);
            total += RateAt(time, null) * hours;
        }

        return total;
    }
}
