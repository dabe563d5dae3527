using System.Text.Json;

namespace Farside.Archive.Missions;

/// <summary>What a mission's data file knows of a spectrometer's channels, in the file's order.</summary>
public sealed record SpectralChannels
{
    /// <summary>The release that is calibrated in flight: earlier ones of early days want <see cref="EarlyFactors"/>.</summary>
    const string CalibratedInFlight = "2.0";

    /// <summary>Full width at half maximum, nm.</summary>
    public required double[] WidthsNm { get; init; }

    /// <summary>Of the Sun at 1 AU through each channel, W·m⁻²·nm⁻¹.</summary>
    public required double[] Irradiance { get; init; }

    /// <summary>What radiances of the mission's first days are to be multiplied by.</summary>
    public required double[] EarlyFactors { get; init; }

    /// <summary>The last lunar day whose radiances want them.</summary>
    public required int LastEarlyDay { get; init; }

    /// <summary>Of one mode; null where its channels are not known.</summary>
    public static SpectralChannels? Of(InstrumentSheet instrument, string mode)
    {
        // A calibration's channels are its detector's.
        var path = $"channels.{(mode.EndsWith('C') ? mode[..^1] + "D" : mode)}";
        return Numbers(instrument, $"{path}.irradiance") is not { Length: > 0 } irradiance ? null : new()
        {
            WidthsNm = Numbers(instrument, $"{path}.width"),
            Irradiance = irradiance,
            EarlyFactors = Numbers(instrument, $"{path}.earlyFactors"),
            LastEarlyDay = instrument.Facts.Count("early.lastLunarDay") ?? 0,
        };
    }

    /// <summary>Do radiances want <see cref="EarlyFactors"/>? By the label's version where it tells, else by the day.</summary>
    /// <param name="release">The label's version of the product; empty when unknown.</param>
    public bool WantsEarlyFactors(string release, int? lunarDay) => release != CalibratedInFlight && lunarDay <= LastEarlyDay;

    static double[] Numbers(InstrumentSheet instrument, string path) =>
        instrument.Facts.Find(path)?.Value is { ValueKind: JsonValueKind.Array } values ? [.. values.EnumerateArray().Select(value => value.GetDouble())] : [];
}
