namespace Farside.Simulator.Evaluation.Terrain;

/// <summary>The terrain products against the true ground: each is opened once for all quantities.</summary>
sealed class TerrainEvaluation : IEvaluation
{
    static readonly ITerrainQuantity[] All = [new DisparityErrors(), new HeightErrors(), new GroundCoverage(), new OrthoRegistration(), new BackplaneErrors()];

    public IReadOnlyList<string> Quantities { get; } = [.. All.SelectMany(quantity => quantity.Quantities)];

    public IEnumerable<Finding> Judge(EvaluationInput input, CancellationToken cancel)
    {
        var ids = input.Products.Ids("terrain");
        if (ids.Count == 0)
        {
            input.SayAbsent("terrain (" + string.Join("; ", Quantities) + ")", "no product of that recipe");
            yield break;
        }

        var shots = input.Truth.PosedShots();
        foreach (var id in input.Choose(ids))
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var finding in Judge(input, id, shots))
            {
                yield return finding;
            }
        }
    }

    List<Finding> Judge(EvaluationInput input, string id, IReadOnlyDictionary<string, TrueShot> shots)
    {
        var refused = input.Refused.Count;
        var findings = input.TryRead(id, () => TerrainCase.Open(input, id, shots) is { } terrain ? Measure(terrain, id) : null) ?? [];
        var missing = Quantities.Except(findings.ConvertAll(finding => finding.Quantity)).ToList();
        if (missing.Count > 0 && input.Refused.Count == refused)
        {
            input.SayAbsent($"terrain, {id} ({string.Join("; ", missing)})", "the product does not state it, or the truth is silent");
        }

        return findings;
    }

    static List<Finding> Measure(TerrainCase terrain, string id) =>
        [.. All.SelectMany(quantity => quantity.Measure(terrain)).Select(found => new Finding(found.Quantity, found.Subject.Length > 0 ? $"{id}, {found.Subject}" : id, found.Value, found.Judged, found.Of))];
}
