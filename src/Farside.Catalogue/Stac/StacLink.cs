using System.Text.Json.Nodes;

namespace Farside.Catalogue.Stac;

/// <summary>Links as STAC writes them.</summary>
public static class StacLink
{
    public static JsonNode To(string rel, string href, string type, string? title = null)
    {
        var link = new JsonObject { ["rel"] = rel, ["href"] = href, ["type"] = type };
        if (title is not null)
        {
            link["title"] = title;
        }

        return link;
    }
}
