namespace Farside.Products.Panoramas;

/// <summary>How a panorama is laid out on its picture.</summary>
public enum ProjectionKind
{
    /// <summary>Equal steps of azimuth and elevation: what panorama viewers read.</summary>
    Equirectangular,

    /// <summary>An upright cylinder: as a camera sees it that turns about its mast.</summary>
    Cylindrical,

    /// <summary>The little planet: stereographic about the point below the eye.</summary>
    Azimuthal,

    /// <summary>A map, north up, straight down on the ground.</summary>
    Vertical,

    /// <summary>One camera that was not there.</summary>
    Perspective,

    /// <summary>Six square pictures of 90° each, side by side: north, east, south, west, up, down.</summary>
    Cubemap,
}
