namespace Farside.Simulator.Evaluation;

/// <summary>Compares products on disk with the simulator's truth.</summary>
public static class Evaluator
{
    /// <param name="progress">Told in words what is being compared.</param>
    public static EvaluationReport Run(EvaluationOptions options, IProgress<string>? progress = null, CancellationToken cancel = default) =>
        Run(Evaluations.All, options, progress, cancel);

    internal static EvaluationReport Run(IEnumerable<IEvaluation> evaluations, EvaluationOptions options, IProgress<string>? progress = null, CancellationToken cancel = default)
    {
        var input = EvaluationInput.Open(options, cancel);
        var rows = new List<EvaluationRow>();
        foreach (var evaluation in evaluations)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Report(evaluation.Quantities[0]);
            rows.AddRange(evaluation.Judge(input, cancel).Select(Judged));
        }

        return new(rows, input.Absent, input.Notes, input.Refused);
    }

    static EvaluationRow Judged(Finding finding)
    {
        var bar = BarBook.Of(finding.Quantity, finding.Subject);
        var name = finding.Subject.Length > 0 ? $"{finding.Quantity}, {finding.Subject}" : finding.Quantity;
        return new(name, bar.Unit, SixFigures(finding.Value), bar.Text, bar.Passes(finding.Value), bar.Source, finding.Judged, finding.Of);
    }

    static double SixFigures(double value)
    {
        var digits = value == 0 || !double.IsFinite(value) ? 0 : Math.Clamp(5 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 15);
        return double.IsFinite(value) ? Math.Round(value, digits) : value;
    }
}
