using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>The file's name carries the planned working period; the label carries what was measured.</summary>
public sealed class PlannedNameTimes : TreeRule
{
    public override string Name => "planned-name-times";

    public override string Source => "LPR sequence 0316: 23 h in the name, 11 min in label and records";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        if (ProductIdentity.Of(document).Name is { } name && document.Start is { } start && document.Stop is { } stop
            && ((start - name.Start).Duration() >= TimeSpan.FromSeconds(1) || (stop - name.Stop).Duration() >= TimeSpan.FromSeconds(1)))
        {
            yield return Did("file name", $"{name.Start} to {name.Stop}", $"{start} to {stop}");
        }
    }
}
