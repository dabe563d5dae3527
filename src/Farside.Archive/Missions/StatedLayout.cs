using System.Globalization;
using Farside.Archive.Labels;

namespace Farside.Archive.Missions;

/// <summary>How the label lays out its one array or table: enough to know how long the data file must be. Missions' labels have one each.</summary>
sealed class StatedLayout
{
    StatedLayout(LabelElement rows, long rowCount, long rowBytes, long offset, IReadOnlyList<(string Name, long Length)> axes) =>
        (Rows, RowCount, RowBytes, Offset, Axes) = (rows, rowCount, rowBytes, offset, axes);

    /// <summary>The element that counts rows: the slowest axis, or a table's records.</summary>
    public LabelElement Rows { get; }

    public long RowCount { get; }
    public long RowBytes { get; }
    public long Offset { get; }

    /// <summary>Slowest first; empty for a table.</summary>
    public IReadOnlyList<(string Name, long Length)> Axes { get; }

    /// <summary>Bytes the data file must have.</summary>
    public long Bytes => Offset + (RowCount * RowBytes);

    /// <summary>Rows that the label stated before a truncated file shortened them.</summary>
    public long StatedRows => long.TryParse(Rows.Attribute("stated"), NumberStyles.None, CultureInfo.InvariantCulture, out var stated) ? stated : RowCount;

    public long? Samples => Axes.FirstOrDefault(axis => axis.Name.Equals("sample", StringComparison.OrdinalIgnoreCase)) is { Length: > 0 } axis ? axis.Length : null;

    /// <summary>Null where the label describes nothing of a fixed size, or sizes nobody can have. Rows of text have none: the missions' labels misstate their widths.</summary>
    public static StatedLayout? Of(LabelDocument document)
    {
        var area = document.Root.Child("File_Area_Observational");
        var part = area?.Children.Find(child => child.Name.StartsWith("Array", StringComparison.OrdinalIgnoreCase) || child.Is("Table_Binary"));
        var offset = part?.Child("offset").Count ?? 0;
        return part is null || offset is < 0 or > MostBytes ? null : part.Name.StartsWith("Array", StringComparison.OrdinalIgnoreCase) ? OfArray(part, offset) : OfTable(part, offset);
    }

    public void Shorten(long rows)
    {
        Rows.Attributes.Add(new("stated", Rows.Text));
        Rows.Text = rows.ToString(CultureInfo.InvariantCulture);
    }

    public static IEnumerable<LabelElement> BinaryFields(LabelDocument document) =>
        document.Root.At("File_Area_Observational/Table_Binary/Record_Binary")?.ChildrenNamed("Field_Binary") ?? [];

    public static LabelElement? BinaryField(LabelDocument document, string name) =>
        BinaryFields(document).FirstOrDefault(field => field.Child("name")?.Text.Equals(name, StringComparison.OrdinalIgnoreCase) ?? false);

    /// <summary>A petabyte: what a label says beyond that is nonsense, and sums below it cannot overflow.</summary>
    const long MostBytes = 1L << 50;

    static StatedLayout? OfArray(LabelElement array, long offset)
    {
        var axes = array.ChildrenNamed("Axis_Array").OrderBy(axis => axis.Child("sequence_number").Count ?? 0).ToList();
        var size = SampleBytes(array.At("Element_Array/data_type")?.Text ?? "");
        if (axes.Count == 0 || size == 0 || axes.Exists(axis => axis.Child("elements").Count is not >= 0))
        {
            return null;
        }

        var lengths = axes.ConvertAll(axis => axis.Child("elements").Count!.Value);
        return lengths.Aggregate((double)size, (product, length) => product * Math.Max(1, length)) > MostBytes
            ? null
            : new(axes[0].Child("elements")!, lengths[0], lengths.Skip(1).Aggregate((long)size, (product, length) => product * length), offset,
                [.. axes.Select((axis, i) => (axis.Child("axis_name")?.Text ?? "", lengths[i]))]);
    }

    static StatedLayout? OfTable(LabelElement table, long offset) =>
        table.Child("records") is { } records && records.Count is >= 0 and var count
        && table.At("Record_Binary/record_length").Count is > 0 and var length
        && (double)count * length < MostBytes
            ? new(records, count, length, offset, [])
            : null;

    static int SampleBytes(string type) => type.ToUpperInvariant() switch
    {
        "UNSIGNEDBYTE" or "SIGNEDBYTE" => 1,
        "COMPLEXLSB16" or "COMPLEXMSB16" => 16,
        "COMPLEXLSB8" or "COMPLEXMSB8" => 8,
        var t when t.EndsWith("SINGLE", StringComparison.Ordinal) => 4,
        var t when t.EndsWith("DOUBLE", StringComparison.Ordinal) => 8,
        [.., var digit and ('2' or '4' or '8')] => digit - '0',
        _ => 0,
    };
}
