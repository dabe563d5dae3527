namespace Farside.Simulator.Evaluation.Payloads;

/// <summary>Neutral atoms from the ground: mean spectra and fluxes over all energies, by observation and by lunar day, against what truly came at the same times.</summary>
sealed class NeutralAtomsEvaluation : IEvaluation
{
    public const string Flux = "neutral atoms: flux over all energies of an observation, error";
    public const string Sigmas = "neutral atoms: flux over all energies, error over its standard error";
    public const string Energies = "neutral atoms: mean flux of an energy, errors over standard errors, RMS";
    public const string Day = "neutral atoms: flux of a lunar day against its Sun, error";
    const string Column = "hydrogen_flux_1_per_cm2ssr";
    const string Spectrum = "HYDROGEN_FLUX";

    public IReadOnlyList<string> Quantities => [Flux, Sigmas, Energies, Day];

    public IEnumerable<Finding> Judge(EvaluationInput input, CancellationToken cancel)
    {
        var ids = input.Products.Ids("neutral-atoms");
        var truth = TrueAtoms.BySequence(input);
        if (ids.Count == 0 || truth.Count == 0)
        {
            input.SayAbsent("neutral atoms (" + string.Join("; ", Quantities) + ")", ids.Count == 0 ? "no product of that recipe" : "the truth holds no fluxes of atoms");
            return [];
        }

        return ids.SelectMany(id => input.TryRead($"neutral-atoms/{id}", () => Judge(input, id, truth)) ?? []);
    }

    static List<Finding> Judge(EvaluationInput input, string id, Dictionary<string, TrueAtoms> truth)
    {
        var (fluxes, spectra) = (CsvTable.Read(input.Products.PathOf("neutral-atoms", id, "flux.csv")), CsvTable.Read(input.Products.PathOf("neutral-atoms", id, "spectra.csv")));
        if (!fluxes.Has(Column))
        {
            input.SayAbsent(Flux, "the product's columns are not the simulated analyser's");
            return [];
        }

        var told = (from row in fluxes.Rows
                    where truth.ContainsKey(fluxes.Text(row, "sequence"))
                    select (Day: fluxes.Text(row, "lunar_day"), Flux: fluxes.Number(row, Column) ?? double.NaN, Error: fluxes.Number(row, "error") ?? double.NaN, True: truth[fluxes.Text(row, "sequence")].OverAllEnergies)).ToList();
        var energies = OverErrors(spectra, truth).ToList();
        if (told.Count == 0 || energies.Count == 0)
        {
            return [];
        }

        var days = told.GroupBy(one => one.Day).Select(day => Percent(day.Average(one => one.Flux), day.Average(one => one.True))).ToList();
        return
        [
            new(Flux, "", told.Max(one => Percent(one.Flux, one.True)), told.Count, fluxes.Rows.Count),
            new(Sigmas, "", told.Max(one => Math.Abs(one.Flux - one.True) / one.Error), told.Count, fluxes.Rows.Count),
            new(Energies, "", Math.Sqrt(energies.Average(error => error * error)), energies.Count, energies.Count),
            new(Day, "", days.Max(), days.Count, days.Count),
        ];
    }

    // An energy at which nothing was ever counted has no error and claims nothing.
    static IEnumerable<double> OverErrors(CsvTable spectra, Dictionary<string, TrueAtoms> truth)
    {
        foreach (var row in spectra.Rows.Where(row => spectra.Text(row, "spectrum") == Spectrum))
        {
            var sequence = spectra.Text(row, "part").Split(' ')[^1];
            if (truth.TryGetValue(sequence, out var atoms) && spectra.Number(row, "at") is { } energy && atoms.At(energy) is { } known && spectra.Number(row, "mean") is { } mean && spectra.Number(row, "error") is > 0 and var error)
            {
                yield return Math.Abs(mean - known) / error;
            }
        }
    }

    static double Percent(double told, double known) => 100 * Math.Abs((told / known) - 1);
}
