namespace Farside.Simulator.Evaluation.Panorama;

/// <summary>The panoramas against true exposures, poses and ground: each is opened once for all quantities.</summary>
sealed class PanoramaEvaluation : IEvaluation
{
    static readonly IPanoramaQuantity[] All = [new SourcesAndCoverage(), new Skyline(), new Gains(), new OverlapPsnr()];

    public IReadOnlyList<string> Quantities { get; } = [.. All.SelectMany(quantity => quantity.Quantities)];

    public IEnumerable<Finding> Judge(EvaluationInput input, CancellationToken cancel)
    {
        var ids = input.Products.Ids("panorama");
        if (ids.Count == 0)
        {
            input.SayAbsent("panorama (" + string.Join("; ", Quantities) + ")", "no product of that recipe");
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
        var findings = input.TryRead(id, () => PanoramaCase.Open(input, id, shots) is { } panorama ? Measure(panorama, id) : null) ?? [];
        var missing = Quantities.Except(findings.ConvertAll(finding => finding.Quantity)).ToList();
        if (missing.Count > 0 && input.Refused.Count == refused)
        {
            input.SayAbsent($"panorama, {id} ({string.Join("; ", missing)})", "the product does not state it, or the truth is silent");
        }

        return findings;
    }

    static List<Finding> Measure(PanoramaCase panorama, string id) =>
        [.. All.SelectMany(quantity => quantity.Measure(panorama)).Select(found => new Finding(found.Quantity, id, found.Value, found.Judged, found.Of))];
}
