using System.Globalization;

namespace Farside.Products.Charts;

/// <summary>Columns of anybody's table against each other, or an array as a picture with axes.</summary>
public static class DataPlot
{
    /// <param name="x">Null: the first column of times, else the records' numbers.</param>
    /// <param name="ys">One at least where there are columns; a base name stands for all columns of a repeated field.</param>
    /// <exception cref="Farside.Core.FarsideException">No such column, or nothing to draw.</exception>
    public static ChartSheet Draw(PlotSource source, string? x, IReadOnlyList<string> ys, bool isLogX, bool isLogY, SeriesMark mark)
    {
        var panel = source.Columns.Count == 0 ? Array(source) : Curves(source, x, ys, isLogX, isLogY, mark);
        return new(source.Name, [panel])
        {
            Credit = source.Credit,
            IsSimulated = source.IsSimulated,
            PanelHeight = source.Columns.Count == 0 ? 620 : 460,
        };
    }

    static ChartPanel Curves(PlotSource source, string? x, IReadOnlyList<string> ys, bool isLogX, bool isLogY, SeriesMark mark)
    {
        var across = x is not null ? source.Column(x) : source.Columns.FirstOrDefault(column => column.IsTime);
        var along = ys.Select(source.Column).ToList();
        var places = across?.Read();
        var units = along.Select(column => column.Unit).Distinct(StringComparer.Ordinal).ToList();
        return new(
            new(across is null ? "record" : Titled(across.Name, across.Unit), across is { IsTime: true } ? AxisScale.Time : isLogX ? AxisScale.Log : AxisScale.Linear),
            new(along.Count == 1 ? Titled(along[0].Name, along[0].Unit) : units.Count == 1 ? units[0] : "", isLogY ? AxisScale.Log : AxisScale.Linear))
        {
            Series = [.. along.Select(column => Series(column, places, units.Count > 1 ? Titled(column.Name, column.Unit) : along.Count > 1 ? column.Name : "", mark))],
        };
    }

    static ChartSeries Series(PlotColumn column, IReadOnlyList<double>? places, string name, SeriesMark mark)
    {
        var values = column.Read();
        return new(name, places ?? [.. Enumerable.Range(0, values.Count).Select(record => (double)record)], values) { Mark = mark };
    }

    static ChartPanel Array(PlotSource source)
    {
        if (source.Picture() is not { } picture)
        {
            throw new Runner.ProductException(source.Name, source.Array!.Name, "a single number", "an array of at least two");
        }

        var (values, lines, samples) = picture;
        var unit = source.Array!.Unit;
        if (lines == 1)
        {
            return new(new("sample"), new(Titled(source.Array.Name, unit)))
            {
                Series = [new("", [.. Enumerable.Range(0, values.Width).Select(i => (i + 0.5) * samples / values.Width)], [.. values.Row(0).ToArray().Select(value => (double)value.Value)])],
            };
        }

        var sorted = values.Pixels.ToArray().Select(value => (double)value.Value).Where(double.IsFinite).Order().ToList();
        var (low, high) = sorted.Count == 0 ? (0, 1) : (sorted[(int)(sorted.Count * 0.005)], sorted[(int)(sorted.Count * 0.995)]);
        return new(new("sample"), new("line", From: lines, To: 0))
        {
            Heat = new(values, Titled(source.Array.Name, unit), low, high > low ? high : low + 1) { Edges = (0, samples, lines, 0) },
        };
    }

    static string Titled(string name, string unit) => unit.Length == 0 || unit is "UTC" && name == "UTC" ? name : string.Create(CultureInfo.InvariantCulture, $"{name}, {unit}");
}
