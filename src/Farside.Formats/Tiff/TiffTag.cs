namespace Farside.Formats.Tiff;

/// <summary>The tags that Farside writes or reads. Source: TIFF 6.0; GeoTIFF 1.1; GDAL's GTiff driver for the last two.</summary>
static class TiffTag
{
    public const ushort NewSubfileType = 254;
    public const ushort ImageWidth = 256;
    public const ushort ImageLength = 257;
    public const ushort BitsPerSample = 258;
    public const ushort Compression = 259;
    public const ushort Photometric = 262;
    public const ushort FillOrder = 266;
    public const ushort ImageDescription = 270;
    public const ushort StripOffsets = 273;
    public const ushort SamplesPerPixel = 277;
    public const ushort RowsPerStrip = 278;
    public const ushort StripByteCounts = 279;
    public const ushort PlanarConfiguration = 284;
    public const ushort Software = 305;
    public const ushort Predictor = 317;
    public const ushort ColourMap = 320;
    public const ushort TileWidth = 322;
    public const ushort TileLength = 323;
    public const ushort TileOffsets = 324;
    public const ushort TileByteCounts = 325;
    public const ushort ExtraSamples = 338;
    public const ushort SampleFormat = 339;
    public const ushort Copyright = 33432;
    public const ushort PixelScale = 33550;
    public const ushort TiePoints = 33922;
    public const ushort ModelTransformation = 34264;
    public const ushort IccProfile = 34675;
    public const ushort GeoKeyDirectory = 34735;
    public const ushort GeoDoubles = 34736;
    public const ushort GeoText = 34737;
    public const ushort GdalMetadata = 42112;
    public const ushort GdalNoData = 42113;
}
