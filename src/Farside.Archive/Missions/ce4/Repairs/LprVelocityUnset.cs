using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>Velocity is zero in every record, also while the rover drives: it says nothing.</summary>
public sealed class LprVelocityUnset : TreeRule
{
    public override string Name => "lpr-velocity-unset";

    public override string Source => "records of LPR-1 sequence 0316 and labels of 0315, 0316";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        if (RadarRecords.Of(document) is { Count: > 0, HasVelocity: false })
        {
            yield return Did("VELOCITY", "0 in every record", "velocity unknown");
        }
    }
}
