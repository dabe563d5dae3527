namespace Farside.Formats.Tiff;

/// <summary>The GeoTIFF keys and codes that Farside writes or reads. Source: OGC GeoTIFF 1.1, 7.</summary>
static class GeoKeyId
{
    public const ushort ModelType = 1024;
    public const ushort RasterType = 1025;
    public const ushort Citation = 1026;
    public const ushort GeodeticCrs = 2048;
    public const ushort GeodeticCitation = 2049;
    public const ushort Datum = 2050;
    public const ushort PrimeMeridian = 2051;
    public const ushort AngularUnit = 2054;
    public const ushort Ellipsoid = 2056;
    public const ushort SemiMajorAxis = 2057;
    public const ushort SemiMinorAxis = 2058;
    public const ushort InverseFlattening = 2059;
    public const ushort PrimeMeridianLongitude = 2061;
    public const ushort ProjectedCrs = 3072;
    public const ushort ProjectedCitation = 3073;
    public const ushort Projection = 3074;
    public const ushort ProjectionMethod = 3075;
    public const ushort LinearUnit = 3076;
    public const ushort LinearUnitSize = 3077;
    public const ushort StandardParallel = 3078;
    public const ushort OriginLongitude = 3080;
    public const ushort OriginLatitude = 3081;
    public const ushort FalseEasting = 3082;
    public const ushort FalseNorthing = 3083;
    public const ushort FalseOriginLongitude = 3084;
    public const ushort FalseOriginLatitude = 3085;
    public const ushort CentreLongitude = 3088;
    public const ushort CentreLatitude = 3089;
    public const ushort ScaleAtOrigin = 3092;
    public const ushort ScaleAtCentre = 3093;
    public const ushort PoleLongitude = 3095;
}
