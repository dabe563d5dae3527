using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>Nobody has published a label of this payload: it is read from whatever it says, and marked unverified.</summary>
public sealed class UnseenLabel : TreeRule
{
    public override string Name => "unseen-label";

    public override string Source => "nothing better is known";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        var identity = ProductIdentity.Of(document);
        if (identity.Describe().Instrument?.Mode(identity.Name!.Mode, identity.Name.Level) is { HasSeenLabel: true })
        {
            yield break;
        }

        yield return Did("Mission_Area/instrument_id", document.InMission("instrument_id")?.Text ?? "", "read as the label says; not verified");
    }
}
