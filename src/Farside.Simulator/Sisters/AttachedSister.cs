using System.Buffers.Binary;
using Farside.Archive.Store;
using Farside.Simulator.Mission;

namespace Farside.Simulator.Sisters;

/// <summary>Chang'e-3: PDS3 labels at the head of the data, radar records all little-endian.</summary>
sealed class AttachedSister() : Sister("ce3")
{
    public override bool IsAttached => true;

    public override string? InstrumentOf(string instrument) => instrument is "LCAM" or "TCAM" or "PCAM" or "LPR" ? instrument : null;

    public override SimulatedProduct? Dress(SimulatedProduct product)
    {
        if (InstrumentOf(product.Name.Instrument) is null)
        {
            return null;
        }

        var payload = product.Name is { Instrument: "LCAM", Index: { } index } ? $"LCAM-{index:D4}" : product.Name.Payload;
        var to = NameOf(product.Name, "CE3", "BMYK", payload, level: product.Name.Instrument is "LPR" ? "2A" : null);
        var isRadar = product.Name.Instrument is "LPR";
        var data = isRadar ? LittleEndian(product) : product.Data;
        var head = OdlLabel.Of(to, Copy(product.Label, product.Name, to), data.Length, LabelRecords(product.Name));
        return product with { Name = to, IsAttached = true, Data = [.. head, .. data] };
    }

    // What the sizes of real files leave for the label, where it fits.
    static int LabelRecords(ProductName name) => name.Instrument switch { "LCAM" => 97, "LPR" => 5, "TCAM" => 3, _ => 2 };

    byte[] LittleEndian(SimulatedProduct product)
    {
        var data = (byte[])product.Data.Clone();
        var length = (int)product.Label.Find("record_length").Whole;
        for (var at = 0; at + length <= data.Length; at += length)
        {
            var record = data.AsSpan(at, length);
            var seconds = BinaryPrimitives.ReadUInt32BigEndian(record[4..]) + (long)Shift.TotalSeconds;
            BinaryPrimitives.WriteUInt32LittleEndian(record[4..], (uint)seconds);
            record.Slice(8, 2).Reverse();
            for (var field = 10; field < 38; field += 4)
            {
                record.Slice(field, 4).Reverse();
            }

            record.Slice(107, 2).Reverse();
        }

        return data;
    }
}
