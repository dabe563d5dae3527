using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Farside.Core.Geometry;
using Farside.Formats.Pictures;
using Farside.Formats.Tiff;

namespace Farside.Archive.Maps;

/// <summary>A GeoTIFF of any size as a map.</summary>
static class TiffMap
{
    // The whole may be larger than memory; a strip or tile may not.
    static readonly PictureLimits Limits = new() { Bytes = long.MaxValue, ChunkBytes = 256 << 20 };

    public static MapProduct Open(string path, double radiusM)
    {
        var reader = TiffReader.Open(path, Limits);
        try
        {
            var page = reader.Pages[0];
            var name = Path.GetFileName(path);
            var geo = page.Geo ?? throw new MapException(name, "map reference", "none", "a GeoTIFF that says where it lies: a pixel scale and one tie point, or a transformation", "gdal_translate -a_srs … -a_ullr … gives it one.");
            var items = Items(page);
            return new(path, "GeoTIFF", Placement(name, page, geo, radiusM), new TiffMapSamples(reader))
            {
                Bands = page.Channels,
                Body = Body(geo),
                Unit = Item(items, "unittype") ?? "",
                ScalingFactor = Number(items, "scale", 1),
                ValueOffset = Number(items, "offset", 0),
                Credit = page.Copyright ?? "",
            };
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>The samples of a TIFF whose label lies elsewhere.</summary>
    public static IMapSamples Samples(string path) => new TiffMapSamples(TiffReader.Open(path, Limits));

    static MapPlacement Placement(string name, TiffPage page, GeoReference geo, double radiusM)
    {
        var unit = GeoProjection.UnitM(geo);
        return new(GeoProjection.Of(name, geo, radiusM), page.Width, page.Height, unit * geo.OriginX, unit * geo.OriginY, unit * geo.PixelWidth, unit * geo.PixelHeight)
        {
            RowX = unit * geo.RowX,
            ColumnY = unit * geo.ColumnY,
        };
    }

    static string Body(GeoReference geo) => geo.Keys.Any(key => key.Text?.Contains("Moon", StringComparison.OrdinalIgnoreCase) ?? false) ? "Moon" : "";

    // Heights kept as integers say in GDAL's metadata what one is worth.
    static List<XElement> Items(TiffPage page)
    {
        try
        {
            return page.GdalMetadata is { } xml ? [.. XDocument.Parse(xml).Descendants("Item").Where(item => (string?)item.Attribute("sample") is null or "0")] : [];
        }
        catch (XmlException)
        {
            return [];
        }
    }

    static string? Item(List<XElement> items, string role) => items.Find(item => (string?)item.Attribute("role") == role)?.Value;

    static double Number(List<XElement> items, string role, double otherwise) =>
        Item(items, role) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : otherwise;
}
