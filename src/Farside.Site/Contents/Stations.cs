using System.Globalization;
using Farside.Catalogue.Records;

namespace Farside.Site.Contents;

/// <summary>Where the rover stopped: sequences whose stated places lie within half a metre, S001… by time. A record that names its station keeps it.</summary>
sealed class Stations
{
    const double SameStopM = 0.5;

    readonly Dictionary<(string Mission, string Instrument, string Sequence), Station> _bySequence = [];

    public Stations(IEnumerable<Listed> rows)
    {
        var sequences = rows.Where(row => row.Rover is not null && row.Sequence.Length > 0).GroupBy(row => (row.Mission, row.Instrument, row.Sequence))
            .Select(group => (group.Key, First: group.MinBy(row => (row.Start, row.Id))!)).OrderBy(sequence => sequence.First.Start, StringComparer.Ordinal)
            .ThenBy(sequence => sequence.Key.Sequence, StringComparer.Ordinal);
        foreach (var (key, first) in sequences)
        {
            _bySequence[key] = Find(key.Mission, first.Rover!.Value) ?? Add(key.Mission, first);
        }
    }

    /// <summary>In order of time.</summary>
    public List<Station> All { get; } = [];

    public string Of(Listed row) => row.Station.Length > 0 ? row.Station
        : _bySequence.TryGetValue((row.Mission, row.Instrument, row.Sequence), out var station) ? station.Id : "";

    // The rover may come back: any earlier stop will do, the latest first.
    Station? Find(string mission, SitePlace place) => All.FindLast(station =>
        station.Mission == mission && Math.Pow(station.Place.EastM - place.EastM, 2) + Math.Pow(station.Place.NorthM - place.NorthM, 2) <= SameStopM * SameStopM);

    Station Add(string mission, Listed first)
    {
        var number = All.Count(station => station.Mission == mission) + 1;
        var station = new Station(mission, first.Station.Length > 0 ? first.Station : string.Create(CultureInfo.InvariantCulture, $"S{number:000}"), first.Rover!.Value, first.Start);
        All.Add(station);
        return station;
    }
}
