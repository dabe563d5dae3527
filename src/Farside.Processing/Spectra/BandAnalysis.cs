namespace Farside.Processing.Spectra;

/// <summary>The bands at 1 and 2 µm of a soil or a rock, under both continua, and what their mafic minerals are likely to be; errors by drawing the spectrum's own anew.</summary>
/// <param name="Bands">Those that were found.</param>
/// <param name="Indicators">By the straight line's bands; what they rest on is missing where a band is.</param>
public sealed record BandAnalysis(IReadOnlyList<BandReading> Bands, IReadOnlyList<MineralIndicator> Indicators)
{
    const double HullFromNm = 700;
    const int HullSmoothedAround = 12;

    /// <param name="draws">Monte-Carlo draws; 0 leaves the errors out (NaN).</param>
    public static BandAnalysis Of(ReflectanceSpectrum spectrum, int draws, ulong seed)
    {
        var (kinds, windows) = (Enum.GetValues<ContinuumKind>(), new[] { BandWindow.OneMicron, BandWindow.TwoMicron });
        var asked = kinds.SelectMany(kind => windows.Select(window => (Kind: kind, Window: window))).ToList();
        var found = asked.Select(one => Shape(spectrum, spectrum.Values, one.Window, one.Kind)).ToList();
        var drawn = SpectrumDraws.Of(spectrum, draws, seed).Select(values => asked.Select(one => Shape(spectrum, values, one.Window, one.Kind)).ToList()).ToList();
        var bands = new List<BandReading>();
        for (var i = 0; i < asked.Count; i++)
        {
            if (found[i] is { } shape)
            {
                var others = drawn.Select(draw => draw[i]).OfType<BandShape>().ToList();
                bands.Add(new(asked[i].Window, asked[i].Kind, With(shape.CentreNm, others.Select(other => other.CentreNm), shape.CurveNm), With(shape.Depth, others.Select(other => other.Depth)),
                    With(shape.AreaNm, others.Select(other => other.AreaNm)), With(shape.Asymmetry, others.Select(other => other.Asymmetry))));
            }
        }

        // The straight line's two stand first.
        var indicators = MineralIndicators.Of(found[0], found[1]).Select(indicator => indicator with
        {
            Value = With(indicator.Value.Value, drawn.SelectMany(draw => MineralIndicators.Of(draw[0], draw[1])).Where(other => other.Name == indicator.Name).Select(other => other.Value.Value)),
        });
        return new(bands, [.. indicators]);
    }

    /// <summary>The spectrum over a continuum, NaN where that is not defined.</summary>
    public static double[]? Removed(ReflectanceSpectrum spectrum, IReadOnlyList<double> values, BandWindow band, ContinuumKind kind)
    {
        if (kind == ContinuumKind.Line)
        {
            return Continuum.Line(spectrum.WavelengthsNm, values, band) is { } line ? [.. values.Zip(line, (value, under) => value / under)] : null;
        }

        var first = Array.FindIndex(spectrum.WavelengthsNm, nm => nm >= HullFromNm);
        if (first < 0)
        {
            return null;
        }

        var nm = spectrum.WavelengthsNm[first..];
        var hull = Continuum.Hull(nm, LocalQuadratic.Smooth(nm, [.. values.Skip(first)], HullSmoothedAround));
        return [.. Enumerable.Repeat(double.NaN, first), .. values.Skip(first).Zip(hull, (value, over) => value / over)];
    }

    static BandShape? Shape(ReflectanceSpectrum spectrum, IReadOnlyList<double> values, BandWindow band, ContinuumKind kind)
    {
        if (spectrum.WavelengthsNm[0] > band.LeftToNm || spectrum.WavelengthsNm[^1] < band.RightFromNm || Removed(spectrum, values, band, kind) is not { } removed)
        {
            return null;
        }

        return BandMeter.Measure(spectrum.WavelengthsNm, removed, band, [.. spectrum.Noise.Zip(spectrum.Values, (noise, value) => noise / value)], kind == ContinuumKind.Line);
    }

    static Estimate With(double value, IEnumerable<double> drawn, double further = 0)
    {
        var others = drawn.Where(double.IsFinite).ToList();
        if (others.Count < 2)
        {
            return new(value, double.NaN);
        }

        var mean = others.Average();
        return new(value, Math.Sqrt((others.Sum(other => (other - mean) * (other - mean)) / (others.Count - 1)) + (further * further)));
    }
}
