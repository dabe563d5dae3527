using System.Globalization;
using Farside.Archive.Labels;

namespace Farside.Archive.Missions;

/// <summary>One column of a character table; <paramref name="At"/> counts from 0.</summary>
sealed record CharacterField(string Name, string Unit, int At, int Length)
{
    public string Description { get; init; } = "";

    const int Most = 100_000;

    public string Cut(string line) => line.Length <= At ? "" : line.Substring(At, Math.Min(Length, line.Length - At)).Trim();

    /// <summary>True when the place begins and ends between words and holds one word or a quoted text.</summary>
    public bool Fits(string line) =>
        Length > 0 && IsGap(line, At - 1) && IsGap(line, At + Length) && Cut(line) is { Length: > 0 } cell && !cell.AsSpan().ContainsAny(' ', '\t');

    /// <summary>The label's columns in order; a group's fields once for each repetition. Names that occur again get a number.</summary>
    public static IReadOnlyList<CharacterField> ListOf(LabelElement table)
    {
        var fields = new List<CharacterField>();
        if (table.Child("Record_Character") is { } record)
        {
            Collect(record, 0, fields);
        }

        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return fields.ConvertAll(field => (seen[field.Name] = seen.GetValueOrDefault(field.Name) + 1) is > 1 and var times
            ? field with { Name = $"{field.Name}_{times.ToString(CultureInfo.InvariantCulture)}" } : field);
    }

    static void Collect(LabelElement record, long start, List<CharacterField> fields)
    {
        foreach (var child in record.Children)
        {
            if (child.Is("Field_Character") && fields.Count < Most)
            {
                var at = start + (child.Child("field_location").Count ?? 1) - 1;
                fields.Add(new(child.Child("name")?.Text ?? "", child.Child("unit")?.Value ?? "", (int)Math.Clamp(at, 0, int.MaxValue / 2), (int)Math.Clamp(child.Child("field_length").Count ?? 0, 0, int.MaxValue / 2)) { Description = child.Child("description")?.Value ?? "" });
            }
            else if (child.Is("Group_Field_Character") && child.Find("Field_Character") is not null)
            {
                Repeat(child, start, fields);
            }
        }
    }

    static void Repeat(LabelElement group, long start, List<CharacterField> fields)
    {
        var times = Math.Clamp(group.Child("repetitions").Count ?? 1, 0, Most);
        var step = Math.Clamp(group.Child("group_length").Count ?? 0, 0, 1L << 31) / Math.Max(1, times);
        for (var i = 0L; i < times && fields.Count < Most; i++)
        {
            Collect(group, start + Math.Clamp(group.Child("group_location").Count ?? 1, 1, 1L << 31) - 1 + (i * step), fields);
        }
    }

    static bool IsGap(string line, int at) => at < 0 || at >= line.Length || char.IsWhiteSpace(line[at]);
}
