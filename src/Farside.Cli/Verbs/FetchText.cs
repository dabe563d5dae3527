using System.Globalization;
using Farside.Archive.Portal.Fetching;

namespace Farside.Cli.Verbs;

/// <summary>How <c>fetch</c> says what would come and what has come.</summary>
static class FetchText
{
    public static void Write(TextWriter output, FetchPlan plan, bool isJson)
    {
        if (isJson)
        {
            output.WriteLine(ArchiveText.ToJson(plan));
            return;
        }

        var unsized = plan.Unsized > 0 ? $" and {plan.Unsized} of unknown size" : "";
        output.WriteLine($"{plan.Products} products from {plan.Source}: {plan.Here} here, {plan.Missing} to fetch, about {ArchiveText.Bytes(plan.Bytes)}{unsized}; {ArchiveText.Bytes(plan.FreeBytes)} free: {plan.Archive}");
        if (plan.Groups.Count > 0)
        {
            output.WriteLine($"\n{"instrument, mode, level",-28} {"products",9} {"here",9} {"to fetch",9} {"size",10}");
            foreach (var group in plan.Groups)
            {
                output.WriteLine($"{group.What,-28} {group.Products,9} {group.Here,9} {group.Products - group.Here,9} {ArchiveText.Bytes(group.Bytes),10}");
            }
        }

        ArchiveText.List(output, "Left out of the list", plan.Remarks);
    }

    public static void Write(TextWriter output, FetchReport report, bool isJson)
    {
        if (isJson)
        {
            output.WriteLine(ArchiveText.ToJson(report));
            return;
        }

        var rate = ArchiveText.Bytes((long)(report.Bytes / Math.Max(report.Seconds, 1e-3)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Fetched} products fetched, {report.Here} were here, {report.Replaced} replaced, of {report.Products}: {ArchiveText.Bytes(report.Bytes)} in {report.Seconds:0.0} s ({rate}/s, {report.Requests} requests): {report.Archive}"));
        ArchiveText.List(output, "Could not be had", report.Refused);
        ArchiveText.List(output, "Truncated at the source too: whole rows will be used", report.Truncated);
        ArchiveText.List(output, "The source has only one half", report.Orphans);
        ArchiveText.List(output, "The same data under another name", report.Duplicates);
        ArchiveText.List(output, "Left out of the list", report.Remarks);
    }
}
