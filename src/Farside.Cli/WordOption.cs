using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;

namespace Farside.Cli;

/// <summary>An option whose value is one of an enumeration's names, in kebab case.</summary>
static class WordOption
{
    public static Option<TValue?> Create<TValue>(string name, string description) where TValue : struct, Enum
    {
        var words = Enum.GetValues<TValue>().ToDictionary(value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()), value => value);
        return new Option<TValue?>(name)
        {
            Description = description,
            HelpName = string.Join('|', words.Keys),
            CustomParser = result => Find(result, name, words),
        };
    }

    static TValue? Find<TValue>(ArgumentResult result, string name, Dictionary<string, TValue> words) where TValue : struct, Enum
    {
        var word = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
        if (words.TryGetValue(word.ToLowerInvariant(), out var value))
        {
            return value;
        }

        result.AddError($"{name}: found {word}; expected one of {string.Join(", ", words.Keys)}.");
        return null;
    }
}
