using System.Globalization;
using Farside.Archive.Labels;

namespace Farside.Archive.Pds4;

/// <summary>Structures → the PDS4 elements that describe them, ready for <see cref="LabelWriter"/>.</summary>
public static class Pds4Writer
{
    const string Namespace = "http://pds.nasa.gov/pds4/pds/v1";

    /// <summary>A plain Product_Observational around file areas.</summary>
    /// <param name="identifier">Logical identifier, a URN.</param>
    public static LabelElement Product(string identifier, string title, IEnumerable<LabelElement> fileAreas)
    {
        var root = new LabelElement("Product_Observational");
        root.Attributes.Add(new("xmlns", Namespace));
        root.Attributes.Add(new("xmlns:pds", Namespace));
        root.Add(Group("Identification_Area",
            Leaf("logical_identifier", identifier), Leaf("version_id", "1.0"), Leaf("title", title),
            Leaf("information_model_version", "1.16.0.0"), Leaf("product_class", "Product_Observational")));
        foreach (var area in fileAreas)
        {
            root.Add(area);
        }

        return root;
    }

    /// <summary>One data file and the structures in it.</summary>
    public static LabelElement FileArea(string fileName, params IEnumerable<Structure> structures)
    {
        var area = Group("File_Area_Observational", Group("File", Leaf("file_name", fileName)));
        foreach (var structure in structures)
        {
            area.Add(Describe(structure));
        }

        return area;
    }

    /// <summary>An array in row-major order or a table; what else there is gets offset and length.</summary>
    public static LabelElement Describe(Structure structure) => structure switch
    {
        ArrayStructure { Strides: not null } or ArrayStructure { Tile: not null } => throw new ArgumentException("Only gapless row-major arrays are written.", nameof(structure)),
        ArrayStructure array => DescribeArray(array),
        TableStructure table => DescribeTable(table),
        OtherStructure other => Group(other.Form, Leaf("name", other.Name), Bytes("offset", other.Offset), Bytes("object_length", other.Length ?? 0), Leaf("parsing_standard_id", other.Standard)),
        _ => throw new ArgumentException($"{structure.Form} is not written.", nameof(structure)),
    };

    static LabelElement DescribeArray(ArrayStructure array)
    {
        var element = Group(array.Form, Leaf("local_identifier", array.Name), Bytes("offset", array.Offset), Leaf("axes", Text(array.Axes.Count)), Leaf("axis_index_order", "Last Index Fastest"));
        var samples = element.Add(Group("Element_Array", Leaf("data_type", array.SampleType.Name)));
        if (array.Unit.Length > 0)
            samples.Add(Leaf("unit", array.Unit));

        AddScale(samples, array.ScalingFactor, array.ValueOffset);
        for (var i = 0; i < array.Axes.Count; i++)
        {
            element.Add(Group("Axis_Array", Leaf("axis_name", array.Axes[i].Name), Leaf("elements", Text(array.Axes[i].Length)), Leaf("sequence_number", Text(i + 1))));
        }

        AddSpecials(element, array.Specials);
        return element;
    }

    static LabelElement DescribeTable(TableStructure table)
    {
        var kind = table.Form.Split('_')[^1];
        var element = Group(table.Form, Leaf("local_identifier", table.Name), Bytes("offset", table.Offset), Leaf("records", Text(table.Records)));
        if (kind is not "Binary")
            element.Add(Leaf("record_delimiter", "Carriage-Return Line-Feed"));

        if (table.Delimiter is { } delimiter)
            element.Add(Leaf("field_delimiter", delimiter switch { ',' => "Comma", '\t' => "Horizontal Tab", ';' => "Semicolon", _ => "Vertical Bar" }));

        var record = element.Add(Group($"Record_{kind}", Leaf("fields", Text(table.Fields.Count(field => field.Repetitions.Count == 0))), Leaf("groups", Text(table.Fields.Count(field => field.Repetitions.Count > 0)))));
        if (table.Delimiter is null)
            record.Add(Bytes("record_length", table.RecordBytes));

        foreach (var (field, i) in table.Fields.Where(field => field.Coding != FieldCoding.Bits).Select((field, i) => (field, i)))
        {
            record.Add(Grouped(table, field, i + 1, kind));
        }

        return element;
    }

    /// <summary>A repeated field becomes a group around it, groups within groups.</summary>
    static LabelElement Grouped(TableStructure table, TableField field, int number, string kind)
    {
        var isPlain = field.Repetitions.Count == 0;
        var inner = Field(table, field, number, kind, isPlain ? field.Offset : 0);
        for (var i = field.Repetitions.Count - 1; i >= 0; i--)
        {
            var (count, step) = field.Repetitions[i];
            var isInner = i == field.Repetitions.Count - 1;
            var group = Group($"Group_Field_{kind}", Leaf("repetitions", Text(count)), Leaf("fields", isInner ? "1" : "0"), Leaf("groups", isInner ? "0" : "1"));
            if (table.Delimiter is null)
            {
                group.Add(Bytes("group_location", i == 0 ? field.Offset + 1 : 1));
                group.Add(Bytes("group_length", count * step));
            }

            group.Add(inner);
            inner = group;
        }

        return inner;
    }

    static LabelElement Field(TableStructure table, TableField field, int number, string kind, long offset)
    {
        var element = Group($"Field_{kind}", Leaf("name", field.Name), Leaf("field_number", Text(number)));
        if (table.Delimiter is null)
            element.Add(Bytes("field_location", offset + 1));

        element.Add(Leaf("data_type", field.DataType));
        if (table.Delimiter is null)
            element.Add(Bytes("field_length", field.Bytes));

        if (field.Unit.Length > 0)
            element.Add(Leaf("unit", field.Unit));

        AddScale(element, field.ScalingFactor, field.ValueOffset);
        if (field.Description.Length > 0)
            element.Add(Leaf("description", field.Description));

        AddSpecials(element, field.Specials);
        AddBits(element, table.Fields.Where(bits => bits.Coding == FieldCoding.Bits && bits.Offset == field.Offset && bits.Bytes == field.Bytes).ToList());
        return element;
    }

    static void AddBits(LabelElement element, List<TableField> bits)
    {
        if (bits.Count == 0)
            return;

        var packed = element.Add(Group("Packed_Data_Fields", Leaf("bit_fields", Text(bits.Count))));
        foreach (var field in bits)
        {
            packed.Add(Group("Field_Bit", Leaf("name", field.Name), Leaf("start_bit_location", Text(field.Bits.First + 1)), Leaf("stop_bit_location", Text(field.Bits.First + field.Bits.Count)),
                Leaf("data_type", field.DataType)));
        }
    }

    static void AddScale(LabelElement element, double factor, double offset)
    {
        if (factor is not 1)
            element.Add(Leaf("scaling_factor", Text(factor)));

        if (offset is not 0)
            element.Add(Leaf("value_offset", Text(offset)));
    }

    static void AddSpecials(LabelElement element, IReadOnlyList<SpecialConstant> specials)
    {
        if (specials.Count > 0)
            element.Add(Group("Special_Constants", [.. specials.Select(special => Leaf(special.Name, special.Text.Length > 0 ? special.Text : Text(special.Value)))]));
    }

    static LabelElement Group(string name, params ReadOnlySpan<LabelElement> children)
    {
        var group = new LabelElement(name);
        foreach (var child in children)
        {
            group.Add(child);
        }

        return group;
    }

    static LabelElement Leaf(string name, string text) => new(name, text);

    static LabelElement Bytes(string name, long count)
    {
        var element = Leaf(name, Text(count));
        element.Attributes.Add(new("unit", "byte"));
        return element;
    }

    static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
