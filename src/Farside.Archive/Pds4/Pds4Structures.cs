using Farside.Archive.Labels;

namespace Farside.Archive.Pds4;

/// <summary>PDS4 label tree → the structures of its file areas, in label order.</summary>
/// <remarks>Source: PDS4 Information Model 1.0–1.24, classes File_Area, Array, Table_*, Header, Encoded_*, Stream_Text.</remarks>
public static class Pds4Structures
{
    public static void Build(LabelDocument document, DataFolder folder)
    {
        if (!document.Root.Name.StartsWith("Product", StringComparison.OrdinalIgnoreCase) && !document.Root.Children.Exists(child => child.Name.StartsWith("File_Area", StringComparison.OrdinalIgnoreCase)))
            throw new LabelException(document.FileName, document.Root.Name, "XML that is no PDS4 label", "a Product_… element");

        var unnamed = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var area in document.Root.Children.Where(child => child.Name.StartsWith("File_Area", StringComparison.OrdinalIgnoreCase)))
        {
            var file = area.Child("File")?.Child("file_name") ?? area.Find("file_name");
            var fileName = file?.Value ?? "";
            var parts = area.Children.Where(child => !child.Is("File") && (child.Children.Count > 0)).ToList();
            var path = parts.Count == 0 ? null : fileName.Length > 0
                ? folder.Find(fileName, file!.Path, document.Repairs)
                : throw new LabelException(document.FileName, area.Path, "no File/file_name", "the name of the data file");

            document.Structures.AddRange(parts.Select(part => BuildOne(document, part, fileName, path, unnamed)));
        }
    }

    static Structure BuildOne(LabelDocument document, LabelElement part, string fileName, string? path, Dictionary<string, int> unnamed)
    {
        var name = part.Name;
        var isTable = part.Children.Exists(Pds4Tables.IsRecord);
        var isHeader = name.Contains("Header", StringComparison.OrdinalIgnoreCase);
        var isArray = !isHeader && name.Contains("Array", StringComparison.OrdinalIgnoreCase);
        Structure structure =
            isTable ? Pds4Tables.Build(document, part, fileName)
            : isArray ? Pds4Arrays.Build(document, part, fileName)
            : new OtherStructure
            {
                What = isHeader ? "header" : KindOf(name),
                Name = "",
                Form = name,
                FileName = fileName,
                Length = part.Child("object_length") is null ? null : LabelNumbers.Count(part, "object_length", document.FileName),
                Standard = part.Child("parsing_standard_id")?.Value ?? part.Child("encoding_standard_id")?.Value ?? "",
            };
        return structure with
        {
            Name = NameOf(part, structure.Kind, unnamed),
            DataPath = path,
            Offset = LabelNumbers.Count(part, "offset", document.FileName, fallback: 0),
            Element = part,
        };
    }

    static string KindOf(string name) =>
        name.StartsWith("Encoded", StringComparison.OrdinalIgnoreCase) ? "encoded"
        : name.Contains("Stream", StringComparison.OrdinalIgnoreCase) ? "stream"
        : name.ToLowerInvariant();

    /// <summary>Local identifier, else name, else kind and a number from 0 within the kind (as pds4_tools numbers them).</summary>
    static string NameOf(LabelElement part, string kind, Dictionary<string, int> unnamed)
    {
        var number = unnamed.GetValueOrDefault(kind);
        unnamed[kind] = number + 1;
        return part.Child("local_identifier")?.Value ?? (part.Child("name") is { Value: not null } name ? name.Collapsed : $"{kind.ToUpperInvariant()}_{number}");
    }
}
