using Farside.Archive.Store;

namespace Farside.Simulator.Evaluation.Findings;

/// <summary>Pairs of shots of one mast position, as <c>check</c> names them, against those that were taken.</summary>
sealed class RepeatedShotsEvaluation : IEvaluation
{
    public const string Precision = "repeated shots, precision";
    public const string Recall = "repeated shots, recall";

    /// <summary>The one camera whose shots come in pairs by design, and the only one for which check claims anything.</summary>
    const string Camera = "TCAM";

    public IReadOnlyList<string> Quantities => [Precision, Recall];

    public IEnumerable<Finding> Judge(EvaluationInput input, CancellationToken cancel)
    {
        // A shot that never reached the archive, or lost a half on the way, is no pair for anybody to find.
        var truth = input.Truth.Shots().Where(shot => shot.Repeats is not null && IsCameras(shot.Product) && IsThere(input, shot.Product) && IsThere(input, shot.Repeats))
            .Select(shot => (First: shot.Repeats!, Second: shot.Product)).ToHashSet();
        var said = input.Check.RepeatedPairs.Where(pair => IsCameras(pair.Second)).Select(pair => (pair.First, pair.Second)).ToHashSet();
        var score = Score.Of(said, truth);
        if (score.Judged == 0)
        {
            input.SayAbsent("repeated shots", "none was taken and none is claimed");
            yield break;
        }

        if (score.HasPrecision)
        {
            yield return new(Precision, Camera, score.Precision, said.Count, said.Count);
        }

        if (score.HasRecall)
        {
            yield return new(Recall, Camera, score.Recall, truth.Count, truth.Count);
        }
    }

    static bool IsThere(EvaluationInput input, string product) => input.Entry(product) is not null;

    static bool IsCameras(string product) => ProductName.TryParse(product, out var name) && name.Instrument == Camera;
}
