using System.Globalization;
using Farside.Archive.Labels;
using Farside.Archive.Missions;
using Farside.Core.Measurements;
using Farside.Core.Time;
using Farside.Products.Runner;

namespace Farside.Products.Charts;

/// <summary>What can be drawn of a file: the columns of its tables, or the picture of an array.</summary>
public sealed class PlotSource
{
    const int MostRepeated = 4096;
    const int MostCells = 1 << 26;
    const int Sampled = 50;

    PlotSource(string name, bool isSimulated, string credit, IReadOnlyList<PlotColumn> columns, ArrayStructure? array) =>
        (Name, IsSimulated, Credit, Columns, Array) = (name, isSimulated, credit, columns, array);

    public string Name { get; }
    public bool IsSimulated { get; }
    public string Credit { get; }

    /// <summary>In the file's order; none for an array.</summary>
    public IReadOnlyList<PlotColumn> Columns { get; }

    internal ArrayStructure? Array { get; }

    internal TableStructure? Table { get; private init; }

    /// <summary>Opens a label (or a data file with its label beside it), or a table of comma-separated values.</summary>
    /// <param name="structure">Which table or array of several; the first by default.</param>
    /// <exception cref="Core.FarsideException">It cannot be read, or nothing in it can be drawn.</exception>
    public static PlotSource Open(string path, string? structure = null)
    {
        if (Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase))
        {
            return OfCsv(path);
        }

        var document = MissionLabel.Open(path);
        var measured = structure is null ? Measured(document) : null;
        var observation = measured?.Observation ?? LabelStatement.Read(document)?.Observation;
        var (isSimulated, credit) = (observation?.IsSimulated ?? false, observation is null ? "" : Rights.Of(observation).Credit);
        if (measured is not null)
        {
            return new(document.FileName, isSimulated, credit, [.. measured.Columns.Select(Column)], null);
        }

        var found = document.Structures.FirstOrDefault(one => one is TableStructure or ArrayStructure && (structure is null || one.Name.Equals(structure, StringComparison.OrdinalIgnoreCase)))
            ?? throw new ProductException(document.FileName, structure ?? "structures", string.Join(", ", document.Structures.Select(one => one.Name).DefaultIfEmpty("none")), structure is null ? "a table or an array" : "a table or an array of that name");
        return found is TableStructure table
            ? new(document.FileName, isSimulated, credit, [.. table.Fields.SelectMany(field => ColumnsOf(table, field))], null) { Table = table }
            : new(document.FileName, isSimulated, credit, [], (ArrayStructure)found);
    }

    /// <summary>All columns of a field that a record repeats, by the field's name alone; none for another name.</summary>
    public IReadOnlyList<PlotColumn> Repeated(string name) => [.. Columns.Where(column => column.Name.EndsWith(']') && column.Name.StartsWith(name + "[", StringComparison.OrdinalIgnoreCase))];

    /// <summary>The first column of that name, in any case.</summary>
    /// <exception cref="ProductException">None; the line names those there are.</exception>
    public PlotColumn Column(string name) => Columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ProductException(Name, "column", name, string.Join(", ", Columns.Take(40).Select(column => column.Name)) + (Columns.Count > 40 ? ", …" : ""));

    // A mission's own reader knows columns that a label misplaces.
    static MeasuredTable? Measured(LabelDocument document)
    {
        var identity = ProductIdentity.Of(document);
        return identity.Describe().Instrument?.Mode(identity.Name!.Mode) is { Kind: "table" or "spectrogram" } ? MissionReader.Read(document) as MeasuredTable : null;
    }

    static PlotColumn Column(MeasuredColumn column) => column.Numbers is { } numbers
        ? new(column.Name, column.Unit, column.Description, false, numbers.Length, take => System.Array.ForEach(numbers, take))
        : OfTexts(column.Name, column.Unit, column.Description, column.Texts!);

    static PlotColumn OfTexts(string name, string unit, string description, IReadOnlyList<string> texts)
    {
        var isTime = texts.Take(Sampled).Any(text => Epoch.TryParseUtc(text, out _));
        return new(name, isTime ? "UTC" : unit, description, isTime, texts.Count, take =>
        {
            foreach (var text in texts)
            {
                take(Number(text, isTime));
            }
        });
    }

    static double Number(string text, bool isTime) =>
        isTime ? Epoch.TryParseUtc(text, out var time) ? ChartTime.Of(time) : double.NaN
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    static IEnumerable<PlotColumn> ColumnsOf(TableStructure table, TableField field)
    {
        var isTime = !field.IsNumeric && SaysTimes(table, field);
        var each = (int)Math.Min(field.PerRecord, MostRepeated);
        for (var i = 0; i < each; i++)
        {
            var place = i;
            yield return new(each == 1 ? field.Name : $"{field.Name}[{i + 1}]", isTime ? "UTC" : field.Unit, field.Description, isTime, table.Records, take =>
            {
                using var reader = new TableReader(table);
                if (field.IsNumeric)
                {
                    reader.ForEachNumber(field, place, take);
                }
                else
                {
                    reader.ForEachText(field, place, text =>
                    {
                        take(Number(text, isTime));
                        return true;
                    });
                }
            });
        }
    }

    // By its first records: the file may be long.
    static bool SaysTimes(TableStructure table, TableField field)
    {
        var (isTime, left) = (false, Sampled);
        using var reader = new TableReader(table);
        reader.ForEachText(field, 0, text => !(isTime = Epoch.TryParseUtc(text, out _)) && --left > 0);
        return isTime;
    }

    static PlotSource OfCsv(string path)
    {
        var lines = File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(',')).ToList();
        if (lines.Count < 2 || (long)lines.Count * lines[0].Length > MostCells)
        {
            throw new ProductException(Path.GetFileName(path), "lines", lines.Count.ToString(CultureInfo.InvariantCulture), "a line of names and at least one of values");
        }

        var rows = lines.Skip(1).Where(row => row.Length == lines[0].Length).ToList();
        var isSimulated = File.ReadLines(path).TakeWhile(line => line.StartsWith('#')).Any(line => line.Contains(Core.Records.Credit.Simulated, StringComparison.Ordinal));
        return new(Path.GetFileName(path), isSimulated, "", [.. lines[0].Select((name, column) => OfTexts(name, "", "", rows.ConvertAll(row => row[column])))], null);
    }
}
