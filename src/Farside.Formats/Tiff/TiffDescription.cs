using System.Globalization;
using System.Security;

namespace Farside.Formats.Tiff;

/// <summary>What a directory says of its picture, apart from where the pixels lie.</summary>
static class TiffDescription
{
    public static void Write(TiffDirectory directory, TiffOptions options, int width, int height, int channels, SampleKind kind, bool isOverview)
    {
        directory.Long(TiffTag.NewSubfileType, isOverview ? 1u : 0);
        directory.Long(TiffTag.ImageWidth, (uint)width);
        directory.Long(TiffTag.ImageLength, (uint)height);
        directory.Short(TiffTag.BitsPerSample, Repeat(8 * Bitmap.SizeOf(kind), channels));
        directory.Short(TiffTag.Compression, options.Compression == TiffCompression.Deflate ? (ushort)8 : (ushort)1);
        directory.Short(TiffTag.Photometric, channels is 3 or 4 ? (ushort)2 : (ushort)1);
        directory.Short(TiffTag.SamplesPerPixel, (ushort)channels);
        directory.Short(TiffTag.PlanarConfiguration, 1);
        directory.Short(TiffTag.SampleFormat, Repeat(kind == SampleKind.Float32 ? 3 : 1, channels));
        if (channels is 2 or 4)
            directory.Short(TiffTag.ExtraSamples, 2);
        else if (channels > 4)
            directory.Short(TiffTag.ExtraSamples, Repeat(0, channels - 1)); // planes of numbers, none of them a colour

        if (options.HasPredictor)
            directory.Short(TiffTag.Predictor, (ushort)Predictor.For(kind));

        directory.Text(TiffTag.GdalNoData, options.NoData?.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant());
        if (!isOverview)
            WriteWhole(directory, options);
    }

    static void WriteWhole(TiffDirectory directory, TiffOptions options)
    {
        directory.Text(TiffTag.ImageDescription, options.Description);
        directory.Text(TiffTag.Software, options.Software);
        directory.Text(TiffTag.Copyright, options.Copyright);
        if (options.IccProfile is { } profile)
            directory.Bytes(TiffTag.IccProfile, profile);

        if (options.Metadata.Count > 0 || options.Bands.Count > 0)
            directory.Text(TiffTag.GdalMetadata, GdalMetadata(options));

        if (options.Geo is { } geo)
            GeoTags.Write(directory, geo);
    }

    static ushort[] Repeat(int value, int times) => [.. Enumerable.Repeat((ushort)value, times)];

    /// <summary>Values are escaped twice: GDAL's reader undoes it twice.</summary>
    static string GdalMetadata(TiffOptions options)
    {
        var items = options.Metadata.Select(item => $"  <Item name=\"{SecurityElement.Escape(item.Key)}\">{Escaped(item.Value)}</Item>\n");
        var bands = options.Bands.Select((band, i) => $"  <Item name=\"DESCRIPTION\" sample=\"{i}\" role=\"description\">{Escaped(band)}</Item>\n");
        return $"<GDALMetadata>\n{string.Concat(items)}{string.Concat(bands)}</GDALMetadata>\n";
    }

    static string? Escaped(string text) => SecurityElement.Escape(SecurityElement.Escape(text));
}
