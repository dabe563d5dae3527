using System.Text;

namespace Farside.Catalogue.Index;

/// <summary>
/// Text → words: runs of letters and digits, small, Latin letters without their accents, apostrophes left out (<c>Chang’e-4</c> → <c>change</c>, <c>4</c>).
/// A date with hyphens is one word of digits (<c>2019-01-11</c> → <c>20190111</c>). What is written to an index and what is looked up go the same way.
/// </summary>
static class Words
{
    /// <summary>A longer word is cut: a hostile title must not fill the index.</summary>
    public const int Longest = 64;

    const string Accented = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ";
    const string Plain = "aaaaaaceeeeiiiinoooooouuuuyy";

    /// <summary>Calls <paramref name="found"/> with each word; the span is used again afterwards.</summary>
    public static void Each(ReadOnlySpan<char> text, ReadOnlySpanAction found)
    {
        Span<char> word = stackalloc char[Longest];
        var length = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var isDateHyphen = i < text.Length && text[i] == '-' && IsDateSoFar(text, i, length);
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                length = Add(word, length, text[i]);
            }
            else if (!(isDateHyphen || (i < text.Length && length > 0 && IsApostrophe(text[i]))))
            {
                if (length > 0)
                {
                    found(word[..length]);
                }

                length = 0;
            }
        }
    }

    public static List<string> Of(string text)
    {
        var words = new List<string>();
        Each(text, word => words.Add(word.ToString()));
        return words;
    }

    public static byte[] Utf8(string word) => Encoding.UTF8.GetBytes(word);

    static int Add(Span<char> word, int length, char letter)
    {
        if (length < word.Length)
        {
            var small = char.ToLowerInvariant(letter);
            var accent = small > '\u007f' ? Accented.IndexOf(small, StringComparison.Ordinal) : -1;
            word[length++] = accent >= 0 ? Plain[accent] : small;
        }

        return length;
    }

    static bool IsApostrophe(char letter) => letter is '\'' or '’' or '`' or 'ʼ';

    // yyyy- before two digits, or yyyy-mm- before two digits, each ending there.
    static bool IsDateSoFar(ReadOnlySpan<char> text, int hyphen, int length) =>
        length is 4 or 6 && hyphen >= (length == 4 ? 4 : 7) && DigitsOnly(text.Slice(hyphen - (length == 4 ? 4 : 7), 4)) && DigitsOnly(text.Slice(hyphen - 2, 2))
        && (length == 4 || text[hyphen - 3] == '-') && hyphen + 2 < text.Length && DigitsOnly(text.Slice(hyphen + 1, 2)) && !IsDigitAt(text, hyphen + 3);

    static bool DigitsOnly(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    static bool IsDigitAt(ReadOnlySpan<char> text, int i) => i < text.Length && char.IsAsciiDigit(text[i]);

    public delegate void ReadOnlySpanAction(ReadOnlySpan<char> word);
}
