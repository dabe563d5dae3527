using System.Globalization;
using Farside.Core.Rasters;
using Farside.Products.Runner;

namespace Farside.Products.Charts;

/// <summary>Columns of anybody's table against each other, or an array as a picture with axes.</summary>
public static class DataPlot
{
    /// <summary>Repetitions of a field that are drawn as curves by the field's name alone; more are a picture.</summary>
    const int MostCurves = 8;

    /// <param name="x">Null: the first column of times, else the records' numbers.</param>
    /// <param name="ys">One at least where there are columns; a base name stands for all columns of a repeated field.</param>
    /// <param name="plane">Of an array with more than two axes, from 1.</param>
    /// <exception cref="Farside.Core.FarsideException">No such column, or nothing to draw.</exception>
    public static ChartSheet Draw(PlotSource source, string? x, IReadOnlyList<string> ys, bool isLogX, bool isLogY, SeriesMark mark, int plane = 1)
    {
        var repeated = ys.Count == 1 ? source.Repeated(ys[0]) : [];
        var isPicture = source.Columns.Count == 0 || repeated.Count > MostCurves;
        var panel = source.Columns.Count == 0 ? Array(source, plane) : isPicture ? Picture(source, ys[0], repeated.Count) : Curves(source, x, ys, isLogX, isLogY, mark);
        var stride = panel.Heat is null && source.Columns.Count > 0 ? PlotColumn.Stride(source.Columns.Max(column => column.Count)) : 1;
        return new(source.Name, [panel])
        {
            Credit = source.Credit,
            IsSimulated = source.IsSimulated,
            PanelHeight = isPicture ? 620 : 460,
            Note = stride > 1 ? string.Create(CultureInfo.InvariantCulture, $"of every {stride:#,0} records the least and the greatest") : "",
        };
    }

    static ChartPanel Curves(PlotSource source, string? x, IReadOnlyList<string> ys, bool isLogX, bool isLogY, SeriesMark mark)
    {
        var across = x is not null ? source.Column(x) : source.Columns.FirstOrDefault(column => column.IsTime);
        var along = ys.SelectMany(name => source.Repeated(name) is { Count: > 0 and <= MostCurves } all ? all : [source.Column(name)]).ToList();
        var places = across?.Ends();
        if (across is not null && !places!.Any(double.IsFinite))
        {
            throw NoNumber(source, across);
        }

        var units = along.Select(column => column.Unit).Distinct(StringComparer.Ordinal).ToList();
        return new(
            new(across is null ? "record" : Titled(across.Name, across.Unit), across is { IsTime: true } ? AxisScale.Time : isLogX ? AxisScale.Log : AxisScale.Linear),
            new(along.Count == 1 ? Titled(along[0].Name, along[0].Unit) : units.Count == 1 ? units[0] : "", along.TrueForAll(column => column.IsTime) ? AxisScale.Time : isLogY ? AxisScale.Log : AxisScale.Linear))
        {
            Series = [.. along.Select(column => Series(source, column, places, units.Count > 1 ? Titled(column.Name, column.Unit) : along.Count > 1 ? column.Name : "", mark))],
        };
    }

    static ChartSeries Series(PlotSource source, PlotColumn column, IReadOnlyList<double>? places, string name, SeriesMark mark)
    {
        var values = column.Extremes();
        return values.Any(double.IsFinite) ? new(name, places ?? Records(column, values.Count), values) { Mark = mark } : throw NoNumber(source, column);
    }

    static ProductException NoNumber(PlotSource source, PlotColumn column) => new(source.Name, column.Name, "no number in it", "a column of numbers or times");

    static List<double> Records(PlotColumn column, int points)
    {
        var stride = PlotColumn.Stride(column.Count);
        return [.. Enumerable.Range(0, points).Select(point => stride == 1 ? point : ((double)(point / 2) * stride) + (point % 2 * (stride - 1)))];
    }

    static ChartPanel Picture(PlotSource source, string name, int each)
    {
        var field = source.Table?.Field(name) ?? throw new ProductException(source.Name, "column", $"{each} columns {name}[…]", string.Create(CultureInfo.InvariantCulture, $"at most {MostCurves}: name some of them"));
        var values = RepeatedFieldPicture.Of(source.Table, field);
        return new(new("record"), new("repetition"))
        {
            Heat = Heat(values, Titled(field.Name, field.Unit), (0, source.Table.Records, 0, each)),
        };
    }

    static ChartPanel Array(PlotSource source, int plane)
    {
        if (ArrayPicture.Of(source, plane) is not { } picture)
        {
            throw new ProductException(source.Name, source.Array!.Name, "a single number", "an array of at least two");
        }

        var title = Titled(source.Array!.Name, source.Array.Unit);
        if (picture.Lines == 1)
        {
            return new(new("sample"), new(title)) { Series = [Series(source, ArrayPicture.Row(source), null, "", SeriesMark.Line)] };
        }

        return new(new("sample"), new("line", From: picture.Lines, To: 0)) { Heat = Heat(picture.Values, title, (0, picture.Samples, picture.Lines, 0)) };
    }

    static ChartHeat Heat(Raster<Linear> values, string title, (double, double, double, double) edges)
    {
        var sorted = values.Pixels.ToArray().Select(value => (double)value.Value).Where(double.IsFinite).Order().ToList();
        var (low, high) = sorted.Count == 0 ? (0, 1) : (sorted[(int)(sorted.Count * 0.005)], sorted[(int)(sorted.Count * 0.995)]);
        return new(values, title, low, high > low ? high : low + 1) { Edges = edges };
    }

    static string Titled(string name, string unit) => unit.Length == 0 || unit is "UTC" && name == "UTC" ? name : string.Create(CultureInfo.InvariantCulture, $"{name}, {unit}");
}
