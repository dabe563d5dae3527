using System.Globalization;

namespace Farside.Catalogue.Records;

/// <summary>A place at a landing site, metres east, north and up of the lander.</summary>
public readonly record struct SitePlace(double EastM, double NorthM, double UpM)
{
    /// <summary>Reads <c>9.732, -12.505, 0.059 m</c>; null for anything else.</summary>
    public static SitePlace? Parse(string text)
    {
        var parts = text.Replace(" m", "", StringComparison.Ordinal).Split(',');
        return parts.Length == 3 && Metres(parts[0]) is { } east && Metres(parts[1]) is { } north && Metres(parts[2]) is { } up ? new(east, north, up) : null;
    }

    static double? Metres(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var metres) && double.IsFinite(metres) ? metres : null;
}
