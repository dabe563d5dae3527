using System.Text.Json.Nodes;
using Farside.Catalogue.Records;

namespace Farside.Site.Kinds;

/// <summary>A panorama: looked around in, its north and its stations marked, each pixel leading to its frame.</summary>
sealed class PanoramaKind : IPageKind
{
    static readonly (string Key, double AzimuthDeg)[] Cardinals =
        [("mark.north", 0), ("mark.east", 90), ("mark.south", 180), ("mark.west", 270)];

    public string Name => "panorama";
    public IReadOnlyList<string> Scripts => ["viewer.js", "panorama.js"];

    public PageView View(PageSource source)
    {
        var panorama = PanoramaFile.Read(source);
        return new()
        {
            Images = Images(source),
            Data = new()
            {
                ["sky"] = panorama?.Sky(),
                ["sources"] = panorama?.Sources(),
                ["marks"] = new JsonArray([.. Marks(source, panorama)]),
                ["planet"] = source.PageOf($"panorama/{source.Record.Id}-azimuthal"),
            },
        };
    }

    /// <summary>The picture and which of its pixels were seen by anything.</summary>
    public static IReadOnlyList<PageImage> Images(PageSource source) =>
        [.. new[] { source.Pictures.Display() }.Concat(source.Record.Files.Where(file => file.Role == "display" && file.IsPicture && file != source.Record.Display)
            .Select(file => source.Pictures.Show(file, "whole"))).OfType<PageImage>()];

    static IEnumerable<JsonNode> Marks(PageSource source, PanoramaFile? panorama)
    {
        foreach (var (key, azimuth) in Cardinals)
        {
            yield return Mark(azimuth, 0, $"@{key}", null);
        }

        if (panorama?.Eye is not { } eye)
        {
            yield break;
        }

        foreach (var (label, place, page) in Places(source))
        {
            var (east, north) = (place.EastM - eye.EastM, place.NorthM - eye.NorthM);
            var distance = Math.Sqrt((east * east) + (north * north));
            if (distance > 1)
            {
                yield return Mark(Math.Atan2(east, north) * 180 / Math.PI, Math.Atan2(place.UpM - eye.UpM, distance) * 180 / Math.PI, label, page);
            }
        }
    }

    static IEnumerable<(string Label, SitePlace Place, string? Page)> Places(PageSource source) =>
        source.Contents.Stations.All.Where(station => station.Mission == source.Record.Mission)
            .Select(station => (station.Id, station.Place, (string?)$"../../../gallery.html#station={station.Id}"))
            .Prepend(("@mark.lander", new SitePlace(0, 0, 0), null));

    static JsonObject Mark(double azimuthDeg, double elevationDeg, string label, string? page) => new()
    {
        ["azimuthDeg"] = Math.Round(((azimuthDeg % 360) + 360) % 360, 3),
        ["elevationDeg"] = Math.Round(elevationDeg, 3),
        ["label"] = label,
        ["page"] = page,
    };
}
