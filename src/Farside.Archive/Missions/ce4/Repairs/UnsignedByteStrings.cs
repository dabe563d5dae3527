using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>Fields of several bytes are called <c>UnsignedByte</c>: they are strings of bits.</summary>
public sealed class UnsignedByteStrings : TreeRule
{
    public override string Name => "unsigned-byte-strings";

    public override string Source => "records of LPR-1 sequence 0316 and labels of 0315, 0316";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        foreach (var field in StatedLayout.BinaryFields(document))
        {
            if (field.Child("data_type") is { } type && type.Text.Equals("UnsignedByte", StringComparison.OrdinalIgnoreCase) && field.Child("field_length").Count is > 1 and var length)
            {
                yield return Did($"{field.Child("name")?.Text}/data_type", $"UnsignedByte of {length} bytes", "UnsignedBitString");
                type.Text = "UnsignedBitString";
            }
        }
    }
}
