using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>The reference point is labelled big-endian and stored little-endian; where data are there, the order that gives a place on the Moon near the lander decides.</summary>
public sealed class LprReferencePointByteOrder : TreeRule
{
    public override string Name => "lpr-reference-point-byte-order";

    public override string Source => "records of LPR-1 sequence 0316 and labels of 0315, 0316";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        var fields = StatedLayout.BinaryFields(document).Where(field => field.Child("name")?.Text.StartsWith("REFERENCE_POINT_", StringComparison.OrdinalIgnoreCase) ?? false).ToList();
        if (fields.Count == 0 || RadarRecords.Of(document)?.ReferencePointIsBigEndian() is true)
        {
            yield break;
        }

        foreach (var field in fields)
        {
            if (field.Child("data_type") is { } type && type.Text.Equals("IEEE754MSBSingle", StringComparison.OrdinalIgnoreCase))
            {
                yield return Did($"{field.Child("name")?.Text}/data_type", type.Text, "IEEE754LSBSingle");
                type.Text = "IEEE754LSBSingle";
            }
        }
    }
}
