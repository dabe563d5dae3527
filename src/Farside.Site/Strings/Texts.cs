using System.Collections.Frozen;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Farside.Site.Strings;

/// <summary>Every text that a page shows, by its key: English in the pages, Chinese beside them.</summary>
static class Texts
{
    const string TermPrefix = "term.";
    static readonly Dictionary<string, string> English = Load("en.json");
    static readonly Dictionary<string, string> Chinese = Load("zh.json");

    // Words of products that are known as they stand, and those with a number in them, e.g. "frame {0}".
    static readonly FrozenDictionary<string, string> Terms =
        English.Where(text => IsTerm(text.Key) && !text.Value.Contains("{0}", StringComparison.Ordinal)).ToFrozenDictionary(text => text.Value, text => text.Key);
    static readonly List<(string Key, string Before, string After)> Patterns =
        [.. English.Where(text => IsTerm(text.Key) && text.Value.Contains("{0}", StringComparison.Ordinal)).Select(text => Pattern(text.Key, text.Value))];

    public static IReadOnlyDictionary<string, string> All => English;
    public static IReadOnlyDictionary<string, string> AllChinese => Chinese;

    /// <summary>The English text of <paramref name="key"/>, its holes filled; an argument that begins with @ is itself a key.</summary>
    public static string Get(string key, params ReadOnlySpan<string> arguments)
    {
        var text = English.TryGetValue(key, out var found) ? found : throw new UnreachableException($"en.json has no text '{key}'.");
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = arguments[i].StartsWith('@') && English.TryGetValue(arguments[i][1..], out var named) ? named : arguments[i];
            text = text.Replace($"{{{i.ToString(CultureInfo.InvariantCulture)}}}", argument, StringComparison.Ordinal);
        }

        return text;
    }

    public static bool Has(string key) => English.ContainsKey(key);

    /// <summary>The key of a word or phrase of a product, and what fills its hole; null for one that has no translation.</summary>
    public static (string Key, string? Argument)? Term(string text)
    {
        if (Terms.TryGetValue(text, out var key))
        {
            return (key, null);
        }

        foreach (var (pattern, before, after) in Patterns)
        {
            if (text.Length > before.Length + after.Length && text.StartsWith(before, StringComparison.Ordinal) && text.EndsWith(after, StringComparison.Ordinal))
            {
                return (pattern, text[before.Length..^after.Length]);
            }
        }

        return null;
    }

    static bool IsTerm(string key) => key.StartsWith(TermPrefix, StringComparison.Ordinal);

    static (string Key, string Before, string After) Pattern(string key, string text)
    {
        var hole = text.IndexOf("{0}", StringComparison.Ordinal);
        return (key, text[..hole], text[(hole + 3)..]);
    }

    static Dictionary<string, string> Load(string name)
    {
        using var stream = typeof(Texts).Assembly.GetManifestResourceStream(name) ?? throw new UnreachableException($"{name} is not in the assembly.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream) ?? throw new UnreachableException($"{name} is empty.");
    }
}
