using System.Globalization;
using System.Text;
using Farside.Archive.Labels;

namespace Farside.Archive.Pds3;

/// <summary>VICAR label → tree: the system items at the root, each PROPERTY and TASK an element of its own.</summary>
/// <remarks>Source: VICAR file format, JPL D-4186.</remarks>
static class VicarLabelReader
{
    const int MostItems = 100_000;

    public static LabelDocument ReadTree(string path)
    {
        var full = Path.GetFullPath(path);
        var label = Path.GetFileName(full);
        var head = LabelFile.ReadHead(full, 64);
        var size = SizeOf(head, label);
        var root = new LabelElement("Label", line: 1);
        Parse(Encoding.Latin1.GetString(LabelFile.ReadHead(full, size)), root, label);
        return new LabelDocument(full, "vicar", root);
    }

    static int SizeOf(ReadOnlySpan<byte> head, string label)
    {
        var text = Encoding.Latin1.GetString(head);
        var digits = new string([.. text.AsSpan(text.IndexOf('=', StringComparison.Ordinal) + 1).TrimStart().ToArray().TakeWhile(char.IsAsciiDigit)]);
        return int.TryParse(digits, CultureInfo.InvariantCulture, out var size) && size is > 0 and <= LabelText.MostBytes
            ? size : throw new LabelException(label, "LBLSIZE", LabelLimits.Show(text), $"a label of at most {LabelText.MostBytes} bytes");
    }

    public static void Parse(string text, LabelElement root, string label)
    {
        var (at, items) = (0, 0);
        var here = root;
        while (true)
        {
            while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '\0'))
            {
                at++;
            }

            var equals = at < text.Length ? text.IndexOf('=', at) : -1;
            if (equals < 0)
                return;

            if (++items > MostItems)
                throw new LabelException(label, "label", $"more than {MostItems} items", "a label of ordinary size");

            var name = text[at..equals].Trim();
            var value = ReadValue(text, equals + 1, label, name, out at);
            if (name is "PROPERTY" or "TASK")
                here = root.Add(new LabelElement(value));
            else
                here.Add(new LabelElement(name, value));
        }
    }

    static string ReadValue(string text, int at, string label, string name, out int end)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        if (at < text.Length && text[at] == '\'')
            return ReadQuoted(text, at, label, name, out end);

        var close = at < text.Length && text[at] == '(' ? text.IndexOf(')', at) : -1;
        end = close >= 0 ? close + 1 : at;
        while (close < 0 && end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] != '\0')
        {
            end++;
        }

        return text[at..end];
    }

    /// <summary>A doubled quote stands for one.</summary>
    static string ReadQuoted(string text, int at, string label, string name, out int end)
    {
        var value = new StringBuilder();
        for (end = at + 1; end < text.Length; end++)
        {
            if (text[end] != '\'')
                value.Append(text[end]);
            else if (end + 1 < text.Length && text[end + 1] == '\'')
                value.Append(text[end++]);
            else
                break;
        }

        if (end >= text.Length)
            throw new LabelException(label, name, "a quote that does not end", "'");

        end++;
        return value.ToString().Trim();
    }
}
