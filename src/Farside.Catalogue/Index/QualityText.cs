using System.Globalization;
using System.Text;
using Farside.Core.Records;

namespace Farside.Catalogue.Index;

/// <summary>Quality numbers as one text: a line each, name, value and unit parted by tabs; a value that is no number is empty.</summary>
static class QualityText
{
    public static string Write(IReadOnlyList<Quality> quality)
    {
        var text = new StringBuilder();
        foreach (var number in quality)
        {
            text.Append(Plain(number.Name)).Append('\t');
            if (double.IsFinite(number.Value))
            {
                text.Append(number.Value.ToString("R", CultureInfo.InvariantCulture));
            }

            text.Append('\t').Append(Plain(number.Unit)).Append('\n');
        }

        return text.ToString();
    }

    public static IReadOnlyList<Quality> Read(string text)
    {
        var quality = new List<Quality>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split('\t');
            quality.Add(new(parts[0], double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN, parts[2]));
        }

        return quality;
    }

    static string Plain(string text) => text.AsSpan().IndexOfAny('\t', '\n', '\r') < 0 ? text : text.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ');
}
