using System.Globalization;
using Farside.Core.Sky;
using Farside.Core.Time;

namespace Farside.Simulator.Instruments.Radio;

/// <summary>A file of the lander's low-frequency radio spectrometer: a whole UTC day (version A) or a working period (version B), each family with its own numbers.</summary>
sealed record LfrsPeriod
{
    public required Epoch Start { get; init; }
    public required Epoch Stop { get; init; }

    /// <summary>Four digits.</summary>
    public required string Sequence { get; init; }

    /// <summary><c>A</c> or <c>B</c>.</summary>
    public required char Version { get; init; }

    public required uint Seed { get; init; }

    /// <summary>The Sun over the lander.</summary>
    public required Func<Epoch, SunPosition> SunAt { get; init; }

    /// <summary>Records, evenly over the period; the real files have about one a second.</summary>
    public required int Records { get; init; }

    /// <summary>First and last channel, MHz: the receiver has 0.1–2 and 1–40.</summary>
    public (double Low, double High) BandMhz { get; init; } = (0.1, 2);

    public IReadOnlyList<TypeThreeBurst> Bursts { get; init; } = [];

    /// <summary>Folder of the month of release.</summary>
    public string ReleaseMonth { get; init; } = "2019-07";

    /// <summary>A version A file: the UTC day that holds a time, numbered from 2019-01-03 = 0001.</summary>
    public static LfrsPeriod WholeDay(Epoch within, int records, uint seed, Func<Epoch, SunPosition> sunAt)
    {
        var (year, month, day, _, _, _, _) = within.ToUtc();
        var start = Epoch.FromUtc(year, month, day);
        var number = (int)Math.Round((start - Epoch.FromUtc(2019, 1, 3)).TotalDays) + 1;
        return new()
        {
            Start = start,
            Stop = Epoch.FromUtc(year, month, day, 23, 59, 59),
            Sequence = number.ToString("D4", CultureInfo.InvariantCulture),
            Version = 'A',
            Seed = seed,
            SunAt = sunAt,
            Records = records,
        };
    }

    /// <summary>MHz at the middle of a channel: the label's two numbers are the first and the last.</summary>
    public double FrequencyMhz(int channel) => BandMhz.Low + ((BandMhz.High - BandMhz.Low) * channel / (LfrsRecord.Channels - 1));

    /// <summary>Seconds from the first record to another.</summary>
    public double SecondsOf(int record) => (Stop - Start).TotalSeconds * record / Records;
}
