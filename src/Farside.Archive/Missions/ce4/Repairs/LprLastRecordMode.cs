using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>The last record says working mode 0, standby, and holds an echo like the others: not an error.</summary>
public sealed class LprLastRecordMode : TreeRule
{
    public override string Name => "lpr-last-record-mode";

    public override string Source => "records of LPR-1 sequence 0316 and labels of 0315, 0316";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        if (RadarRecords.Of(document) is { Count: > 0, LastMode: 0 } records)
        {
            yield return Did("RADAR_WORKING_MODE", $"00 in record {records.Count - 1}, the last", "the record is kept: not an error");
        }
    }
}
