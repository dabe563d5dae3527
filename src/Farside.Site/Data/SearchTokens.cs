using System.Globalization;
using System.Text;
using Farside.Archive.Missions;
using Farside.Site.Contents;

namespace Farside.Site.Data;

/// <summary>Texts cut into what is searched for: ASCII letters and digits in runs, folded; every other letter by itself.</summary>
static class SearchTokens
{
    const int Longest = 40;

    public static IEnumerable<string> Of(string text)
    {
        var token = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormKD).EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark))
        {
            var folded = Rune.ToLowerInvariant(letter);
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
