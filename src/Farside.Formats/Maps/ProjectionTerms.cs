using Farside.Core.Geometry;
using Farside.Core.Units;

namespace Farside.Formats.Maps;

/// <summary>A projection as a file states it, by its name and numbers, before it is one of <see cref="SphereProjection"/>.</summary>
/// <param name="Name">In the words of PDS3, PDS4, ISIS, GeoTIFF or well-known text; case, blanks and underscores do not count.</param>
/// <param name="RadiusM">Equatorial radius of the body.</param>
public sealed record ProjectionTerms(string Name, double RadiusM)
{
    /// <summary>Degrees east.</summary>
    public double CentreLongitude { get; init; }

    /// <summary>Degrees; for polar maps the pole, or the parallel true to scale.</summary>
    public double? CentreLatitude { get; init; }

    /// <summary>Degrees.</summary>
    public double? StandardParallel { get; init; }

    public double Scale { get; init; } = 1;
    public double FalseEastingM { get; init; }
    public double FalseNorthingM { get; init; }

    /// <summary>Polar over equatorial radius where latitudes are planetographic; 1 for a sphere.</summary>
    public double AxisRatio { get; init; } = 1;

    /// <summary>For messages.</summary>
    public const string Known = "equirectangular, simple cylindrical, polar or oblique stereographic, orthographic, sinusoidal, Mercator, transverse Mercator, Lambert azimuthal, azimuthal equidistant, or longitude and latitude (gdalwarp -t_srs makes it so)";

    /// <summary>The map; null for a projection that is not among them, or that an ellipsoid changes.</summary>
    public SphereMap? ToMap() => Form() is { } map && (AxisRatio == 1 || map.Projection is SphereProjection.Geographic or SphereProjection.Equirectangular or SphereProjection.Sinusoidal) ? map : null;

    SphereMap? Form() => string.Concat(Name.Where(char.IsLetter)).ToUpperInvariant() switch
    {
        "GEOGRAPHIC" or "LATLONG" or "LONGLAT" => Map(SphereProjection.Geographic, 0),
        "SIMPLECYLINDRICAL" or "PLATECARREE" => Map(SphereProjection.Equirectangular, 0) with { StandardParallel = Angle.FromDegrees(StandardParallel ?? 0) },
        "EQUIRECTANGULAR" or "EQUIDISTANTCYLINDRICAL" => Map(SphereProjection.Equirectangular, CentreLatitude ?? 0) with { StandardParallel = Angle.FromDegrees(StandardParallel ?? 0) },
        "POLARSTEREOGRAPHIC" or "STEREOGRAPHICNORTHPOLE" or "STEREOGRAPHICSOUTHPOLE" => Polar(),
        "STEREOGRAPHIC" or "OBLIQUESTEREOGRAPHIC" => Map(SphereProjection.Stereographic, CentreLatitude ?? 0) with { Scale = Scale },
        "ORTHOGRAPHIC" => Map(SphereProjection.Orthographic, CentreLatitude ?? 0),
        "SINUSOIDAL" => Map(SphereProjection.Sinusoidal, 0),
        "MERCATOR" or "MERCATORSP" => Map(SphereProjection.Mercator, 0) with { Scale = Scale, StandardParallel = Angle.FromDegrees(StandardParallel ?? 0) },
        "TRANSVERSEMERCATOR" => Map(SphereProjection.TransverseMercator, CentreLatitude ?? 0) with { Scale = Scale },
        "LAMBERTAZIMUTHALEQUALAREA" => Map(SphereProjection.LambertAzimuthal, CentreLatitude ?? 0),
        "AZIMUTHALEQUIDISTANT" => Map(SphereProjection.AzimuthalEquidistant, CentreLatitude ?? 0),
        _ => null,
    };

    SphereMap Map(SphereProjection projection, double latitude) => new(projection, RadiusM, Angle.FromDegrees(CentreLongitude), Angle.FromDegrees(latitude))
    {
        FalseEastingM = FalseEastingM,
        FalseNorthingM = FalseNorthingM,
        AxisRatio = AxisRatio,
    };

    // Source: Snyder 1987, chapter 21: true to scale at a parallel is (1 + |sin|) / 2 of the scale at the pole.
    SphereMap Polar()
    {
        var latitude = StandardParallel ?? CentreLatitude ?? 90;
        return Map(SphereProjection.Stereographic, (CentreLatitude ?? latitude) < 0 ? -90 : 90) with { Scale = Scale * (1 + Math.Sin(Angle.FromDegrees(Math.Abs(latitude)).Radians)) / 2 };
    }
}
