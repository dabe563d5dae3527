using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>Where a record does not begin with the sync word, reading goes on at the next sync word.</summary>
public sealed class LprLostSync : TreeRule
{
    public override string Name => "lpr-lost-sync";

    public override string Source => "the radar team's own reader scans for the word";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        if (RadarRecords.Of(document) is { SkippedBytes: > 0 } records)
        {
            yield return Did("FRAME_IDENTIFICATION", $"{records.SkippedBytes} bytes that belong to no record", $"{records.Count} whole records found by their sync word");
        }
    }
}
