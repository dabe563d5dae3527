namespace Farside.Simulator.Evaluation.Descent;

/// <summary>The descent tracks against true poses: each is opened once for all quantities.</summary>
sealed class TrackEvaluation : IEvaluation
{
    static readonly ITrackQuantity[] All = [new AltitudeErrors(), new HoverErrors(), new AttitudeErrors(), new SpeedErrors(), new TrackCalibration(), new FrameStates()];

    public IReadOnlyList<string> Quantities { get; } = [.. All.SelectMany(quantity => quantity.Quantities)];

    public IEnumerable<Finding> Judge(EvaluationInput input, CancellationToken cancel)
    {
        var ids = input.Products.Ids("descent-track");
        if (ids.Count == 0)
        {
            input.SayAbsent("descent track (" + string.Join("; ", Quantities) + ")", "no product of that recipe");
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
        var found = input.TryRead(id, () => TrackCase.Open(input, id, shots) is { } track ? Measured(input, track, id) : null);
        if (found is null && input.Refused.Count == 0)
        {
            input.SayAbsent($"descent track, {id}", "no frame of it is in the truth");
        }

        return found ?? [];
    }

    static IReadOnlyList<Finding> Measured(EvaluationInput input, TrackCase track, string id)
    {
        var found = All.SelectMany(quantity => quantity.Measure(track)).ToList();
        foreach (var missed in All.SelectMany(quantity => quantity.Missed(track)).GroupBy(one => one.Quantity, one => one.Name))
        {
            input.SayMissed($"{missed.Key}, {id}", [.. missed]);
        }

        var silent = All.SelectMany(quantity => quantity.Quantities).Except(found.Select(one => one.Quantity)).ToList();
        if (silent.Count > 0)
        {
            input.SayAbsent($"descent track, {id} ({string.Join("; ", silent)})", "the product does not claim it, or the truth is silent");
        }

        return [.. found.Select(one => new Finding(one.Quantity, one.Part.Length > 0 ? $"{id}, {one.Part}" : id, one.Value, one.Judged, one.Of))];
    }
}
