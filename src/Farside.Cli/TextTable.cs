using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Farside.Cli;

/// <summary>Rows under names, as aligned text, as comma-separated values or as JSON: one description for all three.</summary>
/// <param name="Columns">The name of a program's column, and the word over a person's.</param>
sealed record TextTable(IReadOnlyList<(string Name, string Heading)> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Lines above the table, for people alone.</summary>
    public string Title { get; init; } = "";

    /// <summary>A line below it.</summary>
    public string Note { get; init; } = "";

    public string ToText()
    {
        var text = new StringBuilder(Title);
        var widths = Columns.Select((column, i) => Rows.Select(row => Shown(row[i]).Length).Append(column.Heading.Length).Max()).ToList();
        text.AppendLine(string.Join("  ", Columns.Select((column, i) => IsNumber(i) ? column.Heading.PadLeft(widths[i]) : column.Heading.PadRight(widths[i]))).TrimEnd());
        foreach (var row in Rows)
        {
            text.AppendLine(string.Join("  ", row.Select((cell, i) => IsNumber(i) ? Shown(cell).PadLeft(widths[i]) : Shown(cell).PadRight(widths[i]))).TrimEnd());
        }

        return text.Append(Note).ToString();
    }

    public string ToCsv() => string.Concat(new[] { string.Join(',', Columns.Select(column => column.Name)) }.Concat(Rows.Select(row => string.Join(',', row.Select(Shown)))).Select(line => line + "\n"));

    public string ToJson() => new JsonArray([.. Rows.Select(row => (JsonNode)new JsonObject(Columns.Select((column, i) => KeyValuePair.Create(column.Name, Node(row[i])))))]).ToJsonString(Indented) + "\n";

    bool IsNumber(int column) => Rows.Any(row => row[column] is double or int or long) && Rows.All(row => row[column] is double or int or long or null);

    static string Shown(object? cell) => cell switch { null => "", bool truth => truth ? "yes" : "no", IFormattable number => number.ToString(null, CultureInfo.InvariantCulture), _ => cell.ToString()! };

    static JsonNode? Node(object? cell) => cell switch { null => null, bool truth => truth, int whole => whole, long whole => whole, double number => number, _ => cell.ToString() };
}
