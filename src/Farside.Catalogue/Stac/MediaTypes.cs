using Farside.Catalogue.Records;

namespace Farside.Catalogue.Stac;

/// <summary>What an asset is, by its file's name and role.</summary>
static class MediaTypes
{
    static readonly Dictionary<string, string> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".webp"] = "image/webp",
        [".svg"] = "image/svg+xml",
        [".tif"] = "image/tiff; application=geotiff",
        [".tiff"] = "image/tiff; application=geotiff",
        [".glb"] = "model/gltf-binary",
        [".json"] = "application/json",
        [".geojson"] = "application/geo+json",
        [".csv"] = "text/csv",
        [".txt"] = "text/plain",
        [".srt"] = "application/x-subrip",
        [".vtt"] = "text/vtt",
        [".html"] = "text/html",
        [".mp4"] = "video/mp4",
        [".webm"] = "video/webm",
        [".xml"] = "application/xml",
    };

    public static string Of(string name) => ByExtension.GetValueOrDefault(Path.GetExtension(name), "application/octet-stream");

    /// <summary>STAC's own words first, then the product's.</summary>
    public static IEnumerable<string> RolesOf(ProductFile file) => (file.Role switch
    {
        "thumbnail" => (string[])["thumbnail"],
        "preview" => ["overview", "preview"],
        "display" => ["visual", "display"],
        "linear" => ["data", "linear"],
        "table" => ["data", "table"],
        "" => ["data"],
        var role => file.IsPicture ? [role] : ["data", role],
    }).Distinct();
}
