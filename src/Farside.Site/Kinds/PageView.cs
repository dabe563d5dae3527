using System.Text.Json.Nodes;

namespace Farside.Site.Kinds;

/// <summary>What a kind of page shows above the facts.</summary>
sealed record PageView
{
    /// <summary>First the one that is shown first; none for a product without a picture.</summary>
    public IReadOnlyList<PageImage> Images { get; init; } = [];

    /// <summary>The picture is a sheet with its own marks and margins: nothing is laid over it.</summary>
    public bool IsDrawing { get; init; }

    /// <summary>More members of the page's data: <c>values</c>, <c>sky</c>, <c>film</c> …</summary>
    public JsonObject Data { get; init; } = [];

    /// <summary>Markup that stands in the viewer instead of the first picture, e.g. a video.</summary>
    public string? Stage { get; init; }

    /// <summary>More pictures of the ground in their place, for the site's map: as the page's <c>ground</c> has it.</summary>
    public IReadOnlyList<(PageImage Image, JsonObject Ground)> Layers { get; init; } = [];

    /// <summary>Markup after the viewer, e.g. the first rows of a table.</summary>
    public string Below { get; init; } = "";
}
