using System.Text.Json;
using System.Text.Json.Nodes;
using Farside.Catalogue.Query.Conditions;

namespace Farside.Catalogue.Stac.Cql2;

/// <summary>Filters in the Common Query Language: OGC 21-065r2, its basic part, LIKE, BETWEEN, IN, CASEI, S_INTERSECTS and intervals of time.</summary>
public static class Cql2Filter
{
    /// <summary>Reads the text form, e.g. <c>farside:instrument = 'PCAM' AND view:sun_elevation BETWEEN 5 AND 20</c>.</summary>
    /// <exception cref="StacQueryException">Not this language, no such property, or a comparison it does not take.</exception>
    public static Condition Read(string text) => Read(JsonSerializer.SerializeToElement<JsonNode>(new Cql2Parser(text).Parse()));

    /// <summary>Reads the JSON form.</summary>
    /// <exception cref="StacQueryException">As <see cref="Read(string)"/>.</exception>
    public static Condition Read(JsonElement json) => new Cql2Reader().Read(json, depth: 0);
}
