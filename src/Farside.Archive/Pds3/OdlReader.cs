using System.Text.RegularExpressions;
using Farside.Archive.Labels;

namespace Farside.Archive.Pds3;

/// <summary>Object description language (PDS3) and parameter value language (ISIS): text → tree. Groups and objects become elements with children; a list keeps its items as children named <c>item</c>.</summary>
/// <remarks>Source: PDS Standards Reference 3.8, chapter 12; CCSDS 641.0-B-2.</remarks>
public static partial class OdlReader
{
    const int HeadBytes = 16 << 20;

    /// <summary><c>isis3</c> or <c>pds3</c> when the text begins like a label, else null.</summary>
    public static string? Recognise(string head)
    {
        if (head.StartsWith("SIMPLE  =", StringComparison.Ordinal) || head.StartsWith("XTENSION", StringComparison.Ordinal))
            return null;

        if (!Beginning().IsMatch(head[..Math.Min(head.Length, 4096)]))
            return null;

        return IsisCube().IsMatch(head) ? "isis3" : "pds3";
    }

    /// <summary>Reads a label, attached to its data or not.</summary>
    public static LabelDocument ReadTree(string path)
    {
        var full = Path.GetFullPath(path);
        var bytes = LabelFile.ReadHead(full, HeadBytes);
        var text = LabelText.Decode(bytes.AsSpan(0, EndOf(bytes))).Text;
        var root = Parse(text, Path.GetFileName(full));
        return new LabelDocument(full, root.Child("IsisCube") is null ? "pds3" : "isis3", root);
    }

    /// <param name="label">File name for messages.</param>
    public static LabelElement Parse(string text, string label) => new OdlParser(text, label).Parse();

    /// <summary>A list's items; a single value is a list of itself.</summary>
    public static IReadOnlyList<LabelElement> Items(LabelElement element) => element.Children.Count > 0 ? element.Children : element.Text.Length > 0 ? [element] : [];

    /// <summary>Just past the line that says END; without one, up to the first byte no text holds.</summary>
    static int EndOf(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var rest = bytes[at..];
            var length = rest.IndexOfAny((byte)'\n', (byte)'\r') is var end and >= 0 ? end + 1 : rest.Length;
            if (IsEnd(rest[..length]))
                return at + length;

            at += length;
        }

        return bytes.IndexOf((byte)0) is var nul and >= 0 ? nul : bytes.Length;
    }

    static bool IsEnd(ReadOnlySpan<byte> line)
    {
        line = line.TrimStart(" \t"u8);
        return line.Length >= 3 && System.Text.Ascii.EqualsIgnoreCase(line[..3], "END"u8) && (line.Length == 3 || line[3] is <= (byte)' ' or (byte)';' or (byte)'/');
    }

    [GeneratedRegex(@"\A(\s|/\*.*?\*/|#[^\n]*\n|(CCSD|NJPL)[A-Z0-9]+\s*[\r\n])*(\^?[A-Za-z][A-Za-z0-9_:\-]*\s*(/\*.*?\*/\s*)?=|END\s|END\z|End\s)", RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"^\s*Object\s*=\s*IsisCube\b", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex IsisCube();
}
