using Farside.Catalogue.Records;

namespace Farside.Site.Pages;

/// <summary>The command that makes a product again.</summary>
static class Remake
{
    public static string Command(ProductRecord record)
    {
        var words = new List<string> { "farside make", Quoted(record.Recipe) };
        Add(words, "--mission", record.Mission);
        Add(words, "--instrument", record.Instrument.ToLowerInvariant());
        Add(words, "--sequence", record.Sequence);
        words.Add("--archive ARCHIVE --out PRODUCTS");
        return string.Join(' ', words);
    }

    static void Add(List<string> words, string option, string value)
    {
        if (value.Length > 0)
        {
            words.Add($"{option} {Quoted(value)}");
        }
    }

    // A record is data: what a shell would act on is quoted.
    static string Quoted(string word) =>
        word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.') ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
