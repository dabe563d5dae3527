namespace Farside.Simulator.Evaluation.Stereo;

/// <summary>
/// Anaglyphs by their own two pictures: patches of the left one are looked for in the right one, and may lie beside their place but not above or below it.
/// </summary>
sealed class AnaglyphEvaluation : IEvaluation
{
    public const string Measured = "anaglyph: vertical disparity on its pictures, RMS";
    public const string Stated = "anaglyph: vertical disparity as stated, RMS";
    public const string Range = "anaglyph: disparity range of the comfortable part, greatest";

    /// <summary>So many pairs of a sequence, evenly spread.</summary>
    const int MostPairs = 8;

    /// <summary>A picture in which fewer patches are found shows sky or shadow.</summary>
    const int LeastMatches = 20;

    public IReadOnlyList<string> Quantities => [Measured, Stated, Range];

    public IEnumerable<Finding> Judge(EvaluationInput input, CancellationToken cancel)
    {
        var sequences = input.Products.Ids("anaglyph").Select(id => (Id: id, Sequence: input.TryRead(id, () => AnaglyphPair.SequenceOf(input, id))))
            .Where(one => one.Sequence is not null).GroupBy(one => one.Sequence!, one => one.Id).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        if (sequences.Count == 0)
        {
            input.SayAbsent("anaglyph (" + string.Join("; ", Quantities) + ")", "no product of that recipe");
        }

        foreach (var sequence in sequences)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var finding in Judge(input, sequence.Key, [.. sequence]))
            {
                yield return finding;
            }
        }
    }

    static List<Finding> Judge(EvaluationInput input, string sequence, List<string> ids)
    {
        var (rows, stated, range) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var id in Spread(input.Choose(ids)))
        {
            if (input.TryRead(id, () => AnaglyphPair.Open(input, id)) is { } pair && pair.Matches() is { Count: >= LeastMatches } matches)
            {
                rows.AddRange(matches.Select(match => match.Rows));
                range.Add(100 * Between(pair.ComfortableMatches()) / pair.ComfortableWidth);
                stated.AddRange(pair.StatedRmsPx is { } px ? [px] : []);
            }
        }

        if (range.Count == 0)
        {
            input.SayAbsent($"anaglyph, {sequence}", "no two pictures in which enough patches find each other");
            return [];
        }

        List<Finding> found = [new(Measured, sequence, Rms(rows), range.Count, ids.Count), new(Range, sequence, range.Max(), range.Count, ids.Count)];
        return stated.Count > 0 ? [.. found, new(Stated, sequence, Rms(stated), stated.Count, ids.Count)] : found;
    }

    static IEnumerable<string> Spread(IReadOnlyList<string> ids) =>
        ids.Count <= MostPairs ? ids : Enumerable.Range(0, MostPairs).Select(i => ids[i * (ids.Count - 1) / (MostPairs - 1)]);

    // The nearest and the farthest patch in a hundred may be a wrong match.
    static double Between(IReadOnlyList<(double Disparity, double Rows)> matches)
    {
        var sorted = matches.Select(match => match.Disparity).Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[(int)(0.99 * (sorted.Count - 1))] - sorted[(int)Math.Ceiling(0.01 * (sorted.Count - 1))];
    }

    static double Rms(List<double> values) => Math.Sqrt(values.Average(value => value * value));
}
