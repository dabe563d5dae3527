using Farside.Formats.Deflate;

namespace Farside.Formats.Tiff;

/// <summary>How a TIFF is written.</summary>
public sealed record TiffOptions
{
    public TiffCompression Compression { get; init; } = TiffCompression.Deflate;

    public DeflateEffort Effort { get; init; } = DeflateEffort.Fast;

    /// <summary>Differences before deflate: horizontal for integers, byte planes for floats.</summary>
    public bool UsesPredictor { get; init; } = true;

    /// <summary>Side of square tiles in pixels, a multiple of 16; null for strips.</summary>
    public int? TileSide { get; init; }

    /// <summary>BigTIFF (offsets of 64 bits); null where the size decides.</summary>
    public bool? IsBig { get; init; }

    /// <summary>How often to halve the picture into overviews.</summary>
    public int Overviews { get; init; }

    /// <summary>Overviews take one pixel of four, not their mean: for numbers that name things.</summary>
    public bool HasNearestOverviews { get; init; }

    /// <summary>The sample that means "no value here" (GDAL_NODATA); overviews leave it out of their means.</summary>
    public double? NoData { get; init; }

    public GeoReference? Geo { get; init; }

    public byte[]? IccProfile { get; init; }
    public string? Description { get; init; }
    public string? Software { get; init; }
    public string? Copyright { get; init; }

    /// <summary>Names and values that GDAL shows as metadata.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; } = [];

    /// <summary>What each channel is called in GDAL, in order; empty for none.</summary>
    public IReadOnlyList<string> Bands { get; init; } = [];

    internal bool HasPredictor => this is { Compression: TiffCompression.Deflate, UsesPredictor: true };
}
