using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>Version A files are numbered by day of the mission, version B files by working period: the two sequences are not one.</summary>
public sealed class LfrsNumbering : TreeRule
{
    public override string Name => "lfrs-numbering";

    public override string Source => "names of twelve LFRS products";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        if (ProductIdentity.Of(document).Name is { } name)
        {
            yield return Did("sequence_id", name.Sequence, name.Version == 'A' ? "day of the mission, 2019-01-03 = 0001" : "working period");
        }
    }
}
