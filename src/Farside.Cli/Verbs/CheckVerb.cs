using System.CommandLine;
using Farside.Archive.Store;

namespace Farside.Cli.Verbs;

/// <summary><c>farside check ARCHIVE</c>: is every product whole and readable, and what had to be mended?</summary>
static class CheckVerb
{
    public static Command Create()
    {
        var archive = new Argument<string>("archive") { Description = "Folder of raw products." };
        var json = CommonOptions.Json();
        var verb = new Command("check", "Report missing halves, truncated data, unreadable labels, a Sun at odds with the sky and every repair, by rule; exit 2 when something is broken.") { archive, json };
        verb.SetAction((parsed, cancel) => Task.Run(() => Check(parsed.GetRequiredValue(archive), parsed.GetValue(json), cancel), CancellationToken.None));
        return verb;
    }

    static int Check(string archive, bool isJson, CancellationToken cancel)
    {
        var folder = ArchiveFolder.Open(archive);
        var report = ArchiveCheck.Run(folder, Progress(folder.Entries.Count), cancel);
        Console.Error.Write(Console.IsErrorRedirected ? "" : "\r\e[K");
        Write(Console.Out, report, isJson);
        return report.ExitCode;
    }

    static void Write(TextWriter output, ArchiveReport report, bool isJson)
    {
        if (isJson)
        {
            output.WriteLine(ArchiveText.ToJson(report));
            return;
        }

        output.WriteLine($"{report.Products} products, {report.Complete} with label and data, {ArchiveText.Bytes(report.Bytes)}: {report.Root}");
        WriteRules(output, report);
        ArchiveText.List(output, "Labels without data: fetch the data files", report.LabelsWithoutData);
        ArchiveText.List(output, "Data without label: fetch the labels", report.DataWithoutLabel);
        ArchiveText.List(output, "Truncated data: whole rows are used, fetch them again", report.Truncated);
        ArchiveText.List(output, "Unreadable", report.Broken);
        ArchiveText.List(output, "Labels whose Sun is not where the sky has it: a wrong time, place or label", report.SunDisagreements);
        ArchiveText.List(output, "Links out of the archive, not followed", report.RefusedLinks);
        ArchiveText.List(output, "Second files of a product that hold the same bytes: they may be deleted", [.. report.Copies.Where(copy => copy.IsSame).Select(copy => copy.Path)]);
        ArchiveText.List(output, "Second files of a product that differ from the one used", [.. report.Copies.Where(copy => !copy.IsSame).Select(copy => $"{copy.Path} (used: {copy.Kept})")]);
        ArchiveText.List(output, "Products with the same data under different names", [.. report.SameData.Select(group => string.Join(" = ", group))]);
        if (report.RepeatedShots > 0)
        {
            output.WriteLine($"\n{report.RepeatedShots} positions were shot twice within three seconds: both are kept.");
        }

        ArchiveText.List(output, "Repairs, by rule", [.. report.Repairs.Select(repair => $"{repair.Rule}: {repair.Products} products; e.g. {repair.Found} → {repair.Used} ({repair.Source})")], int.MaxValue);
    }

    static void WriteRules(TextWriter output, ArchiveReport report)
    {
        if (report.Rules.Count == 0)
        {
            return;
        }

        output.WriteLine("\nBy rule (loss: not usable as it is; doubt: look at it; mended: read in spite of it):");
        foreach (var rule in report.Rules)
        {
            output.WriteLine($"  {rule.Weight,-7} {rule.Rule,-32} {rule.Products,8}");
        }
    }

    static Progress<int>? Progress(int total) =>
        Console.IsErrorRedirected || total < 500 ? null : new Progress<int>(done =>
        {
            if (done % 100 == 0)
            {
                Console.Error.Write($"\rcheck {done}/{total}");
            }
        });
}
