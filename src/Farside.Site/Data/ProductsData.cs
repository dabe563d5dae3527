using System.Text.Encodings.Web;
using System.Text.Json;
using Farside.Site.Contents;

namespace Farside.Site.Data;

/// <summary>All products as columns of numbers and texts, a thousand a file: what gallery and search show without asking a server.</summary>
static class ProductsData
{
    public const int Chunk = 1000;

    const string PreviewName = "preview.jpg";

    // Moves when the shape of the data moves.
    const int Version = 1;

    static readonly (string Name, Func<Listed, string> Value)[] Facets =
    [
        ("kind", row => row.Recipe), ("mission", row => row.Mission), ("instrument", row => row.Instrument), ("mode", row => row.Mode), ("eye", row => row.Eye),
        ("sequence", row => row.Sequence), ("station", row => row.Station),
    ];

    /// <summary>Names and contents of the files.</summary>
    public static IEnumerable<(string Name, string Content)> Files(SiteContents contents)
    {
        var facets = Facets.Select(facet => Values(contents, facet.Value)).ToList();
        yield return ("products", Head(contents, facets));
        for (var first = 0; first < contents.Rows.Count; first += Chunk)
        {
            yield return ($"products-{first / Chunk}", Columns([.. contents.Rows.Skip(first).Take(Chunk)], facets));
        }
    }

    static List<string> Values(SiteContents contents, Func<Listed, string> value) =>
        [.. contents.Rows.Select(value).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    static string Head(SiteContents contents, List<List<string>> facets) => Json(json =>
    {
        json.WriteNumber("version", Version);
        json.WriteNumber("count", contents.Rows.Count);
        json.WriteNumber("chunk", Chunk);
        json.WriteNumber("chunks", (contents.Rows.Count + Chunk - 1) / Chunk);
        json.WriteBoolean("simulated", contents.IsSimulated);
        json.WriteString("preview", PreviewName);
        json.WriteStartObject("facets");
        for (var facet = 0; facet < Facets.Length; facet++)
        {
            Texts(json, Facets[facet].Name, facets[facet]);
        }

        json.WriteEndObject();
    });

    static string Columns(List<Listed> rows, List<List<string>> facets) => Json(json =>
    {
        Texts(json, "id", rows.Select(row => row.Id));
        Texts(json, "title", rows.Select(row => row.Title));
        for (var facet = 0; facet < Facets.Length; facet++)
        {
            var (name, value) = Facets[facet];
            var places = facets[facet].Select((text, place) => (text, place)).ToDictionary(pair => pair.text, pair => pair.place, StringComparer.Ordinal);
            Numbers(json, name, rows.Select(row => places.TryGetValue(value(row), out var place) ? (long?)place : -1));
        }

        Numbers(json, "day", rows.Select(row => (long?)row.Day));
        Numbers(json, "time", rows.Select(row => row.UnixSeconds));
        Numbers(json, "sun", rows.Select(row => double.IsNaN(row.SunDeg) ? null : (long?)Math.Round(row.SunDeg)));
        Numbers(json, "repairs", rows.Select(row => (long?)row.Repairs));
        Numbers(json, "score", rows.Select(row => (long?)row.Score));
        Numbers(json, "simulated", rows.Select(row => (long?)(row.IsSimulated ? 1 : 0)));
        Texts(json, "thumb", rows.Select(row => row.Thumbnail?.Name ?? ""));
        Numbers(json, "w", rows.Select(row => (long?)(row.Thumbnail?.Width ?? 0)));
        Numbers(json, "h", rows.Select(row => (long?)(row.Thumbnail?.Height ?? 0)));
        Numbers(json, "pw", rows.Select(row => (long?)PreviewWidth(row)));
    });

    // Where the larger picture has the small one's shape, a list may show it instead.
    static int PreviewWidth(Listed row) => row is { Preview: { Name: PreviewName } preview, Thumbnail: { } small }
        && Math.Abs(((double)preview.Width * small.Height / ((double)small.Width * preview.Height)) - 1) < 0.03 ? preview.Width : 0;

    static string Json(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    static void Numbers(Utf8JsonWriter json, string name, IEnumerable<long?> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            if (number is { } value)
            {
                json.WriteNumberValue(value);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
    }
}
