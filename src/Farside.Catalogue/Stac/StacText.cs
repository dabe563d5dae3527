using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Farside.Catalogue.Stac;

/// <summary>Items and catalogues as text: letters of all languages as they are, nothing that a page could take for markup.</summary>
public static class StacText
{
    static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(JsonNode node) => node.ToJsonString(Options);
}
