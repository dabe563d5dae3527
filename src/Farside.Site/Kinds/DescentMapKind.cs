using System.Text.Json.Nodes;
using Farside.Formats.Pictures;
using Farside.Formats.Tiff;

namespace Farside.Site.Kinds;

/// <summary>The map of the landing place: from kilometres to centimetres, with the place under the cursor.</summary>
sealed class DescentMapKind : IPageKind
{
    const string Map = "map.tif";

    public string Name => "map";
    public IReadOnlyList<string> Scripts => ["viewer.js"];

    public PageView View(PageSource source)
    {
        var map = source.Pictures.IsLinksOnly || source.File(Map) is not { } file ? null : source.Pictures.Show(file, "map");
        PageImage?[] images = [map, .. new[] { ("nested.png", "nested"), ("whole.png", "whole"), ("centre.png", "centre") }
            .Select(known => source.File(known.Item1) is { } picture ? source.Pictures.Show(picture, known.Item2) : null)];
        return new()
        {
            Images = [.. images.OfType<PageImage>()],
            Data = new() { ["ground"] = map is null ? null : Ground(source.PathOf(Map)), ["values"] = map is null ? null : Values(source, map) },
        };
    }

    /// <summary>Pixel centres of the map, metres east and north of the lander; null where the file does not say.</summary>
    public static JsonObject? Ground(string path)
    {
        try
        {
            using var reader = TiffReader.Open(path);
            return reader.Pages[0].Geo is { PixelWidth: > 0 } geo && geo.MapOf(0, 0) is var (west, north)
                ? new() { ["westM"] = west, ["northM"] = north, ["metresPerPixel"] = geo.PixelWidth } : null;
        }
        catch (Exception broken) when (broken is PictureException or IOException)
        {
            return null;
        }
    }

    static JsonObject Values(PageSource source, PageImage map)
    {
        using var json = source.Json("descent-map.json");
        var scale = json?.RootElement.Number("lightPerNumber") ?? double.NaN;
        return new()
        {
            ["src"] = Map,
            ["format"] = "tiff",
            ["role"] = "map",
            ["width"] = map.WholeWidth,
            ["height"] = map.WholeHeight,
            ["bits"] = 8,
            ["scale"] = double.IsFinite(scale) ? scale : 1,
            ["offset"] = 0,
            ["unit"] = double.IsFinite(scale) ? "relative light" : "DN",
            ["noData"] = 0,
            ["needsServer"] = true,
        };
    }
}
