using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>A data file that ends early still gives its whole lines or records.</summary>
public sealed class TruncatedData : TreeRule
{
    public override string Name => "truncated-data";

    public override string Source => "users of the portal in 2020: files shorter than 8,128,512 and 2,032,128 bytes";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        if (document.Root.At("File_Area_Observational/Table_Character/records") is { } records && records.Count is { } stated && Lines(document) is { } lines && lines < stated)
        {
            yield return Did(records.Path, $"{stated} (data file has {lines} lines)", $"{lines}");
            records.Text = $"{lines}";
        }

        if (StatedLayout.Of(document) is not { } layout || DataFile.Length(document) is not { } length || length >= layout.Bytes)
        {
            yield break;
        }

        var whole = Math.Max(0, length - layout.Offset) / layout.RowBytes;
        yield return Did(layout.Rows.Path, $"{layout.RowCount} (data file has {length} of {layout.Bytes} bytes)", $"{whole}");
        layout.Shorten(whole);
        if (document.Language is "pds3")
        {
            AttachedLabel.Shorten(document, whole);
        }
    }

    static int? Lines(LabelDocument document) => DataFile.Length(document) is 0 ? 0 : CharacterRows.Of(document)?.Count;
}
