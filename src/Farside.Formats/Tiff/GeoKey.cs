namespace Farside.Formats.Tiff;

/// <summary>One key of a GeoTIFF: a number of 16 bits, a double, or text. Source: OGC GeoTIFF 1.1, 7.</summary>
public readonly record struct GeoKey(ushort Id, ushort Code, double? Value, string? Text)
{
    public static GeoKey Of(ushort id, ushort code) => new(id, code, null, null);

    public static GeoKey Of(ushort id, double value) => new(id, 0, value, null);

    public static GeoKey Of(ushort id, string text) => new(id, 0, null, text);
}
