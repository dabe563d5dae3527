using System.Numerics;
using Farside.Archive.Labels;
using Farside.Archive.Pds4;
using FsCheck;
using FsCheck.Fluent;

namespace Farside.Tests.Archive.Pds4;

public sealed class RoundTripProperties
{
    static readonly string[] Types = ["SignedByte", "SignedMSB2", "SignedLSB2", "SignedMSB4", "SignedLSB4", "SignedMSB8", "SignedLSB8", "IEEE754MSBDouble", "IEEE754LSBDouble"];

    [Fact]
    public void Any_numbers_of_any_type_come_back_from_a_written_array() =>
        Prop.ForAll<int[], int>((numbers, pick) =>
        {
            Assert.True(SampleType.TryParse(Types[(int)((uint)pick % Types.Length)], out var type));
            var stored = numbers.Append(pick).Select(number => type.Bytes switch { 1 => (sbyte)number, 2 => (short)number, _ => number }).ToArray();
            var data = new byte[stored.Length * type.Bytes];
            for (var i = 0; i < stored.Length; i++)
            {
                SampleEncoder.Put(data.AsSpan(i * type.Bytes), type, stored[i]);
            }

            using var folder = new LabelFolder().With(LabelFolder.Array(type.Name, $"{stored.Length}"), data);
            var report = folder.Inspect();
            return report.First!.Select(value => value is BigInteger whole ? (double)whole : (double)value!).SequenceEqual(stored.Take(5).Select(number => (double)number))
                && report.Statistics!.Value.Min == stored.Min() && Math.Abs(report.Statistics.Value.Mean - stored.Average()) <= 1e-9 * stored.Max(number => Math.Abs((double)number));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_survives_the_label_writer() =>
        Prop.ForAll<string, string>((text, attribute) =>
        {
            var root = new LabelElement("Product", Clean(text));
            root.Attributes.Add(new("note", Clean(attribute)));
            var back = Pds4LabelReader.Parse(LabelWriter.ToText(root), "any.xml");
            return back.Text == Clean(text) && back.Attribute("note") == Clean(attribute);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_cells_survive_a_delimited_table() =>
        Prop.ForAll<NonEmptyArray<string>>(cells =>
        {
            var texts = cells.Get.Select(cell => Clean(cell).Replace("\"", "", StringComparison.Ordinal)).ToArray();
            var field = new TableField { Name = "T", DataType = "UTF8_String", Coding = FieldCoding.Text };
            var table = new TableStructure
            {
                Name = "t",
                Form = "Table_Delimited",
                FileName = "data.dat",
                Records = texts.Length,
                Delimiter = ';',
                Fields = [field, field with { Name = "U", Offset = 1 }],
            };
            using var data = new MemoryStream();
            TableWriter.Write(data, table, [texts, texts]);
            using var folder = new LabelFolder().With(table, data.ToArray());
            using var reader = new TableReader((TableStructure)folder.Open().Structures[0]);
            return reader.Texts(reader.Table.Fields[1]).SequenceEqual(texts);
        }).QuickCheckThrowOnFailure();

    /// <summary>What XML and one line of a table can hold.</summary>
    static string Clean(string? text) => string.Concat((text ?? "").Where(c => c >= ' ' && c is not ('\uFFFE' or '\uFFFF') && !char.IsSurrogate(c) && !char.IsControl(c))).Trim();
}
