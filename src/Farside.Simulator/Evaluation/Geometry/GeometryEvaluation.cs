namespace Farside.Simulator.Evaluation.Geometry;

/// <summary>The geometry products against true lenses, poses and ground: each is opened once for all quantities.</summary>
sealed class GeometryEvaluation : IEvaluation
{
    static readonly IGeometryQuantity[] All = [new PoseErrors(), new TieStatements(), new TieCounts(), new TieErrors(), new Registration(), new LensErrors(), new RigErrors()];

    public IReadOnlyList<string> Quantities { get; } = [.. All.SelectMany(quantity => quantity.Quantities)];

    public IEnumerable<Finding> Judge(EvaluationInput input, CancellationToken cancel)
    {
        var ids = input.Products.Ids("geometry");
        if (ids.Count == 0)
        {
            input.SayAbsent("geometry (" + string.Join("; ", Quantities) + ")", "no product of that recipe");
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

    static List<Finding> Judge(EvaluationInput input, string id, IReadOnlyDictionary<string, TrueShot> shots)
    {
        List<Finding>? findings = null;
        if (input.TryRead(id, () => GeometryCase.Open(input, id, shots)) is { } geometry)
        {
            findings = input.TryRead(id, () => Measure(input, geometry, id));
            SayAbsent(input, id, findings ?? []);
        }
        else
        {
            input.SayAbsent($"geometry, {id}", "no frame of it is in the truth");
        }

        return findings ?? [];
    }

    static List<Finding> Measure(EvaluationInput input, GeometryCase geometry, string id)
    {
        foreach (var missed in All.SelectMany(quantity => quantity.Missed(geometry)).GroupBy(one => one.Quantity, one => one.Name))
        {
            input.SayMissed($"{missed.Key}, {id}", [.. missed]);
        }

        return [.. All.SelectMany(quantity => quantity.Measure(geometry)).Select(found => new Finding(found.Quantity, id, found.Value, found.Judged, found.Of))];
    }

    static void SayAbsent(EvaluationInput input, string id, List<Finding> findings)
    {
        var missing = All.SelectMany(quantity => quantity.Quantities).Except(findings.ConvertAll(finding => finding.Quantity)).ToList();
        if (missing.Count > 0)
        {
            input.SayAbsent($"geometry, {id} ({string.Join("; ", missing)})", "the product does not state it, or the truth is silent");
        }
    }
}
