using Farside.Archive.Missions;
using Farside.Core.Measurements;

namespace Farside.Products.Recipes.Particles;

/// <summary>Dose rates of a mission in order of time, as the labels name their columns.</summary>
/// <param name="Names">Of the columns with a unit of dose by time, e.g. <c>TOTAL_DOSE_RATE</c>; the total first.</param>
/// <param name="Unit">As the labels have it.</param>
sealed record DoseSeries(IReadOnlyList<string> Names, string Unit, IReadOnlyList<DoseRow> Rows)
{
    const double HourSeconds = 3600;

    /// <summary>How far above the usual an hour must lie, in robust standard deviations, to be the Sun's doing; two hours in a row at least.</summary>
    const double EnhancedSigmas = 5;

    /// <summary>Means over such blocks tell the error of a mean: cosmic rays drift with the Sun's turning, over days, but what counting leaves is gone after hours.</summary>
    public const double BlockSeconds = 6 * HourSeconds;

    /// <returns>Null where no table has a column of dose by time.</returns>
    public static DoseSeries? Of(Mission mission, IReadOnlyList<TimedTable> tables)
    {
        var usable = tables.Where(table => Columns(table).Count > 0).ToList();
        if (usable.Count == 0)
        {
            return null;
        }

        // Of several kinds of file the one with the most rows has the rates; others repeat them by the hour.
        var kind = usable.GroupBy(table => table.Observation.Mode).MaxBy(group => group.Sum(table => table.Seconds.Length))!;
        var names = kind.SelectMany(Columns).Select(column => column.Name).Distinct(StringComparer.Ordinal).OrderBy(name => name.Contains("TOTAL", StringComparison.OrdinalIgnoreCase) ? 0 : 1).ToList();
        var rows = kind.SelectMany(table => RowsOf(mission, table, names)).DistinctBy(row => row.Seconds).OrderBy(row => row.Seconds).ToList();
        return new(names, Columns(kind.First())[0].Unit, MarkEnhanced(rows));
    }

    /// <summary>Mean and standard error of a column over the rows without the Sun's particles.</summary>
    public (double Mean, double Error) Mean(int column, int? day = null) =>
        SampleMean.Of([.. Rows.Where(row => !row.IsEnhanced && (day is null || row.Day == day) && double.IsFinite(row.Rates[column])).Select(row => (row.Seconds, row.Rates[column]))], BlockSeconds);

    static List<MeasuredColumn> Columns(TimedTable table) => [.. table.Scalars.Where(column => IsDoseRate(column.Unit))];

    /// <summary>Gray or sievert of any size by any time.</summary>
    internal static bool IsDoseRate(string unit)
    {
        var parts = unit.Split('/');
        return parts.Length == 2 && parts[0].Trim() is var dose && (dose.EndsWith("Gy", StringComparison.Ordinal) || dose.EndsWith("Sv", StringComparison.Ordinal) || dose.EndsWith("rad", StringComparison.Ordinal))
            && parts[1].Trim() is "s" or "min" or "h" or "hr" or "hour" or "d" or "day";
    }

    static IEnumerable<DoseRow> RowsOf(Mission mission, TimedTable table, List<string> names)
    {
        var columns = names.ConvertAll(name => table.Scalars.FirstOrDefault(column => column.Name == name)?.Numbers);
        for (var row = 0; row < table.Times.Length; row++)
        {
            if (table.Times[row] is { } time)
            {
                yield return new(time, table.Seconds[row], mission.LunarDay(time) ?? 0, [.. columns.Select(column => column?[row] ?? double.NaN)], false);
            }
        }
    }

    // Against each lunar day's own level: the cycle of the Sun moves it by more than a small event does.
    static List<DoseRow> MarkEnhanced(List<DoseRow> rows)
    {
        var marked = new HashSet<double>();
        foreach (var day in rows.GroupBy(row => row.Day))
        {
            var hours = day.Where(row => double.IsFinite(row.Rates[0])).GroupBy(row => Math.Floor(row.Seconds / HourSeconds)).Select(hour => (Hour: hour.Key, Mean: hour.Average(row => row.Rates[0]))).OrderBy(hour => hour.Hour).ToList();
            var level = SampleMean.Median(hours.Select(hour => hour.Mean));
            var sigma = 1.4826 * SampleMean.Median(hours.Select(hour => Math.Abs(hour.Mean - level)));
            var high = hours.Where(hour => hour.Mean > level + (EnhancedSigmas * sigma)).Select(hour => hour.Hour).ToHashSet();
            marked.UnionWith(high.Where(hour => high.Contains(hour - 1) || high.Contains(hour + 1)));
        }

        return rows.ConvertAll(row => row with { IsEnhanced = marked.Contains(Math.Floor(row.Seconds / HourSeconds)) });
    }
}
