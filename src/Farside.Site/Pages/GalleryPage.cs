using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Farside.Catalogue.Records;

namespace Farside.Site.Pages;

/// <summary>The home page: what this is, the numbers, and every product as a picture that filters narrow.</summary>
static class GalleryPage
{
    public static string Render(IReadOnlyList<ProductRecord> cards)
    {
        var isSimulated = cards.Any(card => card.IsSimulated);
        var numbers = cards.Where(card => card.Instrument.Length > 0).GroupBy(card => card.Instrument).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"<li><b>{group.Count()}</b> {Html.Text(group.Key)}</li>");
        var body = $"""
            <section class="intro">
            <h1>The far side of the Moon</h1>
            <p>{(isSimulated ? "A <em>simulated</em> mission in the form of Chang’e-4’s data release: every picture here was rendered, none was taken." : "Chang’e-4 and the rover Yutu-2 in Von Kármán crater: what their instruments brought home.")}</p>
            <ul class="numbers"><li><b>{cards.Count}</b> products</li>{string.Concat(numbers)}</ul>
            </section>
            <nav id="filters" aria-label="Filters"></nav>
            <main id="gallery" aria-live="polite"></main>
            <noscript><p class="note">The gallery needs JavaScript; the products lie in the folder <code>products</code>.</p></noscript>
            """;
        return Layout.Page("", isSimulated ? "Farside: a simulated mission" : "Farside: the far side of the Moon", "home", body, isSimulated, "data/products.js", "assets/site.js");
    }

    /// <summary>The products as a classic script that a page opened from disk may load.</summary>
    public static string Data(IReadOnlyList<ProductRecord> cards)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartArray();
            foreach (var card in cards)
            {
                Write(json, card);
            }

            json.WriteEndArray();
        }

        return $"window.farsideProducts = {Encoding.UTF8.GetString(buffer.ToArray())};\n";
    }

    static void Write(Utf8JsonWriter json, ProductRecord card)
    {
        json.WriteStartObject();
        json.WriteString("title", card.Title);
        json.WriteString("page", Html.Address(card.Address) + "index.html");
        if (card.Thumbnail is { } thumbnail)
        {
            json.WriteString("thumb", Html.Address(card.Address + thumbnail.Name));
            json.WriteNumber("w", Math.Max(1, thumbnail.Width));
            json.WriteNumber("h", Math.Max(1, thumbnail.Height));
        }

        json.WriteString("recipe", card.Recipe);
        json.WriteString("instrument", card.Instrument);
        json.WriteString("mode", card.Mode);
        json.WriteString("eye", card.Eye);
        json.WriteString("sequence", card.Sequence);
        json.WriteString("start", card.Start);
        json.WriteNumber("repairs", card.Repairs.Count);
        json.WriteBoolean("simulated", card.IsSimulated);
        json.WriteEndObject();
    }
}
