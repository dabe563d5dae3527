using System.Text.Encodings.Web;
using System.Text.Json;
using Farside.Products.Runner;

namespace Farside.Cli;

/// <summary>What a run did or would do, for people and for programs.</summary>
static class RunReports
{
    static readonly JsonSerializerOptions Indented = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Print(RunReport report, string products, bool isJson)
    {
        if (isJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(report, Indented));
            return;
        }

        var nothing = report.Nothing > 0 ? $", {report.Nothing} input{(report.Nothing == 1 ? "" : "s")} with nothing to make" : "";
        Console.Out.WriteLine($"Products: {report.Made.Count} made, {report.Done} already done, {report.Failures.Count} refused{nothing}: {products}");
        if (report.Orphans.Count > 0)
        {
            Console.Out.WriteLine($"Products whose input or recipe is gone ({report.Orphans.Count}, kept): {string.Join(", ", report.Orphans.Take(20))}{(report.Orphans.Count > 20 ? " …" : "")}");
        }
    }

    public static void PrintFailures(RunReport report)
    {
        foreach (var failure in report.Failures)
        {
            Console.Error.WriteLine(failure.Message);
        }

        if (report.WasCancelled)
        {
            Console.Error.WriteLine("Stopped. What is there is whole; run it again to go on.");
        }
    }

    public static void Print(IReadOnlyList<PlannedJob> plan, bool isJson)
    {
        if (isJson)
        {
            var jobs = plan.Select(planned => new { job = planned.Job.Key, standing = planned.Freshness.Standing.ToString().ToLowerInvariant(), reason = planned.Freshness.Reason });
            Console.Out.WriteLine(JsonSerializer.Serialize(new { jobs }, Indented));
            return;
        }

        foreach (var planned in plan.Where(planned => !planned.IsDone))
        {
            Console.Out.WriteLine($"{planned.Job.Key}  ({planned.Freshness.Reason})");
        }

        Console.Out.WriteLine($"{plan.Count(planned => !planned.IsDone)} to make, {plan.Count(planned => planned.IsDone)} done.");
    }

    /// <summary>0 done, 1 stopped, 2 done but some inputs were refused.</summary>
    public static int ExitCode(RunReport report) => report.WasCancelled ? 1 : report.Failures.Count > 0 ? 2 : 0;
}
