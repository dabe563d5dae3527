using Farside.Core.Geometry;
using Farside.Core.Units;
using Farside.Formats.Pictures;

namespace Farside.Formats.Tiff;

/// <summary>What a GeoTIFF's keys say of its map. Source: OGC GeoTIFF 1.1, 7.4 and annex C; polar stereographic as GDAL reads it: the latitude is that of true scale.</summary>
public static class GeoProjection
{
    const ushort GeographicModel = 2;
    const ushort Stereographic = 14;
    const ushort PolarStereographic = 15;
    const ushort ObliqueStereographic = 16;
    const ushort Equirectangular = 17;
    const ushort Orthographic = 21;

    /// <summary>The map; null where the keys name no coordinate system, which is a plane of its own.</summary>
    /// <param name="file">What errors call the file.</param>
    /// <param name="radiusM">The sphere's where the keys do not say.</param>
    /// <exception cref="PictureException">A projection that is not among those of <see cref="SphereProjection"/>.</exception>
    public static SphereMap? Of(string file, GeoReference geo, double radiusM)
    {
        if (geo.Keys.All(key => key.Id is GeoKeyId.RasterType or GeoKeyId.Citation))
            return null;

        var radius = Number(geo, GeoKeyId.SemiMajorAxis) ?? radiusM;
        var longitude = Degrees(geo, GeoKeyId.OriginLongitude, GeoKeyId.CentreLongitude, GeoKeyId.PoleLongitude);
        var latitude = Degrees(geo, GeoKeyId.OriginLatitude, GeoKeyId.CentreLatitude);
        var map = new SphereMap(SphereProjection.Orthographic, radius, longitude, latitude)
        {
            StandardParallel = Degrees(geo, GeoKeyId.StandardParallel),
            Scale = Number(geo, GeoKeyId.ScaleAtOrigin) ?? 1,
            FalseEastingM = Number(geo, GeoKeyId.FalseEasting) ?? 0,
            FalseNorthingM = Number(geo, GeoKeyId.FalseNorthing) ?? 0,
        };
        if (Code(geo, GeoKeyId.ModelType) == GeographicModel)
            return new(SphereProjection.Geographic, radius, Middle(geo), default);

        return Code(geo, GeoKeyId.ProjectionMethod) switch
        {
            Orthographic => map,
            Stereographic or ObliqueStereographic => map with { Projection = SphereProjection.Stereographic },
            PolarStereographic => Polar(map),
            Equirectangular => map with { Projection = SphereProjection.Equirectangular },
            var other => throw new PictureException(file, "GeoTIFF projection", other is null ? "a registered system without its parameters" : $"method {other}",
                "orthographic, stereographic, equirectangular, or longitude and latitude (gdalwarp -t_srs \"+proj=ortho +lat_0=… +lon_0=… +R=1737400\" makes it so)"),
        };
    }

    static SphereMap Polar(SphereMap map)
    {
        var trueScale = Math.Sin(Math.Abs(map.CentreLatitude.Radians));
        return map with
        {
            Projection = SphereProjection.Stereographic,
            CentreLatitude = Angle.FromDegrees(map.CentreLatitude.Degrees < 0 ? -90 : 90),
            Scale = map.Scale * (1 + trueScale) / 2,
        };
    }

    // Longitudes of a map in degrees may run from −180 or from 0: the turn is the one that its own pixels have.
    static Angle Middle(GeoReference geo) => Angle.FromDegrees(geo.OriginX < -1 ? 0 : 180);

    static Angle Degrees(GeoReference geo, params ReadOnlySpan<ushort> ids)
    {
        foreach (var id in ids)
        {
            if (Number(geo, id) is { } value)
                return Angle.FromDegrees(value);
        }

        return default;
    }

    static double? Number(GeoReference geo, ushort id) => geo.Keys.Where(key => key.Id == id).Select(key => key.Value).FirstOrDefault();

    static ushort? Code(GeoReference geo, ushort id) => geo.Keys.Where(key => key.Id == id).Select(key => (ushort?)key.Code).FirstOrDefault();
}
