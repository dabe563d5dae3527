using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary><c>VALID_DATA_LENGTH</c> is labelled little-endian and stored big-endian; where data are there, the order that gives the echo's length decides.</summary>
public sealed class LprValidLengthByteOrder : TreeRule
{
    public override string Name => "lpr-valid-length-byte-order";

    public override string Source => "records of LPR-1 sequence 0316 and labels of 0315, 0316";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        var type = StatedLayout.BinaryField(document, "VALID_DATA_LENGTH")?.Child("data_type");
        if (type is not null && type.Text.Equals("UnsignedLSB2", StringComparison.OrdinalIgnoreCase) && RadarRecords.Of(document)?.ValidLengthIsLittleEndian() is not true)
        {
            yield return Did("VALID_DATA_LENGTH/data_type", type.Text, "UnsignedMSB2");
            type.Text = "UnsignedMSB2";
        }
    }
}
