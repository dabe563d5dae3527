using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core;

namespace Farside.Simulator.Evaluation.Findings;

/// <summary>Planted faults that <c>check</c> names, departures that labels are read in spite of, and whole products that check calls broken.</summary>
sealed class FaultsEvaluation : IEvaluation
{
    public const string Found = "planted faults found by check";
    public const string Coped = "planted departures that labels are read in spite of";
    public const string FalseAlarms = "products that check calls broken and are not";

    public IReadOnlyList<string> Quantities => [Found, Coped, FalseAlarms];

    public IEnumerable<Finding> Judge(EvaluationInput input, CancellationToken cancel)
    {
        if (input.Archive.Entries.Count == 0)
        {
            input.SayAbsent("faults (" + string.Join("; ", Quantities) + ")", "the archive holds no product");
            return [];
        }

        var evidence = new CheckEvidence(input);
        Finding?[] found =
        [
            Share(input, Found, FaultDuty.Name, evidence.Names),
            Share(input, Coped, FaultDuty.Cope, fault => IsRead(input, fault.Product) || IsRead(input, fault.Victim) || evidence.Names(fault)),
        ];
        var alarms = Broken(input.Check).Where(id => !input.Truth.IsSpoilt(id)).ToList();
        input.SayMissed(FalseAlarms, alarms);
        return [.. found.OfType<Finding>(), new(FalseAlarms, "", alarms.Count, input.Archive.Entries.Count, input.Archive.Entries.Count)];
    }

    static Finding? Share(EvaluationInput input, string quantity, FaultDuty duty, Func<TrueFault, bool> isMet)
    {
        // Of a file that was renamed the new name is asked for.
        var all = input.Truth.Faults.Where(fault => FaultDuties.Of(fault.Fault) == duty && !fault.IsIdle).ToList();
        var asked = all.FindAll(fault => !fault.IsGone || !all.Exists(other => other.Fault == fault.Fault && other.Victim == fault.Victim && !other.IsGone));
        if (asked.Count == 0)
        {
            input.SayAbsent(quantity, "no such fault was planted");
            return null;
        }

        var missed = asked.Where(fault => !isMet(fault)).Select(fault => $"{fault.Fault} ({fault.File})").ToList();
        input.SayMissed(quantity, missed);
        return new(quantity, "", 1 - (missed.Count / (double)asked.Count), asked.Count, input.Truth.Faults.Count);
    }

    static bool IsRead(EvaluationInput input, string product)
    {
        try
        {
            if (input.Entry(product) is not { LabelPath: not null } entry)
            {
                return false;
            }

            _ = MissionReader.ReadGeometry(input.Archive.OpenLabel(entry));
            return true;
        }
        catch (FarsideException)
        {
            return false;
        }
    }

    // Lines begin with the data file's or the label's name; a label's product is the name without its L.
    static IEnumerable<string> Broken(ArchiveReport report) =>
        report.LabelsWithoutData.Concat(report.DataWithoutLabel).Concat(report.Truncated).Concat(report.Broken).Select(ProductOf).Distinct(StringComparer.Ordinal);

    static string ProductOf(string line)
    {
        var end = line.AsSpan().IndexOfAny(':', ' ');
        var name = Path.GetFileName(end < 0 ? line : line[..end]);
        return name.EndsWith('L') ? name[..^1] : name;
    }
}
