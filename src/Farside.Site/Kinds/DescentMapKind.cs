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
            Layers = map is null ? [] : [.. Finer(source)],
            Data = new() { ["ground"] = map is null ? null : Ground(source.PathOf(Map)), ["values"] = map is null ? null : Values(map) },
        };
    }

    /// <summary>The levels below the map's pixel: it ends at a metre, they go on to centimetres.</summary>
    static IEnumerable<(PageImage, JsonObject)> Finer(PageSource source)
    {
        var levels = source.Record.Files.Where(file => file.Name.StartsWith("ortho-", StringComparison.Ordinal) && file.Name.EndsWith(".tif", StringComparison.Ordinal)).ToList();
        var tones = new GroundTones([.. levels.Select(file => source.PathOf(file.Name))]);
        var coarsest = (double)(Ground(source.PathOf(Map))?["metresPerPixel"] ?? 0);
        foreach (var file in levels)
        {
            if (Ground(source.PathOf(file.Name)) is { } ground && (double)ground["metresPerPixel"]! < coarsest && source.Pictures.ShowGround(file, tones) is { } image)
            {
                yield return (image, ground);
            }
        }
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

    // The map is a picture for the screen: its numbers are shades. Light itself is in the ortho files.
    static JsonObject Values(PageImage map) => new()
    {
        ["src"] = Map,
        ["format"] = "tiff",
        ["role"] = "map",
        ["width"] = map.WholeWidth,
        ["height"] = map.WholeHeight,
        ["bits"] = 8,
        ["scale"] = 1,
        ["offset"] = 0,
        ["unit"] = "",
        ["noData"] = 0,
        ["needsServer"] = true,
    };
}
