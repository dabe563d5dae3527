using System.Text;

namespace Farside.Archive.Labels;

/// <summary>Tree → PDS4 XML as the Chinese missions write it: UTF-8, line feeds, tabs, <c>&lt;description /&gt;</c>, no line end after the root.</summary>
public static class LabelWriter
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <param name="comment">One line put between declaration and root, e.g. that the file is simulated; null for none.</param>
    public static void Write(LabelElement root, Stream stream, string? comment = null) =>
        stream.Write(Utf8.GetBytes(ToText(root, comment)));

    /// <summary>The label as text.</summary>
    public static string ToText(LabelElement root, string? comment = null)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        if (comment is not null)
            text.Append("<!-- ").Append(comment.Replace("--", "- -", StringComparison.Ordinal)).Append(" -->\n");

        Append(text, root, 0);
        return text.ToString();
    }

    static void Append(StringBuilder text, LabelElement element, int depth)
    {
        var name = element.Prefix.Length == 0 ? element.Name : $"{element.Prefix}:{element.Name}";
        text.Append('\t', depth).Append('<').Append(name);
        foreach (var (key, value) in element.Attributes)
        {
            text.Append(' ').Append(key).Append("=\"");
            Escape(text, value, inAttribute: true);
            text.Append('"');
        }

        if (element.Children.Count > 0)
        {
            text.Append(">\n");
            foreach (var child in element.Children)
            {
                Append(text, child, depth + 1);
                text.Append('\n');
            }

            text.Append('\t', depth).Append("</").Append(name).Append('>');
        }
        else if (element.Text.Length > 0)
        {
            text.Append('>');
            Escape(text, element.Text, inAttribute: false);
            text.Append("</").Append(name).Append('>');
        }
        else
        {
            text.Append(" />");
        }
    }

    static void Escape(StringBuilder text, string value, bool inAttribute)
    {
        foreach (var c in value)
        {
            _ = c switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '"' when inAttribute => text.Append("&quot;"),
                '\n' or '\t' when inAttribute => text.Append("&#").Append((int)c).Append(';'),
                '\r' => text.Append("&#13;"),
                < ' ' and not ('\n' or '\t') => text.Append('\uFFFD'),   // no XML 1.0 file can hold it
                _ => text.Append(c),
            };
        }
    }
}
