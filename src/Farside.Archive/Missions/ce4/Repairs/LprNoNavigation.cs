using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>Records whose position and attitude are all zero came before the first navigation fix: their place is unknown, not the reference point.</summary>
public sealed class LprNoNavigation : TreeRule
{
    public override string Name => "lpr-no-navigation";

    public override string Source => "records of LPR-1 sequence 0316 and labels of 0315, 0316: the first 23 of 101";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        if (RadarRecords.Of(document) is { WithoutNavigation: > 0 } records)
        {
            yield return Did(records.NavigationSpan, $"all zero in {records.WithoutNavigation} of {records.Count} records", "position unknown");
        }
    }
}
