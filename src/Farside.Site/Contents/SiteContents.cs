using System.Globalization;
using Farside.Catalogue.Query;
using Farside.Catalogue.Records;
using Farside.Site.Kinds;

namespace Farside.Site.Contents;

/// <summary>Everything that the site shows, newest first, and how it belongs together.</summary>
sealed class SiteContents
{
    static readonly (Catalogue.Query.Relation Kind, string Name)[] Relations =
    [
        (Catalogue.Query.Relation.StereoPartner, "pair"), (Catalogue.Query.Relation.SameFrame, "same-frame"), (Catalogue.Query.Relation.SameSequence, "same-sequence"),
        (Catalogue.Query.Relation.UsedBy, "used-by"), (Catalogue.Query.Relation.MadeWith, "made-with"), (Catalogue.Query.Relation.MadeFrom, "frames"),
        (Catalogue.Query.Relation.Ring, "sequence"), (Catalogue.Query.Relation.SameStation, "station"),
    ];

    readonly ProductCatalogue _catalogue;
    readonly Dictionary<string, int> _numbers;

    public SiteContents(ProductCatalogue catalogue, IEnumerable<Listed> rows)
    {
        _catalogue = catalogue;
        Rows = [.. rows.OrderByDescending(row => row.UnixSeconds ?? long.MinValue).ThenBy(row => row.Recipe, StringComparer.Ordinal).ThenBy(row => row.Id, StringComparer.Ordinal)];
        Stations = new(Rows);
        _numbers = Rows.Select((row, number) => (row.Key, number)).ToDictionary(pair => pair.Key, pair => pair.number, StringComparer.Ordinal);
    }

    public IReadOnlyList<Listed> Rows { get; }
    public Stations Stations { get; }
    public bool IsSimulated => Rows.Any(row => row.IsSimulated);

    /// <summary>Whether nothing here shows a real place.</summary>
    public bool IsAllSimulated => Rows.Count > 0 && Rows.All(row => row.IsSimulated);

    public Listed? Find(string key) => _numbers.TryGetValue(key, out var number) ? Rows[number] : null;
    public int NumberOf(Listed row) => _numbers[row.Key];

    /// <summary>In the order of a page; empty ones are left out, and no product is listed twice.</summary>
    public IReadOnlyList<Relation> Related(Listed row)
    {
        var told = new HashSet<string>(StringComparer.Ordinal) { row.Key };
        var related = _catalogue.Related(row.Key).ToLookup(other => other.Relation, other => other.Row.Key);
        return [.. Relations.Select(relation => new Relation(relation.Name, [.. related[relation.Kind].Select(Find).OfType<Listed>().Where(other => told.Add(other.Key))]))
            .Where(relation => relation.Products.Count > 0)];
    }

    /// <summary>What the catalogue and the record say of a product, in short.</summary>
    /// <param name="files">Of its record's and its files' sizes and times.</param>
    public static Listed Row(ProductRow row, ProductRecord record, PublishOptions options, Fingerprint files)
    {
        var listed = Row(row, record, options);
        var said = string.Create(CultureInfo.InvariantCulture, $"{row.Mission} {row.Instrument} {row.Sequence} {row.Station} {row.LunarDay} {row.SunElevationDeg:R} {row.Score:R} {row.StartUnixS} {listed.Thumbnail?.Name}");
        return listed with { Stamp = Fingerprint.Of(files, Fingerprint.Of(said)) };
    }

    static Listed Row(ProductRow row, ProductRecord record, PublishOptions options) => new()
    {
        Recipe = record.Recipe,
        Id = record.Id,
        Title = record.Title,
        Mission = row.Mission,
        Instrument = row.Instrument,
        Mode = row.Mode,
        Eye = row.Eye,
        Sequence = row.Sequence,
        Station = row.Station,
        Start = record.Start,
        Time = row.Start,
        Day = row.LunarDay ?? 0,
        SunDeg = row.SunElevationDeg ?? double.NaN,
        Repairs = row.Repairs,
        Score = (int)Math.Round(Math.Clamp(row.Score, 0, 100)),
        IsSimulated = row.IsSimulated,
        Thumbnail = options.IsLinksOnly && record.Thumbnail?.Role != "thumbnail" ? null : CardPicture.Of(record, options) ?? record.Thumbnail,
        Preview = record.Files.FirstOrDefault(file => file is { Role: "preview", IsPicture: true }),
        Rover = row.Rover,
        IsWhole = row.Index is null,
        Links = ProductLinks.Of(record),
        Traces = record.Recipe == "radargram" && record.Quality.FirstOrDefault(quality => quality.Name == "traces") is { Value: > 0 and < 1e9 } traces ? (int)traces.Value : 0,
    };
}
