using System.Globalization;

namespace Farside.Simulator.Evaluation;

/// <summary>Comma-separated values without quotes, a line of names first: a product's or the truth's table of traces.</summary>
sealed class CsvTable
{
    readonly string _path;
    readonly Dictionary<string, int> _columns;

    CsvTable(string path, string[] names, IReadOnlyList<string[]> rows)
    {
        _path = path;
        _columns = names.Select((name, at) => (name, at)).ToDictionary(column => column.name, column => column.at, StringComparer.Ordinal);
        Rows = rows;
    }

    public IReadOnlyList<string[]> Rows { get; }

    public static CsvTable Read(string path)
    {
        var lines = File.ReadAllLines(path).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(',')).ToList();
        if (lines.Count == 0)
        {
            throw new SimulationException(path, "no line", "a line of names and one a trace", "Make it again.");
        }

        return lines.Find(line => line.Length != lines[0].Length) is { } odd
            ? throw new SimulationException(path, $"a line of {odd.Length} fields", $"{lines[0].Length} as the first", "Make it again.")
            : new(path, lines[0], lines[1..]);
    }

    public bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>A field's text, empty where the table says nothing.</summary>
    public string Text(string[] row, string column) => row[At(column)];

    /// <summary>A field's number, null where the table says nothing.</summary>
    public double? Number(string[] row, string column)
    {
        var text = row[At(column)];
        return text.Length == 0 ? null
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
            : throw new SimulationException(_path, $"{column} {text}", "a number", "Make it again.");
    }

    int At(string column) => _columns.TryGetValue(column, out var at) ? at : throw new SimulationException(_path, $"no column {column}", string.Join(", ", _columns.Keys), "Make it again.");
}
