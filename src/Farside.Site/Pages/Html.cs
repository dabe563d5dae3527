using System.Globalization;
using System.Net;

namespace Farside.Site.Pages;

/// <summary>Text and numbers as they may stand in a page.</summary>
static class Html
{
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A relative address; every segment percent-encoded.</summary>
    public static string Address(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    public static string Bytes(long bytes) => bytes switch
    {
        >= 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
        >= 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        >= 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
    };

    public static string Number(double value) => double.IsNaN(value) ? "–" : value.ToString(Math.Abs(value) is >= 1e6 or (< 1e-3 and > 0) ? "0.###e+0" : "0.####", CultureInfo.InvariantCulture);
}
