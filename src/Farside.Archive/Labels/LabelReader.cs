using Farside.Archive.Pds3;
using Farside.Archive.Pds4;
using Farside.Archive.Store;

namespace Farside.Archive.Labels;

/// <summary>The one door to labels of every language: PDS4 XML, PDS3 and ISIS ODL, VICAR; attached or detached.</summary>
public static class LabelReader
{
    const int HeadBytes = 1 << 16;
    const int MostSearched = 200;
    const long MostSearchedBytes = 1 << 20;

    /// <summary>Reads a label, mends it by <paramref name="rules"/>, builds its structures and finds their data files.</summary>
    /// <param name="path">A label, or a data file whose label lies beside it.</param>
    /// <param name="archiveRoot">Links may lead anywhere within it; null: only within the label's folder.</param>
    /// <exception cref="LabelException">There is no label, or it cannot mean anything.</exception>
    public static LabelDocument Open(string path, IEnumerable<IRepairRule>? rules = null, string? archiveRoot = null)
    {
        var label = FindLabel(path);
        var document = ReadTree(label.Path, label.Language);
        return Complete(document, rules, archiveRoot);
    }

    /// <summary>The label's tree only.</summary>
    public static LabelDocument ReadTree(string path)
    {
        var (label, language) = FindLabel(path);
        return ReadTree(label, language);
    }

    /// <summary>Rules, structures and data files for a tree already read.</summary>
    public static LabelDocument Complete(LabelDocument document, IEnumerable<IRepairRule>? rules = null, string? archiveRoot = null)
    {
        var all = rules?.ToList() ?? [];
        foreach (var rule in all)
        {
            document.Repairs.AddRange(rule.MendTree(document).ToList());
        }

        var folder = new DataFolder(document.Path, archiveRoot);
        try
        {
            switch (document.Language)
            {
                case "pds4":
                    Pds4Structures.Build(document, folder);
                    break;
                case "vicar":
                    VicarStructures.Build(document);
                    break;
                case "isis3":
                    IsisStructures.Build(document, folder);
                    break;
                default:
                    Pds3Structures.Build(document, folder);
                    break;
            }
        }
        catch (OverflowException)
        {
            throw new LabelException(document.FileName, "label", "a count or place beyond 9 × 10¹⁸", "numbers a file can hold");
        }

        foreach (var rule in all)
        {
            document.Repairs.AddRange(rule.Mend(document).ToList());
        }

        StructureBounds.Require(document);
        return document;
    }

    static LabelDocument ReadTree(string path, string language) => language switch
    {
        "pds4" => Pds4LabelReader.ReadTree(path),
        "vicar" => VicarLabelReader.ReadTree(path),
        _ => OdlReader.ReadTree(path),
    };

    /// <summary>The file itself when it is a label, else the label that lies beside it.</summary>
    static (string Path, string Language) FindLabel(string path)
    {
        var full = Path.GetFullPath(path);
        if (!HasLabelOfItsOwn(full) && Recognise(LabelFile.ReadHead(full, HeadBytes)) is { } language)
            return (full, language);

        foreach (var candidate in LabelsBeside(full).Concat(LabelsNaming(full)))
        {
            if (Recognise(LabelFile.ReadHead(candidate, HeadBytes)) is { } beside)
                return (candidate, beside);
        }

        throw new LabelException(Path.GetFileName(full), "file", "no PDS4, PDS3, ISIS or VICAR label, and none beside it", "a label or its data file",
            $"Looked for {Path.GetFileName(full)}L and {Path.GetFileNameWithoutExtension(full)}.xml, .lblx, .lbl.");
    }

    /// <summary>A raw raster may begin with any bytes at all, a label's first bytes too: a product's name, and a label named after it, outweigh them.</summary>
    static bool HasLabelOfItsOwn(string path) => ProductName.TryParse(Path.GetFileName(path), out var name) && !name.IsLabel && File.Exists(path + "L");

    static IEnumerable<string> LabelsBeside(string data)
    {
        var stem = Path.GetFileNameWithoutExtension(data);
        string[] names = [Path.GetFileName(data) + "L", stem + ".xml", stem + ".lblx", stem + ".lbl", Path.GetFileName(data) + ".xml", Path.GetFileName(data) + ".lbl"];
        var folder = Path.GetDirectoryName(data)!;
        var there = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
            .Where(path => path != data && Path.GetFileName(path).StartsWith(stem, StringComparison.OrdinalIgnoreCase)).ToList();
        return from name in names
               from path in there
               where Path.GetFileName(path).Equals(name, StringComparison.OrdinalIgnoreCase) && LabelFile.Fault(path) is null && new FileInfo(path).Length > 0
               select path;
    }

    /// <summary>Labels of any name in the same folder that speak of the data file.</summary>
    static IEnumerable<string> LabelsNaming(string data)
    {
        var name = Path.GetFileName(data);
        return Directory.EnumerateFiles(Path.GetDirectoryName(data)!)
            .Where(path => Path.GetExtension(path).ToLowerInvariant() is ".xml" or ".lblx" or ".lbl" && LabelFile.Fault(path) is null && new FileInfo(path).Length is > 0 and <= MostSearchedBytes)
            .Order(StringComparer.Ordinal).Take(MostSearched)
            .Where(path => LabelText.Decode(LabelFile.ReadAll(path)).Text.Contains(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The label's language by its first bytes, or null.</summary>
    static string? Recognise(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("LBLSIZE="u8) || head.StartsWith("LBLSIZE ="u8))
            return "vicar";

        var text = LabelText.Decode(head).Text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t', '\0');
        if (text.StartsWith('<'))
            return "pds4";

        return OdlReader.Recognise(text);
    }
}
