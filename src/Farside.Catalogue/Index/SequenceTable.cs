using Farside.Catalogue.Records;
using Farside.Catalogue.Storage;
using Farside.Core.Geometry;

namespace Farside.Catalogue.Index;

/// <summary>
/// The sequences of all instruments and the rover stops they were taken at. A station is all sequences whose stated positions lie within half a metre
/// of its first one's; numbered S001, S002 … by time, mission by mission.
/// </summary>
sealed class SequenceTable
{
    const string Insert = """
        INSERT INTO sequence VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(number) DO UPDATE SET start = excluded.start, witness = excluded.witness,
            east = excluded.east, north = excluded.north, up = excluded.up, station = excluded.station
        """;

    readonly List<SequenceEntry> _entries = [new(0, "", "", "")];
    readonly Dictionary<(string Mission, string Instrument, string Name), SequenceEntry> _byName = [];
    readonly HashSet<SequenceEntry> _touched = [];

    public IReadOnlyList<SequenceEntry> Entries => _entries;

    public static SequenceTable Load(CatalogueStore database)
    {
        var table = new SequenceTable();
        for (var rows = database.Prepare("SELECT mission, instrument, name, start, witness, east, north, up, station FROM sequence ORDER BY number"); rows.Step();)
        {
            var entry = table.Append(rows.Text(0), rows.Text(1), rows.Text(2));
            entry.Start = rows.Whole(3);
            entry.Witness = rows.Text(4);
            entry.Place = rows.IsNull(5) ? null : new SitePlace(rows.Real(5), rows.Real(6), rows.Real(7));
            entry.Station = rows.Text(8);
        }

        return table;
    }

    /// <summary>The entry of a product's sequence, a new one where it is new; number 0 for a product of no sequence.</summary>
    public SequenceEntry Of(CatalogueStore database, string mission, string instrument, string name)
    {
        if (name.Length == 0)
        {
            return _entries[0];
        }

        if (_byName.TryGetValue((mission, instrument, name), out var known))
        {
            return known;
        }

        if (_entries.Count > FacetValues.Most)
        {
            throw new CatalogueException(database.Path, "sequence", $"more than {FacetValues.Most} different ones", "a mission's few thousand");
        }

        var entry = Append(mission, instrument, name);
        Save(database, entry);
        return entry;
    }

    public void Touch(SequenceEntry entry) => _touched.Add(entry);

    /// <summary>Gives stations anew where positions have changed.</summary>
    public void Settle(CatalogueStore database)
    {
        foreach (var stale in _touched.Where(entry => entry.IsStale && entry.Number > 0))
        {
            ReadAgain(database, stale);
        }

        var before = _entries.Select(entry => entry.Station).ToList();
        if (_touched.Count > 0)
        {
            _entries.Where(entry => entry.Number > 0).GroupBy(entry => entry.Mission).ToList().ForEach(NumberStations);
        }

        foreach (var entry in _entries.Skip(1).Where(entry => _touched.Contains(entry) || entry.Station != before[entry.Number]))
        {
            Save(database, entry);
        }

        _touched.Clear();
    }

    static void NumberStations(IEnumerable<SequenceEntry> mission)
    {
        var stops = new RoverStops();
        foreach (var entry in mission.OrderBy(entry => entry.Start).ThenBy(entry => entry.Instrument, StringComparer.Ordinal).ThenBy(entry => entry.Name, StringComparer.Ordinal))
        {
            entry.Station = entry.Place is { } place ? RoverStops.Name(stops.Take(place.EastM, place.NorthM)) : "";
        }
    }

    static void ReadAgain(CatalogueStore database, SequenceEntry entry)
    {
        (entry.Start, entry.Witness, entry.Place, entry.IsStale) = (0, "", null, false);
        for (var rows = database.Prepare("SELECT start, id, east, north, up FROM product WHERE sequence = ? AND east IS NOT NULL AND start IS NOT NULL").Bind(entry.Number); rows.Step();)
        {
            entry.Hear(rows.Whole(0), rows.Text(1), new(rows.Real(2), rows.Real(3), rows.Real(4)));
        }
    }

    SequenceEntry Append(string mission, string instrument, string name)
    {
        var entry = new SequenceEntry(_entries.Count, mission, instrument, name);
        _entries.Add(entry);
        _byName[(mission, instrument, name)] = entry;
        return entry;
    }

    static void Save(CatalogueStore database, SequenceEntry entry) =>
        database.Prepare(Insert).Bind(entry.Number).Bind(entry.Mission).Bind(entry.Instrument).Bind(entry.Name)
            .Bind(entry.Start).Bind(entry.Witness).Bind(entry.Place?.EastM ?? double.NaN).Bind(entry.Place?.NorthM ?? double.NaN).Bind(entry.Place?.UpM ?? double.NaN)
            .Bind(entry.Station).Run();
}
