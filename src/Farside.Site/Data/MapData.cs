using System.Text.Json.Nodes;
using Farside.Core.Sky;
using Farside.Site.Contents;
using Farside.Site.Pages;

namespace Farside.Site.Data;

/// <summary>What the map shows: stops, the way between them, pictures of the ground in their place.</summary>
sealed class MapData(SiteContents contents, string productsRoot)
{
    const int MostPages = 24;
    readonly List<(double MetresPerPixel, string Key, JsonObject Layer)> _layers = [];
    readonly Lock _gate = new();

    /// <summary>The mission that the map is of: the one with most products; empty for none.</summary>
    public string Mission { get; } = contents.Rows.Select(row => row.Mission).Where(name => name.Length > 0).GroupBy(name => name)
        .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).FirstOrDefault()?.Key ?? "";

    /// <summary>A product's picture of the ground, from its page: <c>ground</c> and the first image.</summary>
    /// <param name="outline">The script with the outlines of its frames, within which alone it shows ground; null where all of it does.</param>
    public void AddLayer(Listed row, Kinds.PageImage image, JsonObject ground, string? outline)
    {
        var (west, north, pixel) = ((double)ground["westM"]!, (double)ground["northM"]!, (double)ground["metresPerPixel"]!);
        var layer = image.Json("");
        layer["title"] = row.Title;
        layer["page"] = row.Page;
        layer["src"] = Html.Address(row.Folder + image.Src);
        layer["outline"] = outline;
        layer["base"] = Html.Address(row.Folder);
        layer["bounds"] = Array(west - (pixel / 2), north + (pixel / 2) - (pixel * image.WholeHeight), west - (pixel / 2) + (pixel * image.WholeWidth), north + (pixel / 2));
        lock (_gate)
        {
            _layers.Add((pixel, row.Key, layer));
        }
    }

    public string Json()
    {
        var site = SkyOverSite.Find(Mission) is { Sites.Count: > 0 } found ? found.Origin : null;
        var stops = contents.Stations.All.Where(station => station.Mission == Mission).ToList();
        var underWay = UnderWay(stops);
        return new JsonObject
        {
            ["mission"] = Mission,
            ["simulated"] = contents.IsSimulated,
            ["origin"] = site is null ? null : new JsonObject { ["lonDeg"] = Math.Round(site.Longitude.Degrees, 6), ["latDeg"] = Math.Round(site.Latitude.Degrees, 6), ["name"] = site.Name },
            ["radiusM"] = site is null || double.IsNaN(site.HeightM) ? LunarSite.SphereRadiusM : LunarSite.SphereRadiusM + site.HeightM,
            ["lander"] = new JsonObject { ["east"] = 0, ["north"] = 0, ["pages"] = Pages(contents.Rows.Where(row => row.Mission == Mission && SkyOverSite.Carrier(Mission, row.Instrument) == "lander")) },
            ["stations"] = new JsonArray([.. stops.Select(stop => Stop(stop, underWay[stop]))]),
            ["path"] = new JsonArray([.. Way(stops).Select(place => (JsonNode)Array(place.EastM, place.NorthM))]),
            ["track"] = GroundTrack.Of(Mission, contents, productsRoot),
            ["layers"] = new JsonArray([.. _layers.OrderByDescending(layer => layer.MetresPerPixel).ThenBy(layer => layer.Key, StringComparer.Ordinal).Select(layer => (JsonNode)layer.Layer)]),
        }.ToJsonString();
    }

    // What the traverse found, else from stop to stop.
    IEnumerable<(double EastM, double NorthM)> Way(List<Station> stops) =>
        ProductTable.Of("traverse", "way.csv", Mission, contents, productsRoot, ["east_m", "north_m"]) is { Points.Count: > 1 } found
            ? found.Points.Select(point => (point[0], point[1]))
            : stops.Select(stop => (stop.Place.EastM, stop.Place.NorthM));

    /// <summary>What the rover measured without a label that says where: it belongs to the last stop before.</summary>
    ILookup<Station, Listed> UnderWay(List<Station> stops) => contents.Rows
        .Where(row => row.Mission == Mission && row.Station.Length == 0 && row.UnixSeconds is not null && SkyOverSite.Carrier(Mission, row.Instrument) == "rover")
        .Select(row => (Row: row, Stop: stops.LastOrDefault(stop => string.CompareOrdinal(stop.First, row.Start) <= 0)))
        .Where(found => found.Stop is not null).ToLookup(found => found.Stop!, found => found.Row);

    JsonNode Stop(Station stop, IEnumerable<Listed> underWay)
    {
        var rows = contents.Rows.Where(row => row.Station == stop.Id && row.Mission == stop.Mission).ToList();
        return new JsonObject
        {
            ["id"] = stop.Id,
            ["east"] = stop.Place.EastM,
            ["north"] = stop.Place.NorthM,
            ["up"] = stop.Place.UpM,
            ["label"] = stop.Id,
            ["count"] = rows.Count,
            ["firstTime"] = stop.First,
            ["query"] = $"station={Uri.EscapeDataString(stop.Id)}",
            ["ground"] = Ranked(rows.Where(row => row.Recipe == "terrain")).FirstOrDefault()?.Page,
            ["pages"] = Pages(rows.Concat(underWay)),
        };
    }

    // What was taken there: the best of each kind, so that a spectrum is not hidden behind fifty pictures, then the best of all.
    static JsonArray Pages(IEnumerable<Listed> rows) => [.. Ranked(rows).GroupBy(row => (row.Instrument, row.Recipe)).SelectMany(kind => kind.Select((row, place) => (Row: row, IsFirst: place == 0)))
        .OrderByDescending(page => page.IsFirst).ThenByDescending(page => page.Row.Score).ThenBy(page => page.Row.Key, StringComparer.Ordinal).Take(MostPages).Select(page => page.Row).Select(row => (JsonNode)new JsonObject
    {
        ["title"] = row.Title,
        ["page"] = row.Page,
        ["thumb"] = row.ThumbnailAddress,
        ["w"] = row.Thumbnail?.Width ?? 0,
        ["h"] = row.Thumbnail?.Height ?? 0,
    })];

    static IEnumerable<Listed> Ranked(IEnumerable<Listed> rows) => rows.OrderByDescending(row => row.Score).ThenBy(row => row.Key, StringComparer.Ordinal);

    static JsonArray Array(params ReadOnlySpan<double> numbers)
    {
        var array = new JsonArray();
        foreach (var number in numbers)
        {
            array.Add(Math.Round(number, 4));
        }

        return array;
    }
}
