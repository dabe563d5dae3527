using System.Globalization;
using System.Text;
using Farside.Archive.Missions;
using Farside.Products.Charts;

namespace Farside.Products.Recipes.Particles;

/// <summary>The mean spectrum of one group of columns over some rows: a lunar day, an observation.</summary>
/// <param name="Part">Which rows, in words.</param>
/// <param name="Axis">Where the channels lie: energies or transfers as the label has them, else numbers from 1.</param>
/// <param name="Error">Standard errors by the scatter of the rows.</param>
sealed record MeanSpectrum(string Mode, ColumnGroup Group, string AxisName, string AxisUnit, string Part, int Rows, double[] Axis, double[] Mean, double[] Error)
{
    const int MostDrawn = 6;

    /// <summary>Every group of every table by lunar day.</summary>
    public static IReadOnlyList<MeanSpectrum> ByDay(Mission mission, IReadOnlyList<TimedTable> tables) =>
        All(tables, (table, row) => $"lunar day {mission.LunarDay(table.Times[row]!.Value) ?? 0}");

    /// <summary>Every group of every table by its observation.</summary>
    public static IReadOnlyList<MeanSpectrum> BySequence(IReadOnlyList<TimedTable> tables) =>
        All(tables, (table, _) => $"sequence {table.Observation.Sequence}");

    static List<MeanSpectrum> All(IReadOnlyList<TimedTable> tables, Func<TimedTable, int, string> partOf) =>
        [.. from table in tables
            from spectrum in table.Groups.Where(columns => !columns.IsAxis)
            let axis = table.AxisOf(spectrum)
            from part in Enumerable.Range(0, table.Times.Length).Where(row => table.Times[row] is not null).GroupBy(row => partOf(table, row))
            let rows = part.ToList()
            let over = spectrum.Over(rows)
            select new MeanSpectrum(table.Observation.Mode, spectrum, axis?.Name ?? "channel", axis?.Unit ?? "", part.Key, rows.Count,
                axis is null ? [.. Enumerable.Range(1, spectrum.Columns.Count).Select(channel => (double)channel)] : [.. axis.Columns.Select(column => column.Numbers![rows[0]])], over.Mean, over.Error)];

    /// <summary>A panel a group; of many parts the first, the last and some between.</summary>
    public static IEnumerable<ChartPanel> Panels(IReadOnlyList<MeanSpectrum> spectra) =>
        from kind in spectra.GroupBy(spectrum => (spectrum.Mode, spectrum.Group.Name)).OrderBy(kind => kind.Key)
        let parts = kind.ToList()
        let first = parts[0]
        let isLog = first.AxisName != "channel"
        select new ChartPanel(
            new(Join(ParticleTables.Words(first.AxisName), first.AxisUnit), isLog ? AxisScale.Log : AxisScale.Linear),
            new(Join($"{first.Mode}: {ParticleTables.Words(first.Group.Name)}", first.Group.Unit), isLog ? AxisScale.Log : AxisScale.Linear, isLog ? null : 0))
        {
            Series = [.. Chosen(parts).Select(part => new ChartSeries(part.Part, part.Axis, part.Mean) { Sigma = part.Error, Mark = SeriesMark.Steps })],
            Weight = 0.8,
        };

    public static byte[] Csv(IReadOnlyList<MeanSpectrum> spectra)
    {
        var text = new StringBuilder("table,spectrum,unit,part,rows,axis,axis_unit,at,mean,error\n");
        foreach (var spectrum in spectra)
        {
            for (var channel = 0; channel < spectrum.Mean.Length; channel++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{spectrum.Mode},{spectrum.Group.Name},{spectrum.Group.Unit},{spectrum.Part},{spectrum.Rows},{spectrum.AxisName},{spectrum.AxisUnit},{ParticleTables.Number(spectrum.Axis[channel])},{Exact(spectrum.Mean[channel])},{Exact(spectrum.Error[channel])}\n");
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static List<MeanSpectrum> Chosen(List<MeanSpectrum> parts) => parts.Count <= MostDrawn
        ? parts
        : [.. Enumerable.Range(0, MostDrawn).Select(i => parts[i * (parts.Count - 1) / (MostDrawn - 1)])];

    static string Join(string name, string unit) => unit.Length > 0 ? $"{name}, {unit}" : name;

    static string Exact(double value) => double.IsFinite(value) ? value.ToString("0.####e0", CultureInfo.InvariantCulture) : "";
}
