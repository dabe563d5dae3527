using System.Text.Json;
using System.Text.Json.Nodes;

namespace Farside.Site.Tiles;

/// <summary>The <c>info.json</c> of a picture's tiles.</summary>
static class TileInfo
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <remarks>Source: IIIF Image API 3.0, section 5.</remarks>
    public static string Json(int width, int height, TileOptions options, IReadOnlyList<int> scales)
    {
        var (_, smallWidth, smallHeight) = TilePyramid.Small(width, height, options);
        return new JsonObject
        {
            ["@context"] = "http://iiif.io/api/image/3/context.json",
            ["id"] = options.Id,
            ["type"] = "ImageService3",
            ["protocol"] = "http://iiif.io/api/image",
            ["profile"] = "level0",
            ["width"] = width,
            ["height"] = height,
            ["sizes"] = new JsonArray(new JsonObject { ["width"] = smallWidth, ["height"] = smallHeight }),
            ["tiles"] = new JsonArray(new JsonObject
            {
                ["width"] = options.Tile,
                ["height"] = options.Tile,
                ["scaleFactors"] = new JsonArray([.. scales.Select(scale => (JsonNode)JsonValue.Create(scale))]),
            }),
        }.ToJsonString(Indented) + "\n";
    }
}
