using System.Globalization;
using System.Text.Json.Nodes;

namespace Farside.Site.Kinds;

/// <summary>A table of a product, as our recipes write them: comma-separated, the first line names, units at the end of names.</summary>
sealed class CsvTable
{
    const long MostBytes = 256L << 20;

    CsvTable(string[] columns, List<string[]> rows, int every) => (Columns, Rows, Every) = (columns, rows, every);

    public IReadOnlyList<string> Columns { get; }
    public IReadOnlyList<string[]> Rows { get; }

    /// <summary>1, or more where only every n-th row was kept.</summary>
    public int Every { get; }

    /// <param name="mostRows">A longer table is thinned evenly.</param>
    /// <returns>Null where it is absent, too large or has no line of names.</returns>
    public static CsvTable? Read(string path, int mostRows)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length > MostBytes)
        {
            return null;
        }

        var count = Lines(path).Count() - 1;
        var every = Math.Max(1, (count + mostRows - 1) / Math.Max(1, mostRows));
        using var lines = Lines(path).GetEnumerator();
        if (!lines.MoveNext())
        {
            return null;
        }

        var columns = lines.Current.Split(',');
        var rows = new List<string[]>();
        for (var number = 0; lines.MoveNext(); number++)
        {
            if (number % every == 0 && lines.Current.Split(',') is var row && row.Length == columns.Length)
            {
                rows.Add(row);
            }
        }

        return new(columns, rows, every);
    }

    public int Column(string name) => Columns.ToList().IndexOf(name);

    /// <summary>NaN where the cell is empty or no number.</summary>
    public double Number(int row, int column) =>
        column >= 0 && double.TryParse(Rows[row][column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : double.NaN;

    public bool IsNumeric(int column) => Rows.Any(row => row[column].Length > 0)
        && Enumerable.Range(0, Rows.Count).All(row => Rows[row][column].Length == 0 || !double.IsNaN(Number(row, column)));

    /// <summary>Numbers, nulls for empty cells, and texts.</summary>
    public JsonArray Json(IReadOnlyList<int> columns) => [.. Enumerable.Range(0, Rows.Count).Select(row => (JsonNode)new JsonArray([.. columns.Select(column => Cell(row, column))]))];

    JsonNode? Cell(int row, int column) => Number(row, column) is var number && !double.IsNaN(number) ? JsonValue.Create(number)
        : Rows[row][column].Length > 0 ? JsonValue.Create(Rows[row][column]) : null;

    static IEnumerable<string> Lines(string path) => File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#');
}
