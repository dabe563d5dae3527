namespace Farside.Simulator.Evaluation.Descent;

/// <summary>The landing films against the frames as they were taken, read from the films' own files.</summary>
sealed class FilmEvaluation : IEvaluation
{
    public IReadOnlyList<string> Quantities => FilmTiming.Quantities;

    public IEnumerable<Finding> Judge(EvaluationInput input, CancellationToken cancel)
    {
        var ids = input.Products.Ids("landing-film");
        if (ids.Count == 0)
        {
            input.SayAbsent("landing film (" + string.Join("; ", Quantities) + ")", "no product of that recipe");
        }

        foreach (var id in ids)
        {
            cancel.ThrowIfCancellationRequested();
            var found = input.TryRead(id, () => FilmCase.Open(input, id) is { } film ? FilmTiming.Measure(film).ToList() : null) ?? [];
            var silent = Quantities.Except(found.Select(one => one.Quantity)).ToList();
            if (silent.Count > 0)
            {
                input.SayAbsent($"landing film, {id} ({string.Join("; ", silent)})", "no film could be read, or no landing camera is in the truth");
            }

            foreach (var one in found)
            {
                yield return new(one.Quantity, one.Part.Length > 0 ? $"{id}, {one.Part}" : id, one.Value, one.Judged, one.Of);
            }
        }
    }
}
