using System.Globalization;
using System.Text;
using Farside.Archive.Missions;
using Farside.Site.Contents;

namespace Farside.Site.Data;

/// <summary>Texts cut into what is searched for: ASCII letters and digits in runs, folded; every other letter by itself.</summary>
static class SearchTokens
{
    const int Longest = 40;

    // This program runs without the tables of Unicode's normal forms. What scripts fold by NFKD comes down to these in our titles.
    const string Accented = "àáâãäåāăąçćĉċčďèéêëēĕėęěĝğġģĥìíîïĩīĭįĵķĺļľñńņňòóôõöōŏőŕŗřśŝşšţťùúûüũūŭůűųŵýÿŷźżž";
    const string Plain = "aaaaaaaaacccccdeeeeeeeeegggghiiiiiiiijklllnnnnoooooooorrrssssttuuuuuuuuuuwyyyzzz";

    public static IEnumerable<string> Of(string text) => Runs(text).SelectMany(Parts);

    // A stamp of day and time is two tokens: days and times of day repeat, stamps do not, and would be most of the index.
    static string[] Parts(string token) => token.Length is > 8 and <= 14 && token.All(char.IsAsciiDigit) ? [token[..8], token[8..]] : [token];

    static IEnumerable<string> Runs(string text)
    {
        var token = new StringBuilder();
        foreach (var letter in text.EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark))
        {
            var folded = Folded(letter);
            if (folded.IsAscii && Rune.IsLetterOrDigit(folded))
            {
                token.Append((char)folded.Value);
                continue;
            }

            if (token.Length > 0)
            {
                yield return Cut(token);
            }

            if (Rune.IsLetter(folded))
            {
                yield return folded.ToString();
            }
        }

        if (token.Length > 0)
        {
            yield return Cut(token);
        }
    }

    /// <summary>Everything a product is found by, each token once.</summary>
    public static IEnumerable<string> Of(Listed row) => Texts(row).SelectMany(Of).Distinct(StringComparer.Ordinal);

    static IEnumerable<string> Texts(Listed row)
    {
        yield return row.Title;
        yield return row.Id;
        yield return row.Recipe;
        yield return row.Mission;
        yield return row.Instrument;
        yield return row.Mode;
        yield return row.Sequence;
        yield return row.Station;
        yield return row.Day > 0 ? $"day{row.Day}" : "";
        yield return row.Start.Length >= 10 ? row.Start[..10].Replace("-", "", StringComparison.Ordinal) : "";
        yield return row.Start.Length >= 7 ? row.Start[..7].Replace("-", "", StringComparison.Ordinal) : "";
        yield return row.IsSimulated ? "simulated" : "";
        foreach (var text in Chinese(row))
        {
            yield return text;
        }
    }

    static Rune Folded(Rune letter)
    {
        var small = Rune.ToLowerInvariant(letter);
        return !small.IsAscii && small.IsBmp && Accented.IndexOf((char)small.Value, StringComparison.Ordinal) is >= 0 and var at ? new(Plain[at]) : small;
    }

    // What a Chinese reader types: the kind, and each part of the title that has a translation.
    static IEnumerable<string> Chinese(Listed row)
    {
        yield return Strings.Texts.AllChinese.GetValueOrDefault(Pages.Cards.One(row), "");
        foreach (var part in row.Title.Split(" · "))
        {
            yield return Strings.Texts.Term(part) is { } term ? Strings.Texts.AllChinese.GetValueOrDefault(term.Key, "") : "";
        }

        yield return SkyOverSite.Find(row.Mission) is Mission mission && Strings.Texts.Term(mission.Title) is { } name ? Strings.Texts.AllChinese.GetValueOrDefault(name.Key, "") : "";
    }

    static string Cut(StringBuilder token)
    {
        var text = token.ToString();
        token.Clear();
        return text.Length > Longest ? text[..Longest] : text;
    }
}
