using System.Globalization;
using System.Text.RegularExpressions;

namespace Farside.Simulator.Faults;

/// <summary>Changes one thing in a label's text and leaves every other byte as it is.</summary>
static partial class LabelEdit
{
    /// <summary>Content of the first element by that name; null where there is none.</summary>
    public static string? TextOf(string label, string element) => Match(label, element) is { Success: true } match ? match.Groups["text"].Value : null;

    public static double NumberOf(string label, string element) => double.Parse(TextOf(label, element) ?? throw Missing(element), CultureInfo.InvariantCulture);

    /// <summary>Another content for the first element by that name, or for the first after the opening of <paramref name="within"/>.</summary>
    public static string With(string label, string element, string text, string? within = null)
    {
        var from = within is null ? 0 : label.IndexOf($"<{within}", StringComparison.Ordinal);
        var match = from < 0 ? System.Text.RegularExpressions.Match.Empty : Leaf(element).Match(label, from);
        var place = match.Success ? match.Groups["text"] : throw Missing(element);
        return string.Concat(label.AsSpan(0, place.Index), text, label.AsSpan(place.Index + place.Length));
    }

    /// <summary>Another content for every element by that name.</summary>
    public static string WithAll(string label, string element, Func<string, string> change) =>
        Leaf(element).Replace(label, match => string.Concat(label.AsSpan(match.Index, match.Groups["text"].Index - match.Index), change(match.Groups["text"].Value), $"</{element}>"));

    /// <summary>Another name for every element by that name.</summary>
    public static string Renamed(string label, string element, string name)
    {
        var renamed = Regex.Replace(label, $@"(?<=</?){Regex.Escape(element)}(?=[\s/>])", name, RegexOptions.CultureInvariant);
        return renamed == label ? throw Missing(element) : renamed;
    }

    /// <summary>The names of all elements changed, attributes and contents left alone.</summary>
    public static string AllTags(string label, Func<string, string> change) => Tag().Replace(label, match => change(match.Value));

    /// <summary>Without any element by that name, each with its line.</summary>
    public static string Without(string label, string element)
    {
        var rest = Regex.Replace(label, $@"[ \t]*<{Regex.Escape(element)}(?:\s[^>]*)?(?:/>|>[^<]*</{Regex.Escape(element)}>)\r?\n?", "", RegexOptions.CultureInvariant);
        return rest == label ? throw Missing(element) : rest;
    }

    /// <summary>Without the attribute <c>unit</c> of the elements by that name.</summary>
    public static string WithoutUnit(string label, string element) => Regex.Replace(label, $@"(?<=<{Regex.Escape(element)})\s+unit=""[^""]*""", "", RegexOptions.CultureInvariant);

    public static string Six(double value) => value.ToString("F6", CultureInfo.InvariantCulture);

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    static Match Match(string label, string element) => Leaf(element).Match(label);

    // An element without children: <name unit="deg">text</name>.
    static Regex Leaf(string element) => new($@"<{Regex.Escape(element)}(?:\s[^>]*)?>(?<text>[^<]*)</{Regex.Escape(element)}>", RegexOptions.CultureInvariant);

    static SimulationException Missing(string element) => new("a fault's victim", $"no {element} in its label", $"a label with {element}", "This fault and the labels of this instrument do not fit each other.");

    [GeneratedRegex(@"(?<=</?)[A-Za-z_][\w.:-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
