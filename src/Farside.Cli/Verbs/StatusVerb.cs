using System.CommandLine;
using Farside.Archive.Store;

namespace Farside.Cli.Verbs;

/// <summary><c>farside status ARCHIVE</c>: what is here, by instrument and by lunar day.</summary>
static class StatusVerb
{
    public static Command Create()
    {
        var archive = new Argument<string>("archive") { Description = "Folder of raw products." };
        var json = CommonOptions.Json();
        var verb = new Command("status", "Count what an archive holds, by instrument, mode and lunar day, and name what is incomplete and what is new since last time.") { archive, json };
        verb.SetAction((parsed, _) =>
        {
            var folder = ArchiveFolder.Open(parsed.GetRequiredValue(archive));
            var isJson = parsed.GetValue(json);
            // Only what a person is shown counts as seen.
            Write(Console.Out, LedgerText.Add(ArchiveStatus.Of(folder), folder, isLook: !isJson), isJson);
            return Task.FromResult(0);
        });
        return verb;
    }

    static void Write(TextWriter output, ArchiveStatus status, bool isJson)
    {
        if (isJson)
        {
            output.WriteLine(ArchiveText.ToJson(status));
            return;
        }

        output.WriteLine($"{status.Products} products, {status.Complete} with label and data, {ArchiveText.Bytes(status.Bytes)}: {status.Root}");
        Table(output, "instrument, mode, level", status.Holdings);
        Table(output, "time", status.Days);
        Crossing(output, status.DaysByInstrument);
        ArchiveText.List(output, "Labels without data", status.LabelsWithoutData);
        ArchiveText.List(output, "Data without label", status.DataWithoutLabel);
        LedgerText.Write(output, status);
    }

    static void Table(TextWriter output, string heading, IReadOnlyList<Holding> rows)
    {
        output.WriteLine($"\n{heading,-28} {"products",9} {"complete",9} {"sequences",10} {"size",10}  from … to");
        foreach (var row in rows)
        {
            output.WriteLine($"{row.What,-28} {row.Products,9} {row.Complete,9} {row.Sequences,10} {ArchiveText.Bytes(row.Bytes),10}  {(row.First is null ? "" : $"{row.First[..16]} … {row.Last![..16]}")}");
        }
    }

    static void Crossing(TextWriter output, IReadOnlyList<DayHolding> days)
    {
        var instruments = days.SelectMany(day => day.Products.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        output.WriteLine($"\n{"products by instrument",-28} {string.Join(' ', instruments.Select(instrument => $"{instrument,8}"))}");
        foreach (var day in days)
        {
            output.WriteLine($"{day.What,-28} {string.Join(' ', instruments.Select(instrument => $"{(day.Products.TryGetValue(instrument, out var count) ? count : 0),8}"))}");
        }
    }
}
