using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Pds3;

/// <summary>PDS3 label tree → structures: for every pointer its object, in the order of the objects.</summary>
static class Pds3Structures
{
    public static void Build(LabelDocument document, DataFolder folder)
    {
        Add(new Pds3Scope(document, folder, document.Root, document.Root));
        foreach (var file in document.Root.Children.Where(child => child.Is("FILE") || child.Is("UNCOMPRESSED_FILE")))
        {
            Add(new Pds3Scope(document, folder, file, document.Root));
        }
    }

    static void Add(Pds3Scope scope)
    {
        var pointers = scope.Scope.Children.Where(child => child.Name.StartsWith('^')).ToList();
        foreach (var described in scope.Scope.Children.Where(child => child.Children.Count > 0 && !child.Name.StartsWith('^')))
        {
            var pointer = pointers.Find(pointer => described.Is(pointer.Name[1..]));
            if (pointer is not null && KindOf(described) is { } kind)
            {
                pointers.Remove(pointer);
                scope.Document.Structures.Add(BuildOne(scope, described, pointer, kind));
            }
        }
    }

    /// <summary>What the object's class name, its last words, says it is.</summary>
    static string? KindOf(LabelElement described)
    {
        var name = described.Name.ToUpperInvariant();
        return name switch
        {
            _ when name.EndsWith("IMAGE", StringComparison.Ordinal) && described.Child("LINES") is not null => "image",
            _ when name.EndsWith("QUBE", StringComparison.Ordinal) => "qube",
            _ when described.Child("ROWS") is not null && described.Find("COLUMN") is not null => "table",
            _ when described.Child("ROWS") is not null && (described.Child("ROW_BYTES") is not null || described.Child("^STRUCTURE") is not null) => "table",
            _ when described.Child("ROWS") is not null && described.Child("FIELD_DELIMITER") is not null => "spreadsheet",
            _ when name.EndsWith("HISTOGRAM", StringComparison.Ordinal) && described.Child("ITEMS") is not null => "histogram",
            _ when name.EndsWith("HEADER", StringComparison.Ordinal) => "header",
            _ when name.EndsWith("HISTORY", StringComparison.Ordinal) => "history",
            _ when name.EndsWith("TEXT", StringComparison.Ordinal) => "text",
            _ => null,
        };
    }

    static Structure BuildOne(Pds3Scope scope, LabelElement described, LabelElement pointer, string kind) => kind switch
    {
        "image" => Pds3Arrays.Image(scope, described, pointer),
        "qube" => Pds3Arrays.Qube(scope, described, pointer),
        "histogram" => Pds3Arrays.Histogram(scope, described, pointer),
        "table" or "spreadsheet" => Pds3Tables.Build(scope, described, pointer),
        _ => Other(scope, described, pointer, kind),
    };

    static OtherStructure Other(Pds3Scope scope, LabelElement described, LabelElement pointer, string kind)
    {
        var (fileName, path, offset) = scope.Resolve(pointer);
        return new OtherStructure
        {
            What = kind,
            Name = NameOf(described),
            Form = described.Name,
            FileName = fileName,
            DataPath = path,
            Offset = offset,
            Length = described.Child("BYTES") is null ? null : LabelNumbers.Count(described, "BYTES", scope.Document.FileName, fallback: 0),
            Element = described,
        };
    }

    public static string NameOf(LabelElement described) => described.Name;

    /// <summary>Every constant an object declares: <c>MISSING_CONSTANT</c>, <c>CORE_NULL</c>, <c>CORE_LOW_REPR_SATURATION</c> …</summary>
    public static IReadOnlyList<SpecialConstant> Specials(LabelElement described, SampleType type) =>
        [.. from child in described.Children
            where IsSpecial(child.Name.ToUpperInvariant())
            from item in OdlReader.Items(child)
            where !LabelElement.IsNothing(item.Text) && !item.Text.Equals("NULL", StringComparison.OrdinalIgnoreCase)
            select LabelNumbers.Special(child.Name, item.Text, type)];

    static bool IsSpecial(string name)
    {
        var word = name.StartsWith("CORE_", StringComparison.Ordinal) ? name[5..] : name;
        return word is "MISSING" or "NULL" || word.EndsWith("_SATURATION", StringComparison.Ordinal) || word is "MISSING_CONSTANT" or "INVALID_CONSTANT" or "NULL_CONSTANT"
            or "NOT_APPLICABLE_CONSTANT" or "UNKNOWN_CONSTANT" or "INVALID" or "UNKNOWN" or "SATURATED_CONSTANT";
    }

    /// <summary>A data type's sample type; null for words that name none.</summary>
    public static SampleType? TypeOf(string word, int bytes)
    {
        var name = word.ToUpperInvariant();
        var isLittle = name.StartsWith("LSB_", StringComparison.Ordinal) || name.StartsWith("PC_", StringComparison.Ordinal) || name.StartsWith("VAX", StringComparison.Ordinal);
        var isVax = name.StartsWith("VAX", StringComparison.Ordinal);
        NumberForm? form = name switch
        {
            _ when name.Contains("UNSIGNED", StringComparison.Ordinal) => NumberForm.UnsignedInteger,
            _ when name.Contains("INTEGER", StringComparison.Ordinal) => NumberForm.SignedInteger,
            _ when name.Contains("COMPLEX", StringComparison.Ordinal) => isVax ? NumberForm.VaxComplex : NumberForm.Complex,
            _ when name.Contains("REAL", StringComparison.Ordinal) || name.Contains("FLOAT", StringComparison.Ordinal) || name.Contains("DOUBLE", StringComparison.Ordinal) =>
                isVax ? NumberForm.VaxReal : NumberForm.Real,
            _ => null,
        };
        var fits = form switch
        {
            NumberForm.Real or NumberForm.VaxReal => bytes is 4 or 8,
            NumberForm.Complex or NumberForm.VaxComplex => bytes is 8 or 16,
            null => false,
            _ => bytes is >= 1 and <= 8,
        };
        return fits ? new SampleType(word, form!.Value, bytes, isLittle) : null;
    }

    /// <summary>Compressed samples are listed, not read.</summary>
    public static string? Undecoded(Pds3Scope scope, LabelElement described, string? path)
    {
        if (described.Child("ENCODING_TYPE")?.Value is not { } encoding || encoding.ToUpperInvariant() is "NONE" or "DCT_DECOMPRESSED")
            return path;

        scope.Document.Repairs.Add(new Repair("encoded-samples", $"{described.Path}/ENCODING_TYPE", LabelLimits.Show(encoding), "the label alone, no samples", "no decoder"));
        return null;
    }
}
