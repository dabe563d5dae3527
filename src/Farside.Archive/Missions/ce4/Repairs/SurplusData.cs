using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>A data file longer than its label says: what lies beyond is not read, and what lies before may be shifted.</summary>
public sealed class SurplusData : TreeRule
{
    public override string Name => "surplus-data";

    public override string Source => "file sizes of the portal, which are those of axes or records to the byte";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        if (StatedLayout.Of(document) is { } layout && DataFile.Length(document) is { } length && length > layout.Bytes)
        {
            yield return Did(layout.Rows.Path, $"{length} bytes where {layout.Bytes} are stated", "rows as stated; a transfer in text mode shifts them: fetch the file again");
        }
    }
}
