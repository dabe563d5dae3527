namespace Farside.Core.Geometry;

/// <summary>How a map unrolls a sphere.</summary>
public enum SphereProjection
{
    /// <summary>Degrees of longitude and latitude, as they are.</summary>
    Geographic,

    /// <summary>Longitude and latitude times the radius; true to scale along one parallel. Along the equator: simple cylindrical.</summary>
    Equirectangular,

    /// <summary>As seen from far above the centre.</summary>
    Orthographic,

    /// <summary>From the point opposite the centre; keeps angles. The pole may be its centre.</summary>
    Stereographic,

    /// <summary>About the centre; keeps areas.</summary>
    LambertAzimuthal,

    /// <summary>About the centre; distances from it are true.</summary>
    AzimuthalEquidistant,

    /// <summary>Parallels as long as they are; keeps areas.</summary>
    Sinusoidal,

    /// <summary>On a cylinder about the axis; keeps angles.</summary>
    Mercator,

    /// <summary>On a cylinder that touches along a meridian; keeps angles.</summary>
    TransverseMercator,
}
