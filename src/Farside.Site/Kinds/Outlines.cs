using System.Globalization;
using System.Text;
using System.Text.Json;
using Farside.Site.Data;

namespace Farside.Site.Kinds;

/// <summary>Outlines of a panorama's frames in its own pixels: what a click needs where the picture of sources cannot be read.</summary>
static class Outlines
{
    const string Name = "sources.js";

    /// <returns>The script's name; null where the product has no outlines.</returns>
    public static string? Write(PageSource source, PanoramaFile panorama)
    {
        var isMap = panorama.Kind == "vertical";
        using var json = source.Json(isMap ? "footprints-ground.geojson" : "footprints-sky.geojson");
        if (json is null)
        {
            return null;
        }

        var places = panorama.Frames.Select((id, place) => (id, place)).ToDictionary(pair => pair.id, pair => pair.place, StringComparer.Ordinal);
        var outlines = new List<string>();
        foreach (var feature in json.RootElement.Items("features"))
        {
            if (places.TryGetValue(feature.Member("properties").Text("view"), out var place) && Ring(feature, panorama, isMap) is { Length: > 0 } ring)
            {
                outlines.Add(string.Create(CultureInfo.InvariantCulture, $"{{\"frame\":{place},\"ring\":[{ring}]}}"));
            }
        }

        source.Pictures.Write(Name, DataFile.Put("sources", $"[{string.Join(',', outlines)}]"));
        return Name;
    }

    static string Ring(JsonElement feature, PanoramaFile panorama, bool isMap)
    {
        var ring = feature.Member("geometry").Items("coordinates").FirstOrDefault();
        if (ring.ValueKind != JsonValueKind.Array)
        {
            return "";
        }

        var text = new StringBuilder();
        foreach (var point in ring.EnumerateArray().Where(point => point.ValueKind == JsonValueKind.Array && point.GetArrayLength() >= 2))
        {
            var (x, y) = (point[0].GetDouble(), point[1].GetDouble());
            if ((isMap ? panorama.PixelOnGround(x, y) : panorama.PixelOf(x, y)) is { } pixel)
            {
                text.Append(CultureInfo.InvariantCulture, $"{(text.Length > 0 ? "," : "")}[{pixel.Column:0},{pixel.Row:0}]");
            }
        }

        return text.ToString();
    }
}
