using Farside.Core.Geometry;
using Farside.Formats.Maps;
using Farside.Formats.Pictures;

namespace Farside.Formats.Tiff;

/// <summary>What a GeoTIFF's keys say of its map. Source: OGC GeoTIFF 1.1, 7.4 and annex C; polar stereographic as GDAL reads it: the latitude is that of true scale.</summary>
public static class GeoProjection
{
    const ushort GeographicModel = 2;
    const ushort UserDefined = 32767;
    const ushort Kilometre = 9036;
    const ushort Degree = 9102;
    const double EarthRadiusM = 6_378_137;

    static readonly Dictionary<ushort, string> Methods = new()
    {
        [1] = "Transverse Mercator",
        [7] = "Mercator",
        [10] = "Lambert Azimuthal Equal Area",
        [12] = "Azimuthal Equidistant",
        [14] = "Stereographic",
        [15] = "Polar Stereographic",
        [16] = "Oblique Stereographic",
        [17] = "Equirectangular",
        [21] = "Orthographic",
        [24] = "Sinusoidal",
    };

    /// <summary>The map; null where the keys name no coordinate system, which is a plane of its own.</summary>
    /// <param name="file">What errors call the file.</param>
    /// <param name="radiusM">The sphere's where the keys do not say.</param>
    /// <exception cref="PictureException">A projection that is not among those of <see cref="SphereProjection"/>.</exception>
    public static SphereMap? Of(string file, GeoReference geo, double radiusM)
    {
        if (geo.Keys.All(key => key.Id is GeoKeyId.RasterType or GeoKeyId.Citation) && Cited(geo) is null)
            return null;

        var terms = Terms(geo, radiusM);
        if (!(terms.RadiusM > 0 && double.IsFinite(terms.RadiusM)))
            throw new PictureException(file, "GeoTIFF radius", FormattableString.Invariant($"{terms.RadiusM} m"), "that of a planet or moon, metres");

        return terms.ToMap() ?? throw new PictureException(file, "GeoTIFF projection", terms.AxisRatio == 1 ? terms.Name : $"{terms.Name} on an ellipsoid", ProjectionTerms.Known);
    }

    /// <summary>Metres of one unit of the map's x and y; 1 for a map in degrees.</summary>
    public static double UnitM(GeoReference geo) =>
        Code(geo, GeoKeyId.ModelType) == GeographicModel ? 1
        : Code(geo, GeoKeyId.LinearUnit) is Kilometre ? 1000
        : Number(geo, GeoKeyId.LinearUnitSize) ?? 1;

    static ProjectionTerms Terms(GeoReference geo, double radiusM)
    {
        var (name, isNamed) = NameOf(geo);
        if (!isNamed && Cited(geo) is { } cited)
            return cited;

        var radius = Number(geo, GeoKeyId.SemiMajorAxis) ?? (IsEarths(geo) ? EarthRadiusM : radiusM);
        return new(name, radius)
        {
            AxisRatio = RatioOf(geo, radius),
            CentreLongitude = Number(geo, GeoKeyId.OriginLongitude, GeoKeyId.CentreLongitude, GeoKeyId.PoleLongitude, GeoKeyId.FalseOriginLongitude) ?? 0,
            CentreLatitude = Number(geo, GeoKeyId.OriginLatitude, GeoKeyId.CentreLatitude, GeoKeyId.FalseOriginLatitude),
            StandardParallel = Number(geo, GeoKeyId.StandardParallel),
            Scale = Number(geo, GeoKeyId.ScaleAtOrigin, GeoKeyId.ScaleAtCentre) ?? 1,
            FalseEastingM = UnitM(geo) * (Number(geo, GeoKeyId.FalseEasting) ?? 0),
            FalseNorthingM = UnitM(geo) * (Number(geo, GeoKeyId.FalseNorthing) ?? 0),
        };
    }

    static (string Name, bool IsNamed) NameOf(GeoReference geo)
    {
        if (Code(geo, GeoKeyId.ModelType) == GeographicModel)
            return Code(geo, GeoKeyId.AngularUnit) is null or Degree or UserDefined ? ("geographic", true) : ("longitude and latitude not in degrees", true);

        return Code(geo, GeoKeyId.ProjectionMethod) switch
        {
            { } method when Methods.TryGetValue(method, out var known) => (known, true),
            null or UserDefined => ("a registered system without its parameters", false),
            var other => ($"method {other}", true),
        };
    }

    // ESRI's tools leave the keys empty and write the whole system into a citation.
    static ProjectionTerms? Cited(GeoReference geo) =>
        geo.Keys.Select(key => key.Text).FirstOrDefault(text => text is not null && text.Contains("ESRI PE String", StringComparison.Ordinal)) is { } text ? WellKnownText.Read(text) : null;

    static double RatioOf(GeoReference geo, double radius)
    {
        var ratio = Number(geo, GeoKeyId.InverseFlattening) is { } inverse ? (inverse > 0 ? 1 - (1 / inverse) : 1) : (Number(geo, GeoKeyId.SemiMinorAxis) ?? radius) / radius;
        return Math.Abs(ratio - 1) < 1e-9 ? 1 : ratio;
    }

    // EPSG's geodetic systems are the Earth's; the Moon's have no codes there.
    static bool IsEarths(GeoReference geo) => Code(geo, GeoKeyId.GeodeticCrs) is >= 4000 and < 5000 || Code(geo, GeoKeyId.Ellipsoid) is >= 7000 and < 8000 || Code(geo, GeoKeyId.Datum) is >= 6000 and < 7000;

    static double? Number(GeoReference geo, params ReadOnlySpan<ushort> ids)
    {
        foreach (var id in ids)
        {
            if (geo.Keys.Where(key => key.Id == id).Select(key => key.Value).FirstOrDefault() is { } value)
                return value;
        }

        return null;
    }

    static ushort? Code(GeoReference geo, ushort id) => geo.Keys.Where(key => key.Id == id && key.Value is null && key.Text is null).Select(key => (ushort?)key.Code).FirstOrDefault();
}
