using System.Text;
using System.Text.RegularExpressions;
using Farside.Archive.Labels;

namespace Farside.Archive.Store;

/// <summary>A label's word for its product and its data file, found without reading the label properly: only for files whose own name tells nothing.</summary>
/// <param name="ProductId">Null when the label gives none.</param>
/// <param name="DataName">The first data file named; null when none is.</param>
/// <param name="IsAttached">True when the label stands at the head of its own data.</param>
sealed partial record LabelPeek(string? ProductId, string? DataName, bool IsAttached)
{
    const int Xml = 1 << 20;
    const int Head = 1 << 15;

    /// <summary>Null where the file is no label that describes data.</summary>
    public static LabelPeek? At(FoundFile file) => Path.GetExtension(file.Name).ToUpperInvariant() switch
    {
        ".XML" or ".LBLX" or ".2AL" or ".2BL" or ".2CL" or ".01L" => OfXml(Comment().Replace(Read(file, Xml, Encoding.UTF8), "")),
        ".LBL" => OfText(Read(file, Head, Encoding.Latin1), file),
        ".IMG" or ".CUB" or ".QUB" or ".VIC" or ".VICAR" or ".IMQ" or ".2A" or ".2B" or ".2C" or ".01" => OfText(Read(file, Head, Encoding.Latin1), file) is { IsAttached: true } attached ? attached : null,
        _ => null,
    };

    static string Read(FoundFile file, int most, Encoding encoding)
    {
        try
        {
            return file.Bytes == 0 ? "" : encoding.GetString(LabelFile.ReadHead(file.Path, most));
        }
        catch (LabelException)
        {
            return "";
        }
    }

    static LabelPeek? OfXml(string text)
    {
        // Collections, bundles and documents describe no measurement.
        if (!text.Contains("Product_Observational", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var (id, data) = (Word(ProductIdTag(), text), Word(FileNameTag(), text));
        return id is null && data is null ? null : new(id, data, false);
    }

    static LabelPeek? OfText(string text, FoundFile file)
    {
        if (text.StartsWith("LBLSIZE", StringComparison.Ordinal))
        {
            return new(null, file.Name, true);
        }

        var isOdl = text.TrimStart().StartsWith("PDS_VERSION_ID", StringComparison.Ordinal) || text.TrimStart().StartsWith("CCSD3ZF", StringComparison.Ordinal)
            || text.TrimStart().StartsWith("ODL_VERSION_ID", StringComparison.Ordinal) || text.Contains("Object = IsisCube", StringComparison.Ordinal);
        if (!isOdl)
        {
            return null;
        }

        var data = Pointer().Match(text) is { Success: true } pointer ? pointer.Groups[1].Value : Core().Match(text) is { Success: true } core ? core.Groups[1].Value : null;
        return new(Word(ProductIdLine(), text), data ?? file.Name, data is null);
    }

    static string? Word(Regex pattern, string text) =>
        pattern.Match(text) is { Success: true } match && !LabelElement.IsNothing(match.Groups[1].Value.Trim()) ? match.Groups[1].Value.Trim() : null;

    [GeneratedRegex(@"<!--.*?-->", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(@"<(?:\w+:)?product_id[^>]*>([^<]*)<", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ProductIdTag();

    [GeneratedRegex(@"<(?:\w+:)?file_name[^>]*>([^<]*)<", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileNameTag();

    [GeneratedRegex(@"^\s*PRODUCT_ID\s*=\s*""?([^""\r\n]*)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ProductIdLine();

    // ^IMAGE = "FILE.IMG" or ("FILE.IMG", 3); a bare number points into the label's own file.
    [GeneratedRegex(@"^\s*\^\w*(?:IMAGE|QUBE|TABLE|SERIES|SPREADSHEET|CUBE)\w*\s*=\s*\(?\s*""([^""]+)""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Pointer();

    [GeneratedRegex(@"^\s*\^Core\s*=\s*""?([A-Za-z][^""\s]*)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Core();
}
