namespace Farside.Simulator.Evaluation.Payloads;

/// <summary>What was true of one look of the spectrometer: reflectance by wavelength and the infrared detector's gain, which no data tell.</summary>
sealed class SpectrumTruth
{
    readonly SortedDictionary<double, double> _reflectance;

    SpectrumTruth(SortedDictionary<double, double> reflectance, TrueLook look) => (_reflectance, Gain, StepBelow1380, SunDistanceAu) = (reflectance, look.SwirGain, look.StepBelow1380, look.SunDistanceAu);

    /// <summary>What the whole spectrum is written too bright by, beside the step.</summary>
    public double Gain { get; }

    /// <summary>What the infrared detector is too bright by before its change of order, beside that.</summary>
    public double StepBelow1380 { get; }

    public double SunDistanceAu { get; }

    /// <param name="product">The name of one of the look's data files.</param>
    public static SpectrumTruth? Of(EvaluationInput input, string product) =>
        input.Truth.Looks().FirstOrDefault(look => look.Products.Any(path => path.EndsWith(product, StringComparison.Ordinal))) is { } look
            ? new(Read(CsvTable.Read(input.Truth.TableFile(look.Table))), look) : null;

    public double? At(double nm) => _reflectance.TryGetValue(nm, out var value) ? value : null;

    /// <summary>Where the true spectrum over the straight line through the middles of two shoulders is least, by a parabola through three channels; nm.</summary>
    public double Centre((double From, double To) left, (double From, double To) right, (double From, double To) search)
    {
        var (a, b) = (Shoulder(left), Shoulder(right));
        var over = _reflectance.Where(point => point.Key >= search.From - 5 && point.Key <= search.To + 5)
            .Select(point => (Nm: point.Key, Value: point.Value / (a.Value + ((b.Value - a.Value) * (point.Key - a.Nm) / (b.Nm - a.Nm))))).ToList();
        var least = Enumerable.Range(1, over.Count - 2).MinBy(at => over[at].Value);
        var (before, here, after) = (over[least - 1].Value, over[least].Value, over[least + 1].Value);
        return over[least].Nm + ((over[least + 1].Nm - over[least].Nm) * 0.5 * (before - after) / (before - (2 * here) + after));
    }

    (double Nm, double Value) Shoulder((double From, double To) range)
    {
        var inside = _reflectance.Where(point => point.Key >= range.From && point.Key <= range.To).ToList();
        return (inside.Average(point => point.Key), inside.Average(point => point.Value));
    }

    // Where both detectors see, the infrared's channel is the narrower one; they differ by less than their noise.
    static SortedDictionary<double, double> Read(CsvTable table)
    {
        var reflectance = new SortedDictionary<double, double>();
        foreach (var row in table.Rows)
        {
            reflectance[table.Number(row, "wavelength_nm") ?? 0] = table.Number(row, "reflectance_factor") ?? 0;
        }

        return reflectance;
    }
}
