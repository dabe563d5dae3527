namespace Farside.Site.Contents;

/// <summary>Where the rover stopped, as the catalogue tells stops apart; where each of them lies is what the first label there says.</summary>
sealed class Stations(IEnumerable<Listed> rows)
{
    /// <summary>In order of time.</summary>
    public IReadOnlyList<Station> All { get; } =
        [.. rows.Where(row => row.Station.Length > 0 && row.Rover is not null).GroupBy(row => (row.Mission, row.Station)).Select(stop => stop.MinBy(row => (row.UnixSeconds ?? long.MaxValue, row.Key))!)
            .OrderBy(first => first.Mission, StringComparer.Ordinal).ThenBy(first => first.UnixSeconds ?? long.MaxValue).ThenBy(first => first.Station, StringComparer.Ordinal)
            .Select(first => new Station(first.Mission, first.Station, first.Rover!.Value, first.Start))];
}
