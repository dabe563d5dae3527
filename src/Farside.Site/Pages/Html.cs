using System.Globalization;
using System.Net;
using System.Text.Json;
using Farside.Site.Strings;

namespace Farside.Site.Pages;

/// <summary>Text and numbers as they may stand in a page. Whatever comes from a label or a record goes through here.</summary>
static class Html
{
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A relative address; every segment percent-encoded.</summary>
    public static string Address(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>An element that holds one of the site's texts: <c>Say("h2", "product.quality")</c>.</summary>
    /// <param name="element">Its name, and attributes that need no escaping.</param>
    public static string Say(string element, string key, params string[] arguments) =>
        $"<{element}{Key("data-t", key, arguments)}>{Text(Texts.Get(key, arguments))}</{element.Split(' ')[0]}>";

    /// <summary>An attribute that holds one of the site's texts: <c>Attribute("aria-label", "nav.site")</c>.</summary>
    public static string Attribute(string name, string key, params string[] arguments) =>
        $" {name}=\"{Text(Texts.Get(key, arguments))}\"{Key($"data-t-{name}", key, arguments)}";

    /// <summary>A product's own words; each part between " · " that has a translation carries its key. A line breaks after a dot, not before.</summary>
    public static string Words(string text) => string.Join("\u00a0· ", text.Split(" · ").Select(Word));

    public static string Bytes(long bytes) => bytes switch
    {
        >= 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
        >= 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        >= 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
    };

    public static string Number(double value) => double.IsNaN(value) ? "–" : value.ToString(Math.Abs(value) is >= 1e6 or (< 1e-3 and > 0) ? "0.###e+0" : "0.####", CultureInfo.InvariantCulture);

    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>2019-01-11 19:25:10 UTC</c> of the record's ISO text; anything else as it stands.</summary>
    public static string Time(string utc) =>
        utc.Length >= 19 && utc[10] == 'T' && utc.EndsWith('Z') ? $"{utc[..10]} {utc[11..19]} UTC" : utc;

    /// <summary>The rest of JSON that stands between script tags: no text can end the element.</summary>
    public static string Json(string json) => json.Replace("<", "\\u003c", StringComparison.Ordinal);

    static string Word(string text) => Texts.Term(text) is { } term
        ? Say("span", term.Key, term.Argument is { } argument ? [argument] : [])
        : Text(text);

    static string Key(string attribute, string key, string[] arguments) =>
        arguments.Length == 0 ? $" {attribute}=\"{key}\"" : $" {attribute}=\"{key}\" {attribute}-args=\"{Text(JsonSerializer.Serialize(arguments))}\"";
}
