using System.Globalization;

namespace Farside.Formats.Maps;

/// <summary>A coordinate system as well-known text, as ESRI's tools and GDAL put it into GeoTIFF citations and <c>.prj</c> files.</summary>
/// <remarks>Source: OGC 01-009, 7: nested keywords in brackets.</remarks>
public static class WellKnownText
{
    const int Deepest = 32;

    /// <summary>The projection of the text's first system; null where it is none, or lacks a sphere.</summary>
    public static ProjectionTerms? Read(string text)
    {
        var at = text.IndexOfAny(['P', 'G'], Math.Max(0, text.IndexOf('=')));
        if (at < 0 || Node(text, ref at, 0) is not { } root || root.Find("SPHEROID") is not { Words: [_, var axis, ..] spheroid } || !TryNumber(axis, out var radiusM))
            return null;

        var flattening = spheroid.Length > 2 && TryNumber(spheroid[2], out var inverse) && inverse > 0 ? 1 / inverse : 0;
        return new(root.Find("PROJECTION")?.Words.FirstOrDefault() ?? "geographic", radiusM)
        {
            AxisRatio = 1 - flattening,
            CentreLongitude = root.Number("central_meridian", "longitude_of_center", "longitude_of_origin") ?? 0,
            CentreLatitude = root.Number("latitude_of_origin", "latitude_of_center"),
            StandardParallel = root.Number("standard_parallel_1", "pseudo_standard_parallel_1"),
            Scale = root.Number("scale_factor") ?? 1,
            FalseEastingM = root.Number("false_easting") ?? 0,
            FalseNorthingM = root.Number("false_northing") ?? 0,
        };
    }

    static bool TryNumber(string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    sealed record Part(string Keyword, string[] Words, List<Part> Parts)
    {
        public Part? Find(string keyword) => Keyword.Equals(keyword, StringComparison.OrdinalIgnoreCase) ? this : Parts.Select(part => part.Find(keyword)).FirstOrDefault(found => found is not null);

        public double? Number(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (Parts.Find(part => part.Keyword.Equals("PARAMETER", StringComparison.OrdinalIgnoreCase) && part.Words.Length > 1 && part.Words[0].Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found && TryNumber(found.Words[1], out var value))
                    return value;
            }

            return null;
        }
    }

    // KEYWORD["name",number,OTHER[…]]
    static Part? Node(string text, ref int at, int depth)
    {
        var open = text.IndexOf('[', at);
        if (open < 0 || depth > Deepest)
            return null;

        var (keyword, words, parts) = (text[at..open].Trim(), new List<string>(), new List<Part>());
        at = open + 1;
        while (at < text.Length && text[at] != ']')
        {
            var end = text[at] == '"' ? text.IndexOf('"', at + 1) : text.IndexOfAny([',', '[', ']'], at);
            if (end < 0)
                return null;

            if (text[end] == '[')
            {
                if (Node(text, ref at, depth + 1) is not { } inner)
                    return null;

                parts.Add(inner);
            }
            else
            {
                words.Add(text[at..end].Trim(' ', '"', '\n', '\r', '\t'));
                at = text[end] == '"' ? end + 1 : end;
            }

            while (at < text.Length && (text[at] == ',' || char.IsWhiteSpace(text[at])))
                at++;
        }

        at++;
        return new(keyword, [.. words], parts);
    }
}
