using System.Text;

namespace Farside.Catalogue.Stac.Cql2;

/// <summary>A piece of a filter's text.</summary>
/// <param name="Place">Where it begins, from 0.</param>
/// <param name="IsQuoted">True for a property in double quotes, which is never a word of the language.</param>
readonly record struct Cql2Token(Cql2TokenKind Kind, string Text, int Place, bool IsQuoted = false)
{
    static readonly string[] Operators = ["<>", "<=", ">=", "=", "<", ">"];

    public bool IsWord(string word) => Kind is Cql2TokenKind.Word && !IsQuoted && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(string symbol) => Kind is Cql2TokenKind.Symbol && Text == symbol;

    /// <summary>Takes a text apart; the last token is its end.</summary>
    /// <exception cref="StacQueryException">A letter that has no meaning, or a quote without its end.</exception>
    public static List<Cql2Token> Of(string text)
    {
        var tokens = new List<Cql2Token>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            tokens.Add(One(text, ref at));
        }

        tokens.Add(new(Cql2TokenKind.End, "", text.Length));
        return tokens;
    }

    static Cql2Token One(string text, ref int at)
    {
        var start = at;
        var letter = text[at];
        if (letter is '\'' or '"')
        {
            return new(letter == '\'' ? Cql2TokenKind.Text : Cql2TokenKind.Word, Quoted(text, ref at), start, letter == '"');
        }

        if (char.IsAsciiDigit(letter) || (letter is '-' or '+' or '.' && at + 1 < text.Length && (char.IsAsciiDigit(text[at + 1]) || text[at + 1] == '.')))
        {
            return new(Cql2TokenKind.Number, Number(text, ref at), start);
        }

        if (char.IsLetter(letter) || letter == '_')
        {
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or ':' or '.'))
            {
                at++;
            }

            return new(Cql2TokenKind.Word, text[start..at], start);
        }

        if (letter is '(' or ')' or ',')
        {
            at++;
            return new(Cql2TokenKind.Symbol, letter.ToString(), start);
        }

        var op = Operators.FirstOrDefault(op => string.CompareOrdinal(text, start, op, 0, op.Length) == 0) ?? throw new StacQueryException(Cql2Reader.Element, $"'{letter}' at letter {at + 1}", "a filter in CQL2");
        at += op.Length;
        return new(Cql2TokenKind.Operator, op, start);
    }

    // A quote within is doubled.
    static string Quoted(string text, ref int at)
    {
        var (quote, start, inner) = (text[at], at, new StringBuilder());
        for (at++; at < text.Length; at++)
        {
            if (text[at] != quote)
            {
                inner.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == quote)
            {
                inner.Append(quote);
                at++;
            }
            else
            {
                at++;
                return inner.ToString();
            }
        }

        throw new StacQueryException(Cql2Reader.Element, $"a quote at letter {start + 1} without its end", "text in quotes");
    }

    static string Number(string text, ref int at)
    {
        var start = at++;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '.' or 'e' or 'E' || (text[at] is '-' or '+' && text[at - 1] is 'e' or 'E')))
        {
            at++;
        }

        return text[start..at];
    }
}
