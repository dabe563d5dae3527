using System.Text.Encodings.Web;
using System.Text.Json;

namespace Farside.Site.Data;

/// <summary>Data as classic scripts, which a page opened from disk may load: <c>farside.put("name", value);</c></summary>
static class DataFile
{
    /// <summary>Escapes everything that could end a script element or a string, and all that is not ASCII.</summary>
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Default };

    /// <param name="json">A value as JSON.</param>
    public static string Put(string name, string json) => $"farside.put({Text(name)},{json});\n";

    public static string Text(string text) => JsonSerializer.Serialize(text, Plain);
}
