using System.Diagnostics.CodeAnalysis;
using System.Xml;
using Farside.Archive.Labels;

namespace Farside.Archive.Pds4;

/// <summary>
/// XML text → tree of <see cref="LabelElement"/>. Knows no schema and resolves nothing: document types, entities and external
/// references are refused, prefixes need not be declared, comments and processing instructions are passed over.
/// </summary>
public static class Pds4LabelReader
{
    /// <summary>Reads the label's tree only: no rules, no structures, no data files.</summary>
    public static LabelDocument ReadTree(string path)
    {
        var full = Path.GetFullPath(path);
        var (text, _) = LabelText.Decode(LabelFile.ReadAll(full));
        return new LabelDocument(full, "pds4", Parse(text, Path.GetFileName(full)));
    }

    /// <param name="label">File name for messages.</param>
    public static LabelElement Parse(string text, string label)
    {
        if (IsHtml(text))
            throw new LabelException(label, "file", "an HTML page, as a portal sends for an error", "an XML label", "Fetch the label again.");

        try
        {
            using var reader = Guarded(text);
            return ReadRoot(reader, label);
        }
        catch (XmlException broken)
        {
            throw new LabelException(label, $"line {broken.LineNumber}", Explain(broken), "well-formed XML without a document type", "Fetch the label again or mend it.");
        }
    }

    [SuppressMessage("Security", "CA5372", Justification = "Namespaces cannot be switched off on XmlReader.Create; document types are prohibited and the resolver is null.")]
    [SuppressMessage("Security", "CA3075", Justification = "As above.")]
    static XmlTextReader Guarded(string text) => new(new StringReader(LineFeeds(text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t'))))
    {
        // Third parties cut labels so that prefixes lose their declarations.
        Namespaces = false,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        WhitespaceHandling = WhitespaceHandling.None,
    };

    static bool IsHtml(string text)
    {
        var head = text.AsSpan().TrimStart("\uFEFF \r\n\t");
        return head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>XML 1.0, 2.11: a parser passes every line end on as a line feed; this reader does not by itself.</summary>
    static string LineFeeds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    static string Explain(XmlException broken) =>
        broken.Message.Contains("DTD", StringComparison.Ordinal) ? "a document type (DTD)" : LabelLimits.Show(broken.Message.Split(". ")[0]);

    static LabelElement ReadRoot(XmlTextReader reader, string label)
    {
        var open = new Stack<LabelElement>();
        LabelElement? root = null;
        var count = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var isEmpty = reader.IsEmptyElement;
                    var element = ReadStart(reader);
                    if ((count += 1 + element.Attributes.Count) > LabelLimits.Elements || open.Count >= LabelLimits.Depth)
                        throw TooMuch(label, element, count);

                    root ??= element;
                    if (open.TryPeek(out var parent))
                    {
                        parent.Text = "";
                        parent.Add(element);
                    }

                    if (!isEmpty)
                        open.Push(element);
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when open.TryPeek(out var holder) && holder.Children.Count == 0:
                    holder.Text = holder.Text.Length == 0 ? reader.Value.Trim() : $"{holder.Text}{reader.Value.TrimEnd()}";
                    break;
            }
        }

        return root ?? throw new LabelException(label, "root", "no element", "a PDS4 label");
    }

    static LabelElement ReadStart(XmlTextReader reader)
    {
        var (prefix, name) = Split(reader.Name);
        var element = new LabelElement(name, line: reader.LineNumber) { Prefix = prefix };
        while (reader.MoveToNextAttribute())
        {
            element.Attributes.Add(new(reader.Name, reader.Value));
        }

        return element;
    }

    static (string Prefix, string Name) Split(string name) =>
        name.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 ? (name[..colon], name[(colon + 1)..]) : ("", name);

    static LabelException TooMuch(string label, LabelElement element, int count) =>
        new(label, $"{element.Name}, line {element.Line}",
            count > LabelLimits.Elements ? $"more than {LabelLimits.Elements} elements" : $"elements nested more than {LabelLimits.Depth} deep",
            "a label of ordinary size");
}
