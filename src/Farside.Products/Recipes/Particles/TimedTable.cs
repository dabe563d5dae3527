using System.Globalization;
using Farside.Core.Measurements;
using Farside.Core.Time;
using Farside.Products.Charts;

namespace Farside.Products.Recipes.Particles;

/// <summary>A table whose rows have a time: single columns, and groups of columns that are spectra. By what the label says, since no layout of these files is published.</summary>
sealed class TimedTable
{
    const int LeastChannels = 3;

    TimedTable(Observation observation, Epoch?[] times, IReadOnlyList<MeasuredColumn> scalars, IReadOnlyList<ColumnGroup> groups)
    {
        (Observation, Times, Scalars, Groups) = (observation, times, scalars, groups);
        Seconds = Array.ConvertAll(times, time => time is { } known ? ChartTime.Of(known) : double.NaN);
    }

    public Observation Observation { get; }

    /// <summary>Of each row; null where it states none.</summary>
    public Epoch?[] Times { get; }

    /// <summary>The same as UTC seconds since 1970, NaN for none.</summary>
    public double[] Seconds { get; }

    /// <summary>Columns of numbers that stand alone.</summary>
    public IReadOnlyList<MeasuredColumn> Scalars { get; }

    public IReadOnlyList<ColumnGroup> Groups { get; }

    /// <returns>Null where no column is a time.</returns>
    public static TimedTable? Of(MeasuredTable table)
    {
        if (table.Columns.FirstOrDefault(IsTime) is not { } time)
        {
            return null;
        }

        var numeric = table.Columns.Where(column => column.Numbers is not null).ToList();
        var groups = numeric.GroupBy(column => BaseName(column.Name)).Where(group => group.Count() >= LeastChannels).Select(group => new ColumnGroup(group.Key, [.. group])).ToList();
        var grouped = groups.SelectMany(group => group.Columns).ToHashSet();
        return new(table.Observation, [.. time.Texts!.Select(Time)], [.. numeric.Where(column => !grouped.Contains(column))], groups);
    }

    /// <summary>The group that says where another one's channels lie.</summary>
    public ColumnGroup? AxisOf(ColumnGroup spectrum) => Groups.FirstOrDefault(group => group != spectrum && group.Columns.Count == spectrum.Columns.Count && group.IsAxis);

    static bool IsTime(MeasuredColumn column) => column.Texts is { Length: > 0 } texts && texts.Count(text => Time(text) is not null) > texts.Length / 2;

    static Epoch? Time(string text) => Epoch.TryParseUtc(text, out var time) ? time : null;

    // A name that comes again has a number behind it.
    static string BaseName(string name)
    {
        var at = name.LastIndexOf('_');
        return at > 0 && int.TryParse(name.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _) ? name[..at] : name;
    }
}
