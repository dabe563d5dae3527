namespace Farside.Archive.Labels;

/// <summary>Records of fields, of fixed width or delimited.</summary>
public sealed record TableStructure : Structure
{
    public override string Kind => "table";

    /// <summary>As the label counts them; the file may hold fewer.</summary>
    public required long Records { get; init; }

    /// <summary>Bytes from one record to the next; 0 for a delimited table.</summary>
    public long RecordBytes { get; init; }

    /// <summary>What stands between two fields; null for fixed width.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Bytes of a delimited table where the label says them; null up to the file's end.</summary>
    public long? Length { get; init; }

    /// <summary>In label order; the fields of a group appear once, bit fields follow the field that packs them.</summary>
    public required IReadOnlyList<TableField> Fields { get; init; }

    /// <summary>The first field by that name, or null.</summary>
    public TableField? Field(string name) => Fields.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
