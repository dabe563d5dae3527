using System.Text.Json.Nodes;

namespace Farside.Site.Kinds;

/// <summary>One picture of a product's page.</summary>
/// <param name="Role">What it is for, see docs/site/data.md.</param>
/// <param name="Label">Key of its name.</param>
/// <param name="Src">Relative to the page, unescaped.</param>
/// <param name="Width">Pixels of what <paramref name="Src"/> shows.</param>
sealed record PageImage(string Role, string Label, string Src, int Width, int Height, long Bytes, TileSet? Tiles = null)
{
    /// <summary>The whole picture's width, pixels.</summary>
    public int WholeWidth => Tiles?.Width ?? Width;

    public int WholeHeight => Tiles?.Height ?? Height;

    public JsonObject Json(string alt) => new()
    {
        ["role"] = Role,
        ["label"] = Label,
        ["src"] = Pages.Html.Address(Src),
        ["width"] = Width,
        ["height"] = Height,
        ["bytes"] = Bytes,
        ["alt"] = alt,
        ["tiles"] = Tiles is null ? null : new JsonObject
        {
            ["base"] = Pages.Html.Address(Tiles.Base),
            ["width"] = Tiles.Width,
            ["height"] = Tiles.Height,
            ["tile"] = Tiles.Tile,
            ["scales"] = new JsonArray([.. Tiles.Scales.Select(scale => JsonValue.Create(scale))]),
        },
    };
}
