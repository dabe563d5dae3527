namespace Farside.Simulator.Evaluation.Descent;

/// <summary>The maps of landing places against the true ground: each is opened once for all quantities.</summary>
sealed class MapEvaluation : IEvaluation
{
    static readonly IMapQuantity[] All = [new MapRegistration(), new MapHeights()];

    public IReadOnlyList<string> Quantities { get; } = [.. All.SelectMany(quantity => quantity.Quantities)];

    public IEnumerable<Finding> Judge(EvaluationInput input, CancellationToken cancel)
    {
        var ids = input.Products.Ids("descent-map");
        if (ids.Count == 0)
        {
            input.SayAbsent("descent map (" + string.Join("; ", Quantities) + ")", "no product of that recipe");
            return [];
        }

        var shots = input.Truth.PosedShots();
        return ids.SelectMany(id =>
        {
            cancel.ThrowIfCancellationRequested();
            return Judge(input, id, shots);
        });
    }

    static IReadOnlyList<Finding> Judge(EvaluationInput input, string id, IReadOnlyDictionary<string, TrueShot> shots)
    {
        var found = input.TryRead(id, () => MapCase.Open(input, id, shots, Start(input, id, shots)) is { } map ? Measured(input, map, id) : null);
        if (found is null && input.Refused.Count == 0)
        {
            input.SayAbsent($"descent map, {id}", "no landing camera frame or no ground is in the truth");
        }

        return found ?? [];
    }

    // The track's own factor and heading, so that patches are looked for where they should lie.
    static PlaneMotion Start(EvaluationInput input, string id, IReadOnlyDictionary<string, TrueShot> shots) =>
        TrackCase.Open(input, input.Products.Find("descent-map", id)?.Cited("descent-track") ?? id, shots) is { } track && double.IsFinite(track.Scale)
            ? PlaneMotion.Of(track.Scale, -track.HeadingDeg)
            : PlaneMotion.Of(1, 0);

    static IReadOnlyList<Finding> Measured(EvaluationInput input, MapCase map, string id)
    {
        var found = All.SelectMany(quantity => quantity.Measure(map)).ToList();
        var silent = All.SelectMany(quantity => quantity.Quantities).Except(found.Select(one => one.Quantity)).ToList();
        if (silent.Count > 0)
        {
            input.SayAbsent($"descent map, {id} ({string.Join("; ", silent)})", "the product does not claim it, or the truth is silent");
        }

        return [.. found.Select(one => new Finding(one.Quantity, one.Part.Length > 0 ? $"{id}, {one.Part}" : id, one.Value, one.Judged, one.Of))];
    }
}
