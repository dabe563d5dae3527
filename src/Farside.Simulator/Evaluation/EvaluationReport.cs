namespace Farside.Simulator.Evaluation;

/// <summary>Every quantity that could be judged, what could not and why, and what could not be read.</summary>
/// <param name="Absent">A line for each quantity without a row.</param>
/// <param name="Notes">Which products or faults a row stumbled over.</param>
/// <param name="Refused">A line for each product or truth file that is there and cannot be read.</param>
public sealed record EvaluationReport(
    IReadOnlyList<EvaluationRow> Rows, IReadOnlyList<string> Absent, IReadOnlyList<string> Notes, IReadOnlyList<string> Refused)
{
    /// <summary>0 all passed; 1 some failed, or nothing could be judged; 2 all passed and some products could not be read.</summary>
    public int ExitCode => Rows.Count == 0 || Rows.Any(row => !row.Passed) ? 1 : Refused.Count > 0 ? 2 : 0;
}
