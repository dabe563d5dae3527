using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>The data file that the label names is not beside it. The same name with the label's own ending, or a browser's numbered copy, is used when it is there.</summary>
public sealed class MissingCompanion : IRepairRule
{
    public string Name => "missing-companion";

    public string Source => "users of the portal in 2020: half of a pair absent";

    public IEnumerable<Repair> Mend(LabelDocument document)
    {
        if (DataFile.Element(document) is not { } element || DataFile.Find(document) is not null)
        {
            yield break;
        }

        var other = Twin(document);
        if (other is not null)
        {
            DataFile.Place(document, other);
        }

        yield return this.Did(element.Path, LabelNumbers.Brief(element.Text), other is null ? "no data: fetch the data file again" : Path.GetFileName(other));
    }

    /// <summary>The label's own file name without its last letter, where it ends as this mission's labels do.</summary>
    static string? Twin(LabelDocument document)
    {
        var isOurs = document.FileName.EndsWith('L') && Path.GetExtension(document.FileName) is [_, _, _, _];
        return isOurs && LabelFile.Fault(document.Path[..^1]) is null && File.ResolveLinkTarget(document.Path[..^1], returnFinalTarget: true) is null ? document.Path[..^1] : null;
    }
}
