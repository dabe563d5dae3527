namespace Farside.Simulator.Evaluation.Payloads;

/// <summary>One channel of a spectrum as it is told and as it truly is.</summary>
/// <param name="Sigma">One standard deviation, joints' errors included.</param>
/// <param name="Noise">The channel's own part of it.</param>
sealed record JudgedChannel(double Nm, double Told, double Sigma, double Noise, double True, double Gain)
{
    /// <summary>Told over true, the detector's gain aside, less one.</summary>
    public double Off => (Told / Gain / True) - 1;

    /// <returns>Null where either says nothing.</returns>
    public static JudgedChannel? Of(CsvTable table, string[] row, SpectrumTruth truth) =>
        table.Number(row, "wavelength_nm") is { } nm && table.Number(row, "reflectance") is { } told && truth.At(nm) is > 0 and var known
            ? new(nm, told, table.Number(row, "sigma_reflectance") ?? 0, table.Number(row, "noise_reflectance") ?? 0, known, truth.Gain) : null;
}
