using System.Globalization;
using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>A text table's record is as long as its letters; its line end comes on top.</summary>
public sealed class LineEndOutsideRecord : TreeRule
{
    const int LongestLine = 1 << 16;

    public override string Name => "line-end-outside-record";

    public override string Source => "label and data of VNIS-SD, sequence 0136 (CooperZZX/Deriving-CE-4-Spectra): record 57, lines of 58 bytes";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        var table = document.Root.At("File_Area_Observational/Table_Character");
        if (table?.At("Record_Character/record_length") is { } length && length.Count is > 0 and < LongestLine and var stated && FirstLine(document, table) is { } line
            && line > stated && line <= stated + 2 && DataFile.Length(document) == (table.Child("offset").Count ?? 0) + (table.Child("records").Count * line))
        {
            length.Text = line.ToString(CultureInfo.InvariantCulture);
            yield return Did("Record_Character/record_length", stated.ToString(CultureInfo.InvariantCulture), $"{length.Text}, its line end with it");
        }
    }

    // Bytes of the first line with its end; null where none ends within reach.
    static long? FirstLine(LabelDocument document, LabelElement table)
    {
        using var file = DataFile.Open(document);
        var head = new byte[LongestLine];
        var read = file is null ? 0 : RandomAccess.Read(file, head, Math.Max(0, table.Child("offset").Count ?? 0));
        return Array.IndexOf(head, (byte)'\n', 0, read) is >= 0 and var end ? end + 1 : null;
    }
}
