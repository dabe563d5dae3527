using Farside.Simulator.Evaluation;

namespace Farside.Tests.Simulator.Evaluation;

/// <summary>What a test asks of a report.</summary>
static class Verdicts
{
    public static EvaluationRow Row(this EvaluationReport report, string quantity) => Assert.Single(report.Rows, row => row.Quantity == quantity);

    /// <summary>All bars met, each row by name in the message.</summary>
    public static void AssertPassed(this EvaluationReport report)
    {
        Assert.NotEmpty(report.Rows);
        Assert.True(report.Rows.All(row => row.Passed), string.Join("; ", report.Rows.Where(row => !row.Passed).Select(row => $"{row.Quantity} {row.Value} {row.Bar}")));
        Assert.Empty(report.Refused);
        Assert.Equal(0, report.ExitCode);
    }

    public static void AssertFailed(this EvaluationReport report, string quantity)
    {
        Assert.Equal("fail", report.Row(quantity).Verdict);
        Assert.Equal(1, report.ExitCode);
    }
}
