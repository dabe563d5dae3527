using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary><c>field_format</c> says <c>None</c>: there is none.</summary>
public sealed class FieldFormatNone : IRepairRule
{
    public string Name => "field-format-none";

    public string Source => "records of LPR-1 sequence 0316 and labels of 0315, 0316";

    public IEnumerable<Repair> Mend(LabelDocument document)
    {
        var formats = document.Root.Descendants().Where(element => element.Is("field_format") && element.Value is null && element.Text.Length > 0).ToList();
        foreach (var format in formats)
        {
            format.Parent!.Children.Remove(format);
        }

        if (formats.Count > 0)
        {
            yield return this.Did("Record_Binary/*/field_format", $"None in {formats.Count} fields", "no format");
        }
    }
}
