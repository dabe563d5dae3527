using System.Runtime.CompilerServices;
using Farside.Archive.Labels;

namespace Farside.Archive.Missions;

/// <summary>The lines of a character table as words, whatever its label says of byte positions.</summary>
sealed class CharacterRows
{
    const int MostBytes = 64 << 20;
    const int Judged = 200;

    static readonly ConditionalWeakTable<LabelDocument, CharacterRows> Seen = [];

    CharacterRows(string[] lines, string encoding, IReadOnlyList<CharacterField> fields)
    {
        Lines = lines;
        Encoding = encoding;
        Fields = fields;
        FitsLabelWidths = fields.Count > 0 && lines.Take(Judged).All(line => fields.All(field => field.Fits(line)));
    }

    public string[] Lines { get; }
    public string Encoding { get; }

    /// <summary>The label's columns, each repetition of a group on its own, repeated names numbered.</summary>
    public IReadOnlyList<CharacterField> Fields { get; }

    /// <summary>True when every field's position holds whole words.</summary>
    public bool FitsLabelWidths { get; }

    public int Count => Lines.Length;

    public static CharacterRows? Of(LabelDocument document)
    {
        if (Seen.TryGetValue(document, out var known))
        {
            return known;
        }

        var table = document.Root.At("File_Area_Observational/Table_Character");
        if (table is null || DataFile.Find(document) is not { } path || DataFile.Length(document) is not (> 0 and <= MostBytes))
        {
            return null;
        }

        var offset = (int)Math.Clamp(table.Child("offset").Count ?? 0, 0, MostBytes);
        var bytes = File.ReadAllBytes(path);
        var (text, encoding) = LabelText.Decode(bytes.AsSpan(Math.Min(offset, bytes.Length)));
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Trim().Length > 0).ToArray();
        var rows = new CharacterRows(lines, encoding, CharacterField.ListOf(table));
        Seen.AddOrUpdate(document, rows);
        return rows;
    }

    /// <summary>One line's cells, by position where positions fit, else by white space.</summary>
    public string[] Cells(int row) =>
        FitsLabelWidths ? [.. Fields.Select(field => field.Cut(Lines[row]))] : Lines[row].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
