namespace Farside.Formats.Tiff;

/// <summary>Where a picture lies on a map.</summary>
/// <param name="OriginX">Map x of the outer corner of the top-left pixel, in the map's unit.</param>
/// <param name="OriginY">Map y of that corner.</param>
/// <param name="PixelWidth">Map units a column, eastward.</param>
/// <param name="PixelHeight">Map units a row, southward (positive for a picture with north up).</param>
/// <param name="Keys">The coordinate system, in rising order of key.</param>
public sealed record GeoReference(double OriginX, double OriginY, double PixelWidth, double PixelHeight, IReadOnlyList<GeoKey> Keys)
{
    const ushort ModelType = 1024;
    const ushort RasterType = 1025;

    /// <summary>Plane map coordinates in metres on a sphere, without a registered code: what a landing site's local map needs.</summary>
    /// <param name="name">What the system is called, e.g. <c>Moon 2015 Sphere, local orthographic</c>.</param>
    /// <param name="radiusM">The sphere's radius, 1,737,400 m for the Moon.</param>
    public static GeoReference OrthographicOnSphere(
        string name, double radiusM, double latitudeDeg, double longitudeDeg, double originX, double originY, double pixelM) =>
        new(originX, originY, pixelM, pixelM, [
            GeoKey.Of(ModelType, 1),
            GeoKey.Of(RasterType, 1),
            GeoKey.Of(1026, name),
            GeoKey.Of(2048, 32767),
            GeoKey.Of(2049, name),
            GeoKey.Of(2050, 32767),
            GeoKey.Of(2051, 32767),
            GeoKey.Of(2054, 9102),
            GeoKey.Of(2056, 32767),
            GeoKey.Of(2057, radiusM),
            GeoKey.Of(2058, radiusM),
            GeoKey.Of(2061, 0.0),
            GeoKey.Of(3072, 32767),
            GeoKey.Of(3073, name),
            GeoKey.Of(3074, 32767),
            GeoKey.Of(3075, 21),
            GeoKey.Of(3076, 9001),
            GeoKey.Of(3080, longitudeDeg),
            GeoKey.Of(3081, latitudeDeg),
            GeoKey.Of(3082, 0.0),
            GeoKey.Of(3083, 0.0),
            GeoKey.Of(3088, longitudeDeg),
            GeoKey.Of(3089, latitudeDeg),
        ]);
}
