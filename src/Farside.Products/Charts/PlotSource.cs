using System.Globalization;
using Farside.Archive.Labels;
using Farside.Archive.Missions;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Core.Time;
using Farside.Products.Runner;

namespace Farside.Products.Charts;

/// <summary>What can be drawn of a file: the columns of its tables, or the picture of an array.</summary>
public sealed class PlotSource
{
    const int MostRepeated = 4096;
    const int MostCells = 1 << 26;

    PlotSource(string name, bool isSimulated, string credit, IReadOnlyList<PlotColumn> columns, ArrayStructure? array) =>
        (Name, IsSimulated, Credit, Columns, Array) = (name, isSimulated, credit, columns, array);

    public string Name { get; }
    public bool IsSimulated { get; }
    public string Credit { get; }

    /// <summary>In the file's order; none for an array.</summary>
    public IReadOnlyList<PlotColumn> Columns { get; }

    internal ArrayStructure? Array { get; }

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
            ? new(document.FileName, isSimulated, credit, [.. table.Fields.SelectMany(field => ColumnsOf(table, field))], null)
            : new(document.FileName, isSimulated, credit, [], (ArrayStructure)found);
    }

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
        ? new(column.Name, column.Unit, column.Description, false, () => numbers)
        : OfTexts(column.Name, column.Unit, column.Description, column.Texts!);

    static PlotColumn OfTexts(string name, string unit, string description, IReadOnlyList<string> texts)
    {
        var isTime = texts.Take(50).Any(text => Epoch.TryParseUtc(text, out _));
        return new(name, isTime ? "UTC" : unit, description, isTime, () => [.. texts.Select(text =>
            isTime ? Epoch.TryParseUtc(text, out var time) ? ChartTime.Of(time) : double.NaN : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)]);
    }

    static IEnumerable<PlotColumn> ColumnsOf(TableStructure table, TableField field)
    {
        if (!field.IsNumeric)
        {
            using var reader = new TableReader(table);
            yield return OfTexts(field.Name, field.Unit, field.Description, reader.Texts(field));
            yield break;
        }

        var each = (int)Math.Min(field.PerRecord, MostRepeated);
        for (var i = 0; i < each; i++)
        {
            var place = i;
            yield return new(each == 1 ? field.Name : $"{field.Name}[{i + 1}]", field.Unit, field.Description, false, () => Numbers(table, field, place, (int)field.PerRecord));
        }
    }

    static IReadOnlyList<double> Numbers(TableStructure table, TableField field, int place, int each)
    {
        using var reader = new TableReader(table);
        var all = reader.Numbers(field);
        return each == 1 ? all : [.. Enumerable.Range(0, all.Length / each).Select(record => all[(record * each) + place])];
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

    /// <summary>The first plane of an array, each pixel the mean of as many samples as it stands for; null for a single number.</summary>
    internal (Raster<Linear> Values, int Lines, int Samples)? Picture()
    {
        // The two longest: bands of a colour picture are no side of it.
        var longest = Array!.Axes.Where(axis => axis.Length > 1).OrderByDescending(axis => axis.Length).Take(2).ToHashSet();
        var axes = Array.Axes.Where(longest.Contains).ToList();
        if (axes.Count == 0)
        {
            return null;
        }

        using var reader = new ArrayReader(Array);
        var (lines, samples) = axes.Count == 1 ? (1, (int)axes[^1].Length) : ((int)axes[^2].Length, (int)axes[^1].Length);
        var (start, count) = (new long[Array.Axes.Count], Array.Axes.Select(_ => 1L).ToArray());
        var places = Array.Axes.ToList();
        var shown = new Raster<Linear>(Math.Min(samples, 2048), Math.Min(lines, 1024));
        var row = new double[samples];
        for (var y = 0; y < shown.Height; y++)
        {
            if (axes.Count > 1)
            {
                start[places.IndexOf(axes[^2])] = (long)lines * y / shown.Height;
            }

            count[places.IndexOf(axes[^1])] = samples;
            reader.Read(start, count, row);
            for (var x = 0; x < shown.Width; x++)
            {
                var (from, to) = ((int)((long)samples * x / shown.Width), (int)((long)samples * (x + 1) / shown.Width));
                // Row 0 of a waterfall lies at the foot, an array's at the head.
                shown[x, shown.Height - 1 - y] = new((float)row.Skip(from).Take(to - from).Average());
            }
        }

        return (shown, lines, samples);
    }
}
