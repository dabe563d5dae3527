using System.Globalization;
using Farside.Formats.Pictures;

namespace Farside.Formats.Tiff;

/// <summary>One picture of a TIFF, read whole or by window.</summary>
public sealed class TiffPage
{
    readonly TiffBytes _bytes;
    readonly Dictionary<ushort, TiffEntry> _entries;
    readonly PictureLimits _limits;
    readonly Lazy<TiffLayout> _layout;

    internal TiffPage(TiffBytes bytes, Dictionary<ushort, TiffEntry> entries, PictureLimits limits)
    {
        (_bytes, _entries, _limits) = (bytes, entries, limits);

        // The layout of a page that nobody reads may be one that nobody can.
        _layout = new(() => new TiffLayout(_bytes, _entries, _limits));
    }

    public int Width => _layout.Value.Width;
    public int Height => _layout.Value.Height;
    public int Channels => _layout.Value.Channels;

    /// <summary>8 and 16 unsigned bits stay; fewer become 8, everything else floats.</summary>
    public SampleKind Kind => _layout.Value.Kind;

    /// <summary>Whether this is a smaller copy of the page before it.</summary>
    public bool IsOverview =>
        _entries.TryGetValue(TiffTag.NewSubfileType, out var entry) && (_bytes.Numbers(entry, "NewSubfileType").FirstOrDefault() & 1) != 0;

    public string? Description => Text(TiffTag.ImageDescription);
    public string? Software => Text(TiffTag.Software);
    public string? Copyright => Text(TiffTag.Copyright);

    /// <summary>The sample that means "no value here" (GDAL_NODATA).</summary>
    public double? NoData =>
        double.TryParse(Text(TiffTag.GdalNoData), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>GDAL's metadata, XML; among it the scale and offset of heights kept as integers.</summary>
    public string? GdalMetadata => Text(TiffTag.GdalMetadata);

    /// <summary>Where the picture lies on a map; null where it does not say, or bends it.</summary>
    public GeoReference? Geo => GeoTags.Read(_bytes, _entries);

    public byte[]? IccProfile => _entries.TryGetValue(TiffTag.IccProfile, out var entry) ? _bytes.ReadValues(entry, 1, "ICC profile") : null;

    public Bitmap Read() => ReadWindow(0, 0, Width, Height);

    /// <summary>The samples of a window; only the strips or tiles that it touches are read.</summary>
    public Bitmap ReadWindow(int x, int y, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfNegative(y);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)x + width, Width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)y + height, Height);
        return new TiffDecoding(_bytes, _layout.Value, NoData).Read(x, y, width, height);
    }

    string? Text(ushort tag) => _entries.TryGetValue(tag, out var entry) ? _bytes.Text(entry, $"tag {tag}") : null;
}
