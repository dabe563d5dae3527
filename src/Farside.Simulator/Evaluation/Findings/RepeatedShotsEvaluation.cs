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
        var truth = Pairs(input.Truth).Where(pair => input.Entry(pair.First) is not null && input.Entry(pair.Second) is not null).ToHashSet();
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

    /// <summary>A shot and the one before it that it repeats: told by the truth, or by one and the same true pose.</summary>
    static IEnumerable<(string First, string Second)> Pairs(Truth truth)
    {
        TrueShot? before = null;
        foreach (var shot in truth.Shots().Where(shot => IsCameras(shot.Product)).OrderBy(shot => shot.Product, StringComparer.Ordinal))
        {
            var repeated = shot.Repeats ?? (before is { SiteFromCamera: { } pose } && pose == shot.SiteFromCamera ? before.Product : null);
            if (repeated is not null)
            {
                yield return (repeated, shot.Product);
            }

            before = repeated is null ? shot : null; // a third of the same is the first of the next pair
        }
    }

    static bool IsCameras(string product) => ProductName.TryParse(product, out var name) && name.Instrument == Camera;
}
