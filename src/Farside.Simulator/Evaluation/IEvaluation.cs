namespace Farside.Simulator.Evaluation;

/// <summary>
/// One comparison of products with the truth. To add one: a class of this kind in a file of its own, its bars in <c>bars.json</c>, a line in
/// <see cref="Evaluations.All"/>.
/// </summary>
interface IEvaluation
{
    /// <summary>Names of the bars it fills.</summary>
    IReadOnlyList<string> Quantities { get; }

    /// <summary>What was found; what cannot be read is refused on the way, and what is not there is said to be absent.</summary>
    IEnumerable<Finding> Judge(EvaluationInput input, CancellationToken cancel);
}
