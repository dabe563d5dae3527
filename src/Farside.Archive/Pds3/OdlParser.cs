using System.Text;
using Farside.Archive.Labels;

namespace Farside.Archive.Pds3;

/// <summary>Statements <c>keyword = value</c>, one after the other; tolerant of missing ENDs and unquoted words, not of missing values.</summary>
sealed class OdlParser(string text, string label)
{
    readonly Stack<LabelElement> _open = new([new LabelElement("Label", line: 1)]);
    int _at;
    int _line = 1;
    int _elements;

    public LabelElement Parse()
    {
        var root = _open.Peek();
        while (SkipToToken() && !ReadStatement())
        {
        }

        return root;
    }

    /// <returns>True at the END statement.</returns>
    bool ReadStatement()
    {
        var line = _line;
        var keyword = ReadWord("=");
        if (keyword.Length == 0)
            throw Broken(line, $"'{LabelLimits.Show(text.Substring(_at, 1))}'", "a keyword");

        var upper = keyword.ToUpperInvariant();
        if (upper == "END")
            return true;

        SkipSpace();
        if (upper is "END_OBJECT" or "END_GROUP" or "ENDOBJECT" or "ENDGROUP")
        {
            Close(line, keyword);
            return false;
        }

        if (!Take('='))
        {
            if (IsSfdu(upper))
                return false;

            throw Broken(line, $"{LabelLimits.Show(keyword)} without a value", "keyword = value");
        }

        SkipSpace();
        if (upper is "OBJECT" or "GROUP" or "BEGIN_OBJECT" or "BEGIN_GROUP")
            Open(line, ReadName(line, keyword));
        else
            ReadInto(Add(new LabelElement(keyword, line: line)), keyword, isItem: false);

        SkipRest();
        return false;
    }

    static bool IsSfdu(string upper) => upper.StartsWith("CCSD", StringComparison.Ordinal) || upper.StartsWith("NJPL", StringComparison.Ordinal);

    void Open(int line, string name)
    {
        if (_open.Count >= LabelLimits.Depth)
            throw Broken(line, $"objects nested more than {LabelLimits.Depth} deep", "a label of ordinary size");

        _open.Push(Add(new LabelElement(name, line: line)));
    }

    void Close(int line, string keyword)
    {
        if (_open.Count == 1)
            throw Broken(line, $"{keyword} with nothing open", "as many ends as beginnings");

        _open.Pop();
        if (Take('='))
        {
            SkipSpace();
            _ = ReadName(line, keyword);
        }

        SkipRest();
    }

    LabelElement Add(LabelElement element)
    {
        if (++_elements > LabelLimits.Elements)
            throw Broken(_line, $"more than {LabelLimits.Elements} elements", "a label of ordinary size");

        return _open.Peek().Add(element);
    }

    string ReadName(int line, string keyword)
    {
        var name = Peek() is '"' or '\'' ? ReadQuoted(line, Peek()) : ReadWord("=");
        return name.Length > 0 ? name : throw Broken(line, $"{keyword} without a name", "a name");
    }

    void ReadInto(LabelElement element, string keyword, bool isItem)
    {
        var line = _line;
        switch (Peek())
        {
            case '"' or '\'':
                element.Text = ReadQuoted(line, Peek());
                break;
            case '(' or '{':
                ReadList(element, keyword, Peek() == '(' ? ')' : '}');
                break;
            default:
                element.Text = ReadBare(line, keyword, isItem);
                break;
        }

        SkipSpaceOnLine();
        if (Peek() == '<')
            element.Attributes.Add(new("unit", ReadUnit(line)));
    }

    void ReadList(LabelElement list, string keyword, char close)
    {
        var line = _line;
        var from = _at;
        if (DepthOf(list) > LabelLimits.Depth)
            throw Broken(line, $"lists nested more than {LabelLimits.Depth} deep", "a label of ordinary size");

        _at++;
        var items = new List<LabelElement>();
        while (true)
        {
            SkipSpace();
            if (Peek() == '\0')
                throw Broken(line, $"a list of {LabelLimits.Show(keyword)} that does not end", $"'{close}'");

            if (Take(close))
                break;

            if (Take(','))
                continue;

            if (++_elements > LabelLimits.Elements)
                throw Broken(line, $"more than {LabelLimits.Elements} elements", "a label of ordinary size");

            ReadInto(list.Add(new LabelElement("item", line: _line)), keyword, isItem: true);
        }

        list.Text = text[from..Math.Min(_at, from + 4096)];
    }

    static int DepthOf(LabelElement element)
    {
        var depth = 0;
        for (var here = element; here is not null; here = here.Parent)
        {
            depth++;
        }

        return depth;
    }

    /// <summary>A word, or the words left on a line that begins no other statement.</summary>
    string ReadBare(int line, string keyword, bool isItem)
    {
        var word = ReadContinued();
        if (word.Length == 0 || word.StartsWith('#') || IsReserved(word))
            throw Broken(line, $"{LabelLimits.Show(keyword)} without a value", "keyword = value");

        if (isItem)
            return word;

        var mark = (_at, _line);
        SkipSpace();
        if (Peek() == '=')
            throw Broken(line, $"{LabelLimits.Show(keyword)} without a value", "keyword = value");

        (_at, _line) = mark;
        return word + MoreOnLine();
    }

    static bool IsReserved(string word) => word.ToUpperInvariant() is "END" or "END_OBJECT" or "END_GROUP" or "OBJECT" or "GROUP";

    string MoreOnLine()
    {
        var end = text.AsSpan(_at).IndexOfAny("\r\n;") is var stop and >= 0 ? _at + stop : text.Length;
        var rest = text[_at..end];
        if (rest.IndexOfAny(['=', '<', '#', '"', '\'', '(']) >= 0 || rest.Contains("/*", StringComparison.Ordinal) || rest.AsSpan().Trim().IsEmpty)
            return "";

        _at = end;
        return rest.TrimEnd();
    }

    /// <summary>ISIS breaks long words with a dash at the line's end.</summary>
    string ReadContinued()
    {
        var word = ReadWord(",)}<;=");
        while (word.EndsWith('-') && word.Length > 1 && Peek() is '\r' or '\n')
        {
            var mark = (_at, _line);
            SkipSpace();
            var next = ReadWord(",)}<;=");
            if (next.Length == 0)
            {
                (_at, _line) = mark;
                break;
            }

            word = word[..^1] + next;
        }

        return word;
    }

    string ReadWord(string stops)
    {
        var from = _at;
        while (_at < text.Length && !char.IsWhiteSpace(text[_at]) && text[_at] != '\0' && !stops.Contains(text[_at], StringComparison.Ordinal) && !IsComment())
        {
            _at++;
        }

        return text[from.._at];
    }

    string ReadQuoted(int line, char quote)
    {
        var from = ++_at;
        var end = text.IndexOf(quote, from);
        if (end < 0)
            throw Broken(line, "a quote that does not end", $"{quote}");

        _at = end + 1;
        var value = text[from..end];
        _line += value.Count(c => c == '\n');
        return value.Contains('\n', StringComparison.Ordinal) ? Join(value) : value.Trim();
    }

    /// <summary>Lines of a text joined; a dash at a line's end joins without a blank.</summary>
    static string Join(string value)
    {
        var joined = new StringBuilder();
        foreach (var line in value.Split('\n').Select(line => line.Trim()))
        {
            if (joined.Length > 1 && joined[^1] == '-' && char.IsLetter(joined[^2]))
                joined.Length--;
            else if (joined.Length > 0 && line.Length > 0)
                joined.Append(' ');

            joined.Append(line);
        }

        return joined.ToString().Trim();
    }

    string ReadUnit(int line)
    {
        var end = text.IndexOf('>', _at);
        if (end < 0 || end - _at > 256)
            throw Broken(line, "a unit that does not end", ">");

        var unit = text[(_at + 1)..end].Trim();
        _at = end + 1;
        return unit;
    }

    char Peek() => _at < text.Length ? text[_at] : '\0';

    bool Take(char c)
    {
        if (Peek() != c || _at >= text.Length)
            return false;

        _at++;
        return true;
    }

    bool IsComment() => text[_at] == '/' && _at + 1 < text.Length && text[_at + 1] == '*';

    /// <returns>False at the end of the text.</returns>
    bool SkipToToken()
    {
        do
        {
            SkipSpace();
        }
        while (Take(';') || Take('\0'));
        return _at < text.Length;
    }

    void SkipSpace()
    {
        while (_at < text.Length)
        {
            if (char.IsWhiteSpace(text[_at]) || text[_at] == '\u001a')
            {
                _line += text[_at] == '\n' ? 1 : 0;
                _at++;
            }
            else if (IsComment())
            {
                SkipComment();
            }
            else if (text[_at] == '#')
            {
                _at = text.IndexOf('\n', _at) is var end and >= 0 ? end : text.Length;
            }
            else
            {
                return;
            }
        }
    }

    void SkipSpaceOnLine()
    {
        while (Peek() is ' ' or '\t')
        {
            _at++;
        }

        // A unit may stand on the next line.
        var mark = (_at, _line);
        SkipSpace();
        if (Peek() != '<')
            (_at, _line) = mark;
    }

    void SkipComment()
    {
        // PDS3 comments end with their line; some run over several.
        var end = text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        var newLine = text.IndexOf('\n', _at);
        if (end < 0)
            end = newLine < 0 ? text.Length : newLine - 2;

        _line += text.AsSpan(_at, Math.Max(0, Math.Min(end, text.Length) - _at)).Count('\n');
        _at = Math.Min(text.Length, Math.Max(_at + 2, end + 2));
    }

    void SkipRest()
    {
        SkipSpace();
        while (Take(';'))
        {
            SkipSpace();
        }
    }

    LabelException Broken(int line, string found, string expected) => new(label, $"line {line}", found, expected, "Mend the label or fetch it again.");
}
