using System.Globalization;
using System.Text;
using Farside.Core.Measurements;
using Farside.Formats.Png;
using Farside.Products.Charts;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Particles;

/// <summary>What the particle recipes write and draw alike.</summary>
static class ParticleTables
{
    /// <summary>A label's name as words: <c>TOTAL_DOSE_RATE</c> is "total dose rate", <c>LET_FLUX</c> is "LET flux".</summary>
    public static string Words(string name) => string.Join(' ', name.Split('_').Select(word => word is "LET" or "ENA" ? word : word.ToLowerInvariant()));

    /// <summary>A heading of a table of ours: the name in small letters, the unit behind it.</summary>
    public static string Heading(string name, string unit) =>
        new([.. $"{name}_{unit}".ToLowerInvariant().Replace("/", "_per_", StringComparison.Ordinal).Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')]);

    /// <summary>Empty for none.</summary>
    public static string Number(double value) => double.IsFinite(value) ? value.ToString("0.######", CultureInfo.InvariantCulture) is "0" && value != 0 ? value.ToString("0.#####e0", CultureInfo.InvariantCulture) : value.ToString("0.######", CultureInfo.InvariantCulture) : "";

    public static bool IsCount(MeasuredColumn column) => column.Unit.StartsWith("count", StringComparison.OrdinalIgnoreCase);

    /// <summary>Columns of counts in time.</summary>
    public static ChartPanel CountPanel(IReadOnlyList<TimedTable> tables)
    {
        var names = tables.SelectMany(table => table.Scalars.Where(IsCount)).Select(column => column.Name).Distinct(StringComparer.Ordinal).ToList();
        return new(new("UTC", AxisScale.Time), new("counts by accumulation", From: 0))
        {
            Series = [.. names.Select(name => Series(tables, name))],
            Weight = 0.6,
        };
    }

    /// <summary>One column of all tables that have it, in order of time.</summary>
    public static ChartSeries Series(IReadOnlyList<TimedTable> tables, string name)
    {
        var points = tables.SelectMany(table => table.Scalars.FirstOrDefault(column => column.Name == name)?.Numbers is { } numbers ? table.Seconds.Zip(numbers) : []).Where(point => !double.IsNaN(point.First)).OrderBy(point => point.First).ToList();
        return new(Words(name), [.. points.Select(point => point.First)], [.. points.Select(point => point.Second)]);
    }

    /// <summary>Every column with its unit and its description, as the labels have them.</summary>
    public static void WriteColumns(Workbench bench, IReadOnlyList<MeasuredTable> tables)
    {
        var text = new StringBuilder("table,column,unit,description\n");
        foreach (var kind in tables.GroupBy(table => Names.Join(table.Observation.Instrument, table.Observation.Mode)).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            foreach (var column in kind.First().Columns)
            {
                text.Append(CultureInfo.InvariantCulture, $"{Cell(kind.Key)},{Cell(column.Name)},{Cell(column.Unit)},{Cell(column.Description)}\n");
            }
        }

        bench.Write("columns.csv", FileRole.Data, Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>The sheet as a picture and as strokes.</summary>
    public static void Save(Workbench bench, string name, ChartSheet sheet)
    {
        var page = (sheet with { Credit = bench.Rights.Credit, IsSimulated = bench.IsSimulated }).Draw();
        ProductPictures.Save(bench, name, page.ToBitmap(), PngColour.Srgb);
        bench.Write($"{name}.svg", FileRole.Data, page.ToSvg());
    }

    static string Cell(string text) => text.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal).Replace('\n', ' ')}\"" : text;
}
