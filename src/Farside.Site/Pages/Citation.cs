using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Farside.Catalogue.Records;
using Farside.Core.Records;

namespace Farside.Site.Pages;

/// <summary>How a product is cited: who took the data, when, what was made of it, by what, and a hash that tells it from any other.</summary>
static class Citation
{
    /// <summary>One line, as a list of references has it.</summary>
    /// <param name="address">Where the page lies; null where nobody knows.</param>
    public static string Text(ProductRecord record, string? address) => string.Join(' ', Parts(record, address));

    public static string BibTeX(ProductRecord record, string? address)
    {
        var fields = new List<(string Name, string Value)>
        {
            ("author", $"{{{Escaped(Author(record))}}}"), ("title", $"{{{Escaped(record.Title)}}}"), ("year", Year(record)),
            ("howpublished", Escaped($"Farside product {record.Key}, version {record.Version}")),
            ("note", Escaped($"{(record.IsSimulated ? $"{Credit.Simulated}; " : "")}SHA-256 of its files {Hash(record)}")),
        };
        if (address is not null)
        {
            fields.Add(("url", address));
        }

        return $"@misc{{farside-{Label(record)},\n{string.Join(",\n", fields.Where(field => field.Value.Length > 0).Select(field => $"  {field.Name} = {{{field.Value}}}"))}\n}}";
    }

    /// <summary>SHA-256 over the names and hashes of the product's files, sixteen digits of it: the same product has the same, anywhere.</summary>
    public static string Hash(ProductRecord record)
    {
        var lines = string.Concat(record.Files.OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => $"{file.Name} {file.Sha256}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)))[..16];
    }

    static IEnumerable<string> Parts(ProductRecord record, string? address)
    {
        yield return $"{Author(record)}{(Year(record) is { Length: > 0 } year ? $" ({year})" : "")}:";
        yield return $"{record.Title}{(record.IsSimulated ? $" [{Credit.Simulated}]" : "")}.";
        yield return $"Farside product {record.Key}, version {record.Version},";
        yield return $"SHA-256 of its files {Hash(record)}.";
        if (address is not null)
        {
            yield return address;
        }
    }

    static string Author(ProductRecord record) => record.IsSimulated ? "Farside" : record.CreditLine;

    static string Year(ProductRecord record) => record.Start.Length >= 4 && record.Start[..4].All(char.IsAsciiDigit) ? record.Start[..4] : "";

    static string Label(ProductRecord record) => string.Concat(record.Key.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));

    // What TeX would take for a command.
    static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in text)
        {
            escaped.Append(letter switch
            {
                '\\' => "\\textbackslash ",
                '&' or '%' or '$' or '#' or '_' or '{' or '}' => string.Create(CultureInfo.InvariantCulture, $"\\{letter}"),
                '~' => "\\textasciitilde ",
                '^' => "\\textasciicircum ",
                _ => letter.ToString(),
            });
        }

        return escaped.ToString();
    }
}
