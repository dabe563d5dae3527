namespace Farside.Simulator.Evaluation.Payloads;

/// <summary>What truly came back from the ground during one observation of the analyser: its mean flux at each energy.</summary>
/// <param name="Mean">Energy, eV, rising, and mean flux over the observation, atoms·cm⁻²·s⁻¹·sr⁻¹·eV⁻¹.</param>
sealed record TrueAtoms(IReadOnlyList<(double EnergyEv, double Flux)> Mean)
{
    const double SameEnergy = 1e-4;

    /// <summary>By the trapezoid over the instrument's energies, as the product says it adds up: what lies between them is nobody's to know.</summary>
    public double OverAllEnergies => Mean.Zip(Mean.Skip(1), (low, high) => (low.Flux + high.Flux) / 2 * (high.EnergyEv - low.EnergyEv)).Sum();

    /// <summary>Null where the truth knows no such energy.</summary>
    public double? At(double energyEv) => Mean.Where(one => Math.Abs(one.EnergyEv - energyEv) < SameEnergy * energyEv).Select(one => (double?)one.Flux).FirstOrDefault();

    /// <summary>All observations of the truth by sequence.</summary>
    public static Dictionary<string, TrueAtoms> BySequence(EvaluationInput input) =>
        input.Truth.Tables("asan-").ToDictionary(path => Path.GetFileNameWithoutExtension(path)["asan-".Length..], path => Read(CsvTable.Read(path)), StringComparer.Ordinal);

    static TrueAtoms Read(CsvTable table) =>
        new([.. table.Rows.Select(row => (Energy: table.Number(row, "energy_eV") ?? 0, Flux: table.Number(row, "hydrogen_flux_cm2_s_sr_eV") ?? 0))
            .GroupBy(one => one.Energy).OrderBy(energy => energy.Key).Select(energy => (energy.Key, energy.Average(one => one.Flux)))]);
}
