using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>Nobody has published a label of this payload: it is read from whatever it says, and marked unverified.</summary>
public sealed class UnseenLabel : IRepairRule
{
    public string Name => "unseen-label";

    public string Source => "nothing better is known";

    public IEnumerable<Repair> Mend(LabelDocument document)
    {
        yield return this.Did("Mission_Area/instrument_id", document.InMission("instrument_id")?.Text ?? "", "read as the label says; not verified");
    }
}
