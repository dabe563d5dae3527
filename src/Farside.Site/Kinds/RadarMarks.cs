using System.Text.Json;
using System.Text.Json.Nodes;

namespace Farside.Site.Kinds;

/// <summary>What a radargram's product found in the ground: scatterers and layers, as the page draws them over its echoes.</summary>
static class RadarMarks
{
    const int MostScatterers = 2000;
    const int MostLayers = 300;
    static readonly string[] OfScatterer = ["alongM", "twoWayNs", "twoWaySigmaNs", "depthM", "depthSigmaM", "permittivity", "permittivitySigma"];
    static readonly string[] OfLayer = ["layer", "twoWayNs", "twoWaySigmaNs", "depthM", "depthSigmaM", "signalToNoiseDb"];

    public static JsonArray Scatterers(PageSource source) => new([.. Features(source, "scatterers-").Take(MostScatterers).Select(about =>
        (JsonNode)new JsonArray([.. OfScatterer.Select(name => Number(about, name))]))]);

    public static JsonArray Layers(PageSource source) => new([.. Features(source, "layers-").Take(MostLayers).Select(about => (JsonNode)Layer(about))]);

    static JsonObject Layer(JsonElement about)
    {
        var layer = new JsonObject();
        foreach (var name in OfLayer)
        {
            layer[name] = Number(about, name);
        }

        layer["alongM"] = Numbers(about, "alongM");
        layer["ns"] = Numbers(about, "pointsNs");
        return layer;
    }

    static List<JsonElement> Features(PageSource source, string beginning)
    {
        if (source.Record.Files.FirstOrDefault(file => file.Name.StartsWith(beginning, StringComparison.Ordinal) && file.Name.EndsWith(".geojson", StringComparison.Ordinal)) is not { } file)
        {
            return [];
        }

        using var json = source.Json(file.Name);
        return json?.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty("features", out var features) && features.ValueKind is JsonValueKind.Array
            ? [.. features.EnumerateArray().Where(feature => feature.ValueKind is JsonValueKind.Object && feature.TryGetProperty("properties", out var about) && about.ValueKind is JsonValueKind.Object).Select(feature => feature.GetProperty("properties").Clone())]
            : [];
    }

    static JsonNode? Number(JsonElement about, string name) =>
        about.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number ? JsonValue.Create(value.GetDouble()) : null;

    static JsonArray Numbers(JsonElement about, string name)
    {
        var numbers = new JsonArray();
        if (about.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array)
        {
            foreach (var value in list.EnumerateArray().Where(value => value.ValueKind is JsonValueKind.Number))
            {
                numbers.Add((JsonNode)JsonValue.Create(value.GetDouble()));
            }
        }

        return numbers;
    }
}
