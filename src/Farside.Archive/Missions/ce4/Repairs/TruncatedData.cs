using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>A data file that ends early still gives its whole lines or records.</summary>
public sealed class TruncatedData : IRepairRule
{
    public string Name => "truncated-data";

    public string Source => "users of the portal in 2020: files shorter than 8,128,512 and 2,032,128 bytes";

    public IEnumerable<Repair> Mend(LabelDocument document)
    {
        if (StatedLayout.Of(document) is not { } layout || DataFile.Length(document) is not { } length || length >= layout.Bytes)
        {
            yield break;
        }

        var whole = Math.Max(0, length - layout.Offset) / layout.RowBytes;
        yield return this.Did(layout.Rows.Path, $"{layout.RowCount} (data file has {length} of {layout.Bytes} bytes)", $"{whole}");
        layout.Shorten(whole);
    }
}
