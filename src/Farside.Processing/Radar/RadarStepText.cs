using System.Globalization;

namespace Farside.Processing.Radar;

/// <summary>Steps from words: <c>band-pass:low=250,high=750</c>; what is not said stays as it usually is.</summary>
public static class RadarStepText
{
    /// <summary>The words, in the order of a usual chain.</summary>
    public static IReadOnlyList<RadarStep> All { get; } =
    [
        new TimeZeroStep(), new DewowStep(), new BandPassStep(), new BackgroundStep(), new AcrossHighPassStep(), new PowerGainStep(), new SphericalGainStep(),
        new AgcStep(), new StoltStep(), new KirchhoffStep(), new EnvelopeStep(),
    ];

    /// <exception cref="RadarStepException">No such step, no such setting, or no number.</exception>
    public static RadarStep Parse(string text)
    {
        var word = text.Split(':')[0];
        var step = All.FirstOrDefault(known => known.Word == word)
            ?? throw new RadarStepException(text, word, string.Join(", ", All.Select(known => known.Word)));
        var settings = text.Length > word.Length ? text[(word.Length + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries) : [];
        return settings.Aggregate(step, (made, setting) => Set(made, setting, text));
    }

    static RadarStep Set(RadarStep step, string setting, string text)
    {
        var (name, value) = setting.IndexOf('=') is > 0 and var at ? (setting[..at], setting[(at + 1)..]) : (setting, "");
        return step switch
        {
            TimeZeroStep zero when name is "rule" => zero with { Rule = Rule(value, text) },
            TimeZeroStep zero when name is "offset" => zero with { OffsetNs = Number(value, text) },
            TimeZeroStep zero when name is "share" => zero with { Share = Number(value, text) },
            TimeZeroStep zero when name is "within" => zero with { WithinNs = Number(value, text) },
            TimeZeroStep zero when name is "height" => zero with { HeightM = Number(value, text) },
            DewowStep wow when name is "window" => wow with { WindowNs = Number(value, text) },
            BandPassStep band when name is "low" => band with { LowMhz = Number(value, text) },
            BandPassStep band when name is "high" => band with { HighMhz = Number(value, text) },
            BandPassStep band when name is "order" => band with { Order = Whole(value, text) },
            BandPassStep band when name is "cascade" => band with { IsCascade = Whole(value, text) != 0 },
            BackgroundStep background when name is "traces" => background with { Traces = Whole(value, text) },
            AcrossHighPassStep across when name is "traces" => across with { Traces = Number(value, text) },
            AcrossHighPassStep across when name is "order" => across with { Order = Whole(value, text) },
            AcrossHighPassStep across when name is "first" => across with { FirstSample = Whole(value, text) },
            PowerGainStep gain when name is "power" => gain with { Power = Number(value, text) },
            SphericalGainStep gain when name is "permittivity" => gain with { Permittivity = Number(value, text) },
            SphericalGainStep gain when name is "loss" => gain with { LossTangent = Number(value, text) },
            SphericalGainStep gain when name is "mhz" => gain with { Mhz = Number(value, text) },
            AgcStep agc when name is "window" => agc with { WindowNs = Number(value, text) },
            StoltStep stolt when name is "velocity" => stolt with { VelocityMPerNs = Number(value, text) },
            StoltStep stolt when name is "angle" => stolt with { AngleDeg = Number(value, text) },
            KirchhoffStep sum when name is "velocity" => sum with { VelocityMPerNs = Number(value, text) },
            KirchhoffStep sum when name is "aperture" => sum with { ApertureM = Number(value, text) },
            KirchhoffStep sum when name is "angle" => sum with { AngleDeg = Number(value, text) },
            KirchhoffStep sum when name is "topography" => sum with { UsesTopography = Whole(value, text) != 0 },
            _ => throw new RadarStepException(text, name, Expected(step)),
        };
    }

    static string Expected(RadarStep step) =>
        string.Join(", ", step.Settings.Select(known => known.Name)) is { Length: > 0 } names ? names : "no setting";

    static TimeZeroRule Rule(string value, string text) => value switch
    {
        "direct-wave" => TimeZeroRule.DirectWave,
        "threshold" => TimeZeroRule.Threshold,
        "fixed" => TimeZeroRule.Fixed,
        _ => throw new RadarStepException(text, value, "direct-wave, threshold or fixed"),
    };

    static double Number(string value, string text) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : throw new RadarStepException(text, $"\"{value}\"", "a number");

    static int Whole(string value, string text) =>
        int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : throw new RadarStepException(text, $"\"{value}\"", "a whole number");
}
