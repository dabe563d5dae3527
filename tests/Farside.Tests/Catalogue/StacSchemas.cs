using System.Text.Json.Nodes;
using Json.Schema;

namespace Farside.Tests.Catalogue;

/// <summary>Public schemas of STAC and its extensions as a judge; where they come from says the README beside them.</summary>
static class StacSchemas
{
    const string Base = "https://schemas.stacspec.org/v1.1.0/item-spec/json-schema/";

    static readonly Dictionary<string, JsonSchema> Extensions = [];
    static readonly JsonSchema Item = Load();

    /// <summary>What the schemas have to say against an item; nothing for a good one.</summary>
    public static IReadOnlyList<string> Judge(JsonNode item)
    {
        var wanted = item["stac_extensions"]!.AsArray().Select(name => name!.GetValue<string>()).Where(Extensions.ContainsKey).Select(name => Extensions[name]);
        return [.. wanted.Prepend(Item).Select(schema => schema.Evaluate(item, new() { OutputFormat = OutputFormat.List }))
            .Where(result => !result.IsValid).SelectMany(Errors)];
    }

    static IEnumerable<string> Errors(EvaluationResults results) =>
        results.Details.Where(detail => detail.HasErrors).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}")).DefaultIfEmpty("not valid");

    static JsonSchema Load()
    {
        foreach (var name in (string[])["Feature", "Geometry"])
        {
            Register($"https://geojson.org/schema/{name}.json", JsonSchema.FromText("{\"type\":[\"object\",\"null\"],\"required\":[\"type\"]}"));
        }

        foreach (var name in (string[])["basics", "datetime", "instrument", "licensing", "provider"])
        {
            Register(Base + name + ".json", JsonSchema.FromText(Text(name)));
        }

        foreach (var (file, name) in ((string, string)[])[("ssys-1.1.0", "ssys/v1.1.0"), ("file-2.1.0", "file/v2.1.0"), ("view-1.1.0", "view/v1.1.0")])
        {
            Extensions[$"https://stac-extensions.github.io/{name}/schema.json"] = JsonSchema.FromText(Text(file));
        }

        return JsonSchema.FromText(Text("item-1.0.0").Replace("\"const\": \"1.0.0\"", "\"const\": \"1.1.0\"", StringComparison.Ordinal));
    }

    static void Register(string address, JsonSchema schema) => SchemaRegistry.Global.Register(new Uri(address), schema);

    static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "Stac", name + ".json"))
        .Replace("schemas.stacspec.org/v1.0.0/", "schemas.stacspec.org/v1.1.0/", StringComparison.Ordinal).Replace("json#\"", "json\"", StringComparison.Ordinal);
}
