namespace Farside.Simulator.Evaluation;

/// <summary>One quantity of one subject, judged.</summary>
/// <param name="Quantity">E.g. <c>demosaic PSNR, PCAM left</c>.</param>
/// <param name="Unit">Of value and bar; <c>1</c> for a ratio.</param>
/// <param name="Bar">E.g. <c>≥ 43.7</c>.</param>
/// <param name="Passed">False also when the value is not a number.</param>
/// <param name="Source">Where the bar comes from.</param>
/// <param name="Judged">Products, traces or faults that were looked at.</param>
/// <param name="Of">How many there are to judge.</param>
public sealed record EvaluationRow(string Quantity, string Unit, double Value, string Bar, bool Passed, string Source, int Judged, int Of)
{
    /// <summary><c>pass</c> or <c>fail</c>.</summary>
    public string Verdict => Passed ? "pass" : "fail";
}
