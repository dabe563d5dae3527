namespace Farside.Core.Geometry;

/// <summary>How a map unrolls a sphere.</summary>
public enum SphereProjection
{
    /// <summary>Degrees of longitude and latitude, as they are.</summary>
    Geographic,

    /// <summary>Longitude and latitude times the radius; true to scale along one parallel.</summary>
    Equirectangular,

    /// <summary>As seen from far above the centre.</summary>
    Orthographic,

    /// <summary>From the point opposite the centre; keeps angles. The pole may be its centre.</summary>
    Stereographic,
}
