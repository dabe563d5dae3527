namespace Farside.Simulator.Evaluation.Findings;

/// <summary>Products whose data are another product's byte for byte, as <c>check</c> names them, against the frames that were planted so.</summary>
sealed class RepeatedDataEvaluation : IEvaluation
{
    public const string Precision = "repeated data, precision";
    public const string Recall = "repeated data, recall";

    /// <summary>The fault that writes a frame again under another name.</summary>
    const string FaultName = "repeated-frame";

    public IReadOnlyList<string> Quantities => [Precision, Recall];

    public IEnumerable<Finding> Judge(EvaluationInput input, CancellationToken cancel)
    {
        var repeats = input.Truth.Faults.Where(fault => fault.Fault == FaultName).ToList();
        var planted = repeats.Select(fault => fault.Product).ToHashSet(StringComparer.Ordinal);
        var known = repeats.Select(fault => fault.Victim).Concat(planted).ToHashSet(StringComparer.Ordinal);

        // Two files that another fault overwrote with the same bytes are rightly called equal, and are no repeats.
        var groups = input.Check.SameData.Where(group => group.Any(id => known.Contains(id) || !input.Truth.IsSpoilt(id))).ToList();
        var said = groups.Sum(group => group.Count - 1);
        if (planted.Count == 0 && said == 0)
        {
            input.SayAbsent("repeated data", "none was planted and none is claimed");
            yield break;
        }

        // Check cannot know which of two equal ones was there first: a group is right when all but one of it were planted.
        var right = groups.Sum(group => Math.Min(group.Count - 1, group.Count(planted.Contains)));
        if (said > 0)
        {
            yield return new(Precision, "", right / (double)said, said, said);
        }

        if (planted.Count > 0)
        {
            yield return new(Recall, "", groups.SelectMany(group => group).Count(planted.Contains) / (double)planted.Count, planted.Count, planted.Count);
        }
    }
}
