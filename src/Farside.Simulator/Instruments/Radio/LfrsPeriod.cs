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

    /// <summary>MHz at the middle of a channel: the label's two numbers are the first and the last.</summary>
    public double FrequencyMhz(int channel) => BandMhz.Low + ((BandMhz.High - BandMhz.Low) * channel / (LfrsRecord.Channels - 1));

    /// <summary>Seconds from the first record to another.</summary>
    public double SecondsOf(int record) => (Stop - Start).TotalSeconds * record / Records;
}
