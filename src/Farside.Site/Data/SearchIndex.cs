using System.Globalization;
using System.Text;
using Farside.Site.Contents;

namespace Farside.Site.Data;

/// <summary>The offline search: tokens in files by their first two characters, each with the numbers of its products.</summary>
static class SearchIndex
{
    const int Version = 1;
    const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>Names and contents of the files.</summary>
    public static IEnumerable<(string Name, string Content)> Files(SiteContents contents)
    {
        var postings = Postings(contents);
        var buckets = postings.Keys.GroupBy(Bucket).OrderBy(bucket => bucket.Key, StringComparer.Ordinal).ToList();
        yield return ("search", $"{{\"version\":{Version},\"count\":{contents.Rows.Count},\"buckets\":{{{string.Join(',', buckets.Select(bucket => $"\"{bucket.Key}\":{bucket.Count()}"))}}}}}");
        foreach (var bucket in buckets)
        {
            yield return ($"search-{bucket.Key}", $"{{{string.Join(',', bucket.Order(StringComparer.Ordinal).Select(token => $"{DataFile.Text(token)}:\"{postings[token]}\""))}}}");
        }
    }

    /// <summary>The file a token is in: its first two characters, or the first one's code where it is not ASCII.</summary>
    public static string Bucket(string token) => char.IsAscii(token[0]) ? token[..Math.Min(2, token.Length)]
        : string.Create(CultureInfo.InvariantCulture, $"u{char.ConvertToUtf32(token, 0):x4}");

    /// <summary>Ascending numbers as differences in base 36, the first from −1; equal ones in a row as <c>d*n</c>.</summary>
    public static string Packed(IEnumerable<int> numbers)
    {
        var text = new StringBuilder();
        var (last, run, times) = (-1, 0, 0);
        foreach (var number in numbers)
        {
            if (number - last != run)
            {
                Append(text, run, times);
                (run, times) = (number - last, 0);
            }

            (last, times) = (number, times + 1);
        }

        Append(text, run, times);
        return text.ToString();
    }

    static Dictionary<string, string> Postings(SiteContents contents)
    {
        var lists = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var number = 0; number < contents.Rows.Count; number++)
        {
            foreach (var token in SearchTokens.Of(contents.Rows[number]))
            {
                (lists.TryGetValue(token, out var list) ? list : lists[token] = []).Add(number);
            }
        }

        return lists.ToDictionary(list => list.Key, list => Packed(list.Value), StringComparer.Ordinal);
    }

    static void Append(StringBuilder text, int difference, int times)
    {
        if (times == 0)
        {
            return;
        }

        // Two alike are shorter written out where the difference has one digit.
        var (written, separator) = (Base36(difference), text.Length > 0 ? "," : "");
        text.Append(separator).Append(times == 1 ? written : times == 2 && written.Length == 1 ? $"{written},{written}" : $"{written}*{Base36(times)}");
    }

    static string Base36(int number)
    {
        var text = "";
        do
        {
            text = Digits[number % 36] + text;
            number /= 36;
        }
        while (number > 0);

        return text;
    }
}
