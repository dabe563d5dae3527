using System.Text;

namespace Farside.Formats.Tiff;

/// <summary>A map reference as GeoTIFF's tags. Source: OGC GeoTIFF 1.1, 7.1 and annex B.</summary>
static class GeoTags
{
    public static void Write(TiffDirectory directory, GeoReference geo)
    {
        directory.Double(TiffTag.PixelScale, geo.PixelWidth, geo.PixelHeight, 0);
        directory.Double(TiffTag.TiePoints, 0, 0, 0, geo.OriginX, geo.OriginY, 0);
        var (numbers, doubles, text) = (new List<ushort> { 1, 1, 0, (ushort)geo.Keys.Count }, new List<double>(), new StringBuilder());
        foreach (var key in geo.Keys.OrderBy(key => key.Id))
            Add(key, numbers, doubles, text);

        directory.Short(TiffTag.GeoKeyDirectory, [.. numbers]);
        if (doubles.Count > 0)
            directory.Double(TiffTag.GeoDoubles, [.. doubles]);

        if (text.Length > 0)
            directory.Text(TiffTag.GeoText, text.ToString());
    }

    /// <summary>Four numbers a key: which, in which tag its value lies, how many, and the value or its place.</summary>
    static void Add(GeoKey key, List<ushort> numbers, List<double> doubles, StringBuilder text)
    {
        if (key.Text is { } words)
        {
            numbers.AddRange([key.Id, TiffTag.GeoText, (ushort)(words.Length + 1), (ushort)text.Length]);
            text.Append(words).Append('|');
        }
        else if (key.Value is { } value)
        {
            numbers.AddRange([key.Id, TiffTag.GeoDoubles, 1, (ushort)doubles.Count]);
            doubles.Add(value);
        }
        else
        {
            numbers.AddRange([key.Id, 0, 1, key.Code]);
        }
    }
}
