using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>The data file that the label names is not beside it, but one is that bears the label's own name without its last letter, as a browser's numbered copies do.</summary>
public sealed class MissingCompanion : TreeRule
{
    public override string Name => "missing-companion";

    public override string Source => "archives of users: names with (1), shortened names";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        if (DataFile.Element(document) is { } element && DataFile.Find(document) is null && Twin(document) is { } twin)
        {
            yield return Did(element.Path, LabelValues.Brief(element.Text), Path.GetFileName(twin));
            element.Text = Path.GetFileName(twin);
        }
    }

    static string? Twin(LabelDocument document)
    {
        var isOurs = Path.GetExtension(document.FileName).ToUpperInvariant() is ".2AL" or ".2BL" or ".2CL" or ".01L";
        return isOurs && LabelFile.Fault(document.Path[..^1]) is null && File.ResolveLinkTarget(document.Path[..^1], returnFinalTarget: true) is null ? document.Path[..^1] : null;
    }
}
