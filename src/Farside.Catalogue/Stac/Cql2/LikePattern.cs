namespace Farside.Catalogue.Stac.Cql2;

/// <summary>A pattern of LIKE: <c>%</c> is any text, <c>_</c> any letter, a backslash takes the next letter as it is.</summary>
sealed class LikePattern
{
    readonly List<(char Letter, Kind Kind)> _parts = [];

    public LikePattern(string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            var isEscaped = pattern[i] == '\\' && i + 1 < pattern.Length;
            i += isEscaped ? 1 : 0;
            _parts.Add((pattern[i], isEscaped ? Kind.Letter : pattern[i] switch { '%' => Kind.AnyText, '_' => Kind.AnyLetter, _ => Kind.Letter }));
        }
    }

    enum Kind
    {
        Letter,
        AnyLetter,
        AnyText,
    }

    /// <summary>In a time that grows with the product of both lengths at the most, whatever the pattern.</summary>
    public bool Matches(string text)
    {
        var (at, part, star, mark) = (0, 0, -1, 0);
        while (at < text.Length)
        {
            if (part < _parts.Count && _parts[part].Kind == Kind.AnyText)
            {
                (star, mark) = (part++, at);
            }
            else if (part < _parts.Count && (_parts[part].Kind == Kind.AnyLetter || _parts[part].Letter == text[at]))
            {
                part++;
                at++;
            }
            else if (star >= 0)
            {
                (part, at) = (star + 1, ++mark);
            }
            else
            {
                return false;
            }
        }

        return _parts.Skip(part).All(rest => rest.Kind == Kind.AnyText);
    }
}
