namespace Farside.Site.Serve;

/// <summary>What a browser is told a file is, by its name: with "nosniff" it believes nothing else.</summary>
static class ContentTypes
{
    static readonly Dictionary<string, string> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json",
        [".geojson"] = "application/geo+json",
        [".xml"] = "application/xml; charset=utf-8",
        [".txt"] = "text/plain; charset=utf-8",
        [".srt"] = "text/plain; charset=utf-8",
        [".pto"] = "text/plain; charset=utf-8",
        [".csv"] = "text/csv; charset=utf-8",
        [".vtt"] = "text/vtt; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".webp"] = "image/webp",
        [".tif"] = "image/tiff",
        [".tiff"] = "image/tiff",
        [".mp4"] = "video/mp4",
        [".glb"] = "model/gltf-binary",
        [".woff2"] = "font/woff2",
    };

    public static string Of(string path) => ByExtension.GetValueOrDefault(Path.GetExtension(path), "application/octet-stream");
}
