using Farside.Catalogue.Records;
using Farside.Core.Time;

namespace Farside.Site.Contents;

/// <summary>Everything that the site shows, newest first, and how it belongs together.</summary>
sealed class SiteContents
{
    readonly Dictionary<string, int> _numbers;
    readonly Relations _relations;

    public SiteContents(IEnumerable<Listed> rows)
    {
        var found = rows.ToList();
        Stations = new(found);
        Rows = [.. found.Select(row => row with { Station = Stations.Of(row) }).OrderByDescending(row => row.UnixSeconds ?? long.MinValue)
            .ThenBy(row => row.Recipe, StringComparer.Ordinal).ThenBy(row => row.Id, StringComparer.Ordinal)];
        _numbers = Rows.Select((row, number) => (row.Key, number)).ToDictionary(pair => pair.Key, pair => pair.number, StringComparer.Ordinal);
        _relations = new(this);
    }

    public IReadOnlyList<Listed> Rows { get; }
    public Stations Stations { get; }
    public bool IsSimulated => Rows.Any(row => row.IsSimulated);

    /// <summary>Whether nothing here shows a real place.</summary>
    public bool IsAllSimulated => Rows.Count > 0 && Rows.All(row => row.IsSimulated);

    public Listed? Find(string key) => _numbers.TryGetValue(key, out var number) ? Rows[number] : null;
    public int NumberOf(Listed row) => _numbers[row.Key];
    public IReadOnlyList<Relation> Related(Listed row) => _relations.Of(row);

    public static Listed Row(ProductRecord record)
    {
        Epoch? time = Epoch.TryParseUtc(record.Start, out var start) ? start : null;
        return new()
        {
            Recipe = record.Recipe,
            Id = record.Id,
            Title = record.Title,
            Mission = record.Mission,
            Instrument = record.Instrument,
            Mode = record.Mode,
            Eye = record.Eye,
            Sequence = record.Sequence,
            Station = record.Station,
            Start = record.Start,
            Index = record.Index,
            Time = time,
            Day = time is { } day ? SkyOverSite.Day(record.Mission, day) : 0,
            SunDeg = time is { } moment ? SkyOverSite.SunDeg(record.Mission, moment) : double.NaN,
            Repairs = record.Repairs.Count,
            Score = Score.Of(record),
            IsSimulated = record.IsSimulated,
            Thumbnail = record.Thumbnail,
            Preview = record.Files.FirstOrDefault(file => file is { Role: "preview", IsPicture: true }),
            Rover = record.Rover,
            Traces = record.Recipe == "radargram" && record.Quality.FirstOrDefault(quality => quality.Name == "traces") is { Value: > 0 and < 1e9 } traces ? (int)traces.Value : 0,
            Inputs = [.. record.Inputs.Select(input => input.Id)],
            Cites = [.. record.Cites.Select(cited => cited.Key)],
        };
    }
}
