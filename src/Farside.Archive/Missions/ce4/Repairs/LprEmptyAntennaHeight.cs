using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>The 60 MHz antenna's height is written <c>/</c>: unknown.</summary>
public sealed class LprEmptyAntennaHeight : TreeRule
{
    public override string Name => "lpr-empty-antenna-height";

    public override string Source => "records of LPR-1 sequence 0316 and labels of 0315, 0316";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        if (document.InMission("antenna_height") is { Text: "", } height)
        {
            yield return Did(height.Path, "/", "unknown");
        }
    }
}
