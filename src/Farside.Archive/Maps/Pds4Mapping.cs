using Farside.Core.Geometry;
using Farside.Formats.Maps;

namespace Farside.Archive.Maps;

/// <summary>The Cartography of a PDS4 label.</summary>
/// <remarks>Source: PDS4 Cartography discipline dictionary, 1.9.5.0, and earlier names of its numbers; the upper left corner is the pixel's outer one.</remarks>
static class Pds4Mapping
{
    public static MapPlacement Read(MappingTerms terms, int width, int height) => terms.Word("map_projection_name") is { } name ? Plane(terms, name, width, height) : Degrees(terms, width, height);

    static MapPlacement Plane(MappingTerms terms, string name, int width, int height)
    {
        var turned = terms.Number("map_projection_rotation") ?? 0;
        var projection = Terms(terms, name) with
        {
            CentreLatitude = terms.Number("latitude_of_projection_origin"),
            StandardParallel = terms.Number("standard_parallel_1", "standard_parallel"),
            Scale = terms.Number("scale_factor_at_central_meridian", "scale_factor_at_projection_origin", "scale_factor_at_center_line", "scale_factor") ?? 1,
        };
        var map = turned == 0 ? projection.ToMap() : null;
        return new(map ?? throw terms.Unknown("map_projection_name", turned == 0 ? name : $"{name}, turned by {turned}°"), width, height,
            Length(terms, "upperleft_corner_x"), Length(terms, "upperleft_corner_y"), Length(terms, "pixel_resolution_x"), Length(terms, "pixel_resolution_y"));
    }

    // A map in degrees says how fine it is and what it spans.
    static MapPlacement Degrees(MappingTerms terms, int width, int height)
    {
        var (west, east, north, south) = (terms.Required("west_bounding_coordinate"), terms.Required("east_bounding_coordinate"), terms.Required("north_bounding_coordinate"), terms.Required("south_bounding_coordinate"));
        var map = Terms(terms, "geographic").ToMap()!;
        if (terms.IsWest("longitude_direction"))
            (west, east) = (-west, -east);

        var span = east > west ? east - west : east - west + 360;
        return new(map, width, height, west, north, terms.Number("longitude_resolution", "pixel_resolution_x") ?? span / width, terms.Number("latitude_resolution", "pixel_resolution_y") ?? (north - south) / height);
    }

    static ProjectionTerms Terms(MappingTerms terms, string name)
    {
        var equator = terms.RadiusM("a_axis_radius", "semi_major_radius") ?? throw new MapException(terms.Label, "Geodetic_Model/a_axis_radius", "nothing", "the body's radius");
        var polar = terms.RadiusM("c_axis_radius", "polar_radius") ?? equator;
        var isGraphic = terms.Word("latitude_type")?.Equals("Planetographic", StringComparison.OrdinalIgnoreCase) ?? false;
        return new(name, equator)
        {
            CentreLongitude = (terms.Number("longitude_of_central_meridian", "straight_vertical_longitude_from_pole", "longitude_of_projection_center") ?? 0) * (terms.IsWest("longitude_direction") ? -1 : 1),
            AxisRatio = isGraphic ? polar / equator : 1,
        };
    }

    static double Length(MappingTerms terms, string name) => terms.LengthM(name) ?? throw new MapException(terms.Label, $"Cartography/{name}", "nothing", "metres");
}
