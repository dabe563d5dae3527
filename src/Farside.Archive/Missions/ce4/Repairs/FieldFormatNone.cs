using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary><c>field_format</c> says <c>None</c>: there is none.</summary>
public sealed class FieldFormatNone : TreeRule
{
    public override string Name => "field-format-none";

    public override string Source => "records of LPR-1 sequence 0316 and labels of 0315, 0316";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        var formats = document.Root.Descendants().Where(element => element.Is("field_format") && element.Value is null && element.Text.Length > 0).ToList();
        foreach (var format in formats)
        {
            format.Parent!.Children.Remove(format);
        }

        if (formats.Count > 0)
        {
            yield return Did("Record_Binary/*/field_format", $"None in {formats.Count} fields", "no format");
        }
    }
}
