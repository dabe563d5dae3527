namespace Farside.Formats.Tiff;

/// <summary>Where a picture lies on a map.</summary>
/// <param name="OriginX">Map x of the outer corner of the top-left pixel, in the map's unit.</param>
/// <param name="OriginY">Map y of that corner.</param>
/// <param name="PixelWidth">Map units a column, eastward.</param>
/// <param name="PixelHeight">Map units a row, southward (positive for a picture with north up).</param>
/// <param name="Keys">The coordinate system, in rising order of key.</param>
public sealed record GeoReference(double OriginX, double OriginY, double PixelWidth, double PixelHeight, IReadOnlyList<GeoKey> Keys)
{
    // Codes that the keys take; GeoTIFF says UserDefined where no register knows the thing.
    const ushort ProjectedModel = 1;
    const ushort PixelIsArea = 1;
    const ushort UserDefined = 32767;
    const ushort Degree = 9102;
    const ushort Metre = 9001;
    const ushort Orthographic = 21;

    /// <summary>Map x gained by a row: 0 for a picture with north up.</summary>
    public double RowX { get; init; }

    /// <summary>Map y gained by a column: 0 for a picture with north up.</summary>
    public double ColumnY { get; init; }

    /// <summary>Where a pixel's place falls on the map; integers are pixel centres.</summary>
    public (double X, double Y) MapOf(double column, double row) => (
        OriginX + ((column + 0.5) * PixelWidth) + ((row + 0.5) * RowX), OriginY + ((column + 0.5) * ColumnY) - ((row + 0.5) * PixelHeight));

    /// <summary>The way back.</summary>
    public (double Column, double Row) PixelOf(double x, double y)
    {
        var (dx, dy) = (x - OriginX, y - OriginY);
        var determinant = (PixelWidth * PixelHeight) + (RowX * ColumnY);
        return ((((PixelHeight * dx) + (RowX * dy)) / determinant) - 0.5, (((ColumnY * dx) - (PixelWidth * dy)) / determinant) - 0.5);
    }

    /// <summary>Plane map coordinates in metres on a sphere, without a registered code: what a landing site's local map needs.</summary>
    /// <param name="name">What the system is called, e.g. <c>Moon 2015 Sphere, local orthographic</c>.</param>
    /// <param name="radiusM">The sphere's radius, 1,737,400 m for the Moon.</param>
    public static GeoReference OrthographicOnSphere(
        string name, double radiusM, double latitudeDeg, double longitudeDeg, double originX, double originY, double pixelM) =>
        new(originX, originY, pixelM, pixelM, [
            GeoKey.Of(GeoKeyId.ModelType, ProjectedModel),
            GeoKey.Of(GeoKeyId.RasterType, PixelIsArea),
            GeoKey.Of(GeoKeyId.Citation, name),
            GeoKey.Of(GeoKeyId.GeodeticCrs, UserDefined),
            GeoKey.Of(GeoKeyId.GeodeticCitation, name),
            GeoKey.Of(GeoKeyId.Datum, UserDefined),
            GeoKey.Of(GeoKeyId.PrimeMeridian, UserDefined),
            GeoKey.Of(GeoKeyId.AngularUnit, Degree),
            GeoKey.Of(GeoKeyId.Ellipsoid, UserDefined),
            GeoKey.Of(GeoKeyId.SemiMajorAxis, radiusM),
            GeoKey.Of(GeoKeyId.SemiMinorAxis, radiusM),
            GeoKey.Of(GeoKeyId.PrimeMeridianLongitude, 0.0),
            GeoKey.Of(GeoKeyId.ProjectedCrs, UserDefined),
            GeoKey.Of(GeoKeyId.ProjectedCitation, name),
            GeoKey.Of(GeoKeyId.Projection, UserDefined),
            GeoKey.Of(GeoKeyId.ProjectionMethod, Orthographic),
            GeoKey.Of(GeoKeyId.LinearUnit, Metre),
            GeoKey.Of(GeoKeyId.OriginLongitude, longitudeDeg),
            GeoKey.Of(GeoKeyId.OriginLatitude, latitudeDeg),
            GeoKey.Of(GeoKeyId.FalseEasting, 0.0),
            GeoKey.Of(GeoKeyId.FalseNorthing, 0.0),
            GeoKey.Of(GeoKeyId.CentreLongitude, longitudeDeg),
            GeoKey.Of(GeoKeyId.CentreLatitude, latitudeDeg),
        ]);
}
