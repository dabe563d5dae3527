using System.Text.Json.Nodes;
using Farside.Core.Records;

namespace Farside.Catalogue.Stac;

/// <summary>Who took the data and who made something of them.</summary>
static class StacProviders
{
    public static JsonArray Of(bool isSimulated, string credit) => isSimulated
        ? new(Provider($"Farside ({Credit.Simulated})", "producer", "processor"))
        : new(Provider(credit, "producer", "licensor"), Provider("Farside", "processor"));

    static JsonNode Provider(string name, params string[] roles) => new JsonObject { ["name"] = name, ["roles"] = new JsonArray([.. roles.Select(role => (JsonNode)role)]) };
}
