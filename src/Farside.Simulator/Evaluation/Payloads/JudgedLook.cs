using System.Text.Json;

namespace Farside.Simulator.Evaluation.Payloads;

/// <summary>One product of the spectrum recipe beside its truth.</summary>
/// <param name="Joints">Errors of joining its detectors; null where nothing was joined.</param>
sealed record JudgedLook(SpectrumTruth Truth, IReadOnlyList<JudgedChannel> Channels, JudgedJoints? Joints, IReadOnlyDictionary<string, (double Nm, double Sigma)> Centres, double SunDistanceAu)
{
    /// <returns>Null where the truth does not know the look, or the product has no spectrum of both detectors.</returns>
    public static JudgedLook? Read(EvaluationInput input, string id)
    {
        if (TruthOf(input, id) is not { } truth)
        {
            return null;
        }

        var table = CsvTable.Read(input.Products.PathOf("spectrum", id, "spectrum.csv"));
        var channels = table.Rows.Select(row => JudgedChannel.Of(table, row, truth)).OfType<JudgedChannel>().ToList();
        using var json = JsonDocument.Parse(File.ReadAllBytes(input.Products.PathOf("spectrum", id, "spectrum.json")));
        return new(truth, channels, JudgedJoints.Of(json.RootElement, truth, channels), Lines(CsvTable.Read(input.Products.PathOf("spectrum", id, "bands.csv"))), json.RootElement.Child("sun")?.Number("distanceAu") ?? double.NaN);
    }

    static SpectrumTruth? TruthOf(EvaluationInput input, string id)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(input.Products.PathOf("spectrum", id, "product.json")));
        var inputs = json.RootElement.List("inputs").Select(one => one.Text("id") ?? "").ToList();
        return inputs.Count == 2 && !inputs.Exists(input.Truth.IsRuined) ? SpectrumTruth.Of(input, inputs[0]) : null;
    }

    static Dictionary<string, (double, double)> Lines(CsvTable bands) => bands.Rows.Where(row => bands.Text(row, "continuum") == "line" && bands.Number(row, "centre_nm") is not null)
        .ToDictionary(row => bands.Text(row, "band"), row => (bands.Number(row, "centre_nm")!.Value, bands.Number(row, "sigma_centre_nm") ?? double.NaN), StringComparer.Ordinal);
}
