namespace Farside.Processing.Radar;

/// <summary>Chains with names: two that were published, and what Farside takes when nobody says otherwise.</summary>
public static class RadarPresets
{
    /// <summary>The words that <see cref="Of"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = ["standard", "migrated", "roncoroni-2024", "zero-phase-250-750"];

    /// <param name="centralMhz">Of the antenna; sets bands and windows of the chains that are nobody's publication.</param>
    /// <param name="zero">How time zero is found; null takes the traces' first sample for it.</param>
    /// <exception cref="RadarStepException">No such preset.</exception>
    public static IReadOnlyList<RadarStep> Of(string name, double centralMhz, TimeZeroStep? zero) => name switch
    {
        "standard" => Standard(centralMhz, zero),
        "migrated" => Migrated(Standard(centralMhz, zero)),
        "roncoroni-2024" => Roncoroni2024,
        "zero-phase-250-750" => ZeroPhase,
        _ => throw new RadarStepException(name, "no such preset", string.Join(", ", Names)),
    };

    /// <summary>Band of the antenna, zero phase; what is the same over a long window taken off; spreading and loss undone.</summary>
    static IReadOnlyList<RadarStep> Standard(double centralMhz, TimeZeroStep? zero) =>
    [
        .. zero is null ? Array.Empty<RadarStep>() : [zero],
        new DewowStep { WindowNs = 5000 / centralMhz },
        new BandPassStep { LowMhz = 0.5 * centralMhz, HighMhz = 1.5 * centralMhz, Order = 4 },
        new BackgroundStep { Traces = 501 },
        new SphericalGainStep { Mhz = centralMhz },
    ];

    // Gain would lift late noise, which migration then smears into smiles: it comes last.
    static IReadOnlyList<RadarStep> Migrated(IReadOnlyList<RadarStep> steps) => [.. steps.SkipLast(1), new StoltStep(), steps[^1]];

    /// <summary>
    /// Butterworth of order 5, 100 to 600 MHz, forwards and backwards; time zero at half of the section's greatest echo; a high-pass along the way whose
    /// corner is 9.6 MHz of the samples' 3,200, which makes 333 traces; t^1.7.
    /// </summary>
    /// <remarks>Source: Roncoroni et al. 2024, Sci. Data 11, 10.1038/s41597-024-02963-4, and their processing notebook. The order along the way is not printed: taken as that in time.</remarks>
    static IReadOnlyList<RadarStep> Roncoroni2024 { get; } =
    [
        new BandPassStep { LowMhz = 100, HighMhz = 600, Order = 5, IsCascade = true },
        new TimeZeroStep { Rule = TimeZeroRule.Threshold, Share = 0.5 },
        new AcrossHighPassStep { Traces = 3200 / 9.6, Order = 5 },
        new PowerGainStep { Power = 1.7 },
    ];

    /// <summary>The receiver's delay cut off, Butterworth of order 5 from 250 to 750 MHz forwards and backwards, mean trace taken off, spreading and loss undone.</summary>
    /// <remarks>
    /// Source: keitaro-kanda/LPR, run_data_processing.py: delay 28.203 ns (Su et al. 2014) cut to 90 whole samples, permittivity 3.0, loss tangent 0.004 at 500 MHz. There the loss's
    /// exponent is also multiplied by √(ε ε₀), a 200,000th, which leaves spreading alone: <c>spherical-gain:permittivity=3,loss=0</c> gives that.
    /// </remarks>
    static IReadOnlyList<RadarStep> ZeroPhase { get; } =
    [
        new TimeZeroStep { Rule = TimeZeroRule.Fixed, OffsetNs = 28.125 },
        new BandPassStep { LowMhz = 250, HighMhz = 750, Order = 5 },
        new BackgroundStep(),
        new SphericalGainStep { Permittivity = 3, LossTangent = 0.004, Mhz = 500 },
    ];
}
