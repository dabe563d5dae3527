using System.Globalization;
using Farside.Core.Geometry;
using Farside.Core.Units;
using Farside.Formats.Maps;

namespace Farside.Archive.Maps;

/// <summary>The IMAGE_MAP_PROJECTION of a PDS3 label.</summary>
/// <remarks>
/// Source: PDS3 Data Dictionary, LINE_PROJECTION_OFFSET: the projection's origin, counted in pixels from the centre of the first, downward and to the right. Some volumes count from that pixel's corner, or with both signs turned: where
/// the label's own bounds say so plainly, they are believed, and a note says it.
/// </remarks>
static class Pds3Mapping
{
    /// <summary>A way to read the offsets: a sign, and pixels from the origin counted to the first pixel's outer corner.</summary>
    readonly record struct Reading(int Sign, double CornerPx, string Says);

    static readonly Reading Dictionary = new(1, 0.5, "");
    static readonly Reading Corner = new(1, 0, "offsets count from the first pixel's corner, as the label's own bounds have it");
    static readonly Reading Turned = new(-1, 0.5, "both projection offsets have the other sign, as the label's own bounds have it");

    public static MapPlacement Read(MappingTerms terms, int width, int height, List<string> notes)
    {
        var name = terms.Name("MAP_PROJECTION_TYPE");
        var map = MapOf(terms, name);
        var pixelM = PixelM(terms, map);
        var (line, sample) = (terms.Required("LINE_PROJECTION_OFFSET"), terms.Required("SAMPLE_PROJECTION_OFFSET"));
        MapPlacement As(Reading reading) => new(map, width, height, -((reading.Sign * sample) + reading.CornerPx) * pixelM, ((reading.Sign * line) + reading.CornerPx) * pixelM, pixelM, pixelM);

        var (stated, corner, turned) = (As(Dictionary), As(Corner), As(Turned));
        var misfit = Misfit(terms, stated);
        if (misfit > 0.35 && Misfit(terms, corner) < 0.1)
        {
            notes.Add(Corner.Says);
            return corner;
        }

        if (misfit > 8 && Misfit(terms, turned) < 2)
        {
            notes.Add(Turned.Says);
            return turned;
        }

        if (misfit > 2)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"the label's bounds put the first pixel {misfit:0.#} pixels from where its offsets do; the offsets count"));

        return stated;
    }

    static SphereMap MapOf(MappingTerms terms, string name)
    {
        var radiusM = terms.RadiusM("A_AXIS_RADIUS") ?? throw new MapException(terms.Label, "IMAGE_MAP_PROJECTION/A_AXIS_RADIUS", "nothing", "the body's radius");
        var polarM = terms.RadiusM("C_AXIS_RADIUS") ?? radiusM;
        var isGraphic = (terms.Word("COORDINATE_SYSTEM_NAME") ?? terms.Word("PROJECTION_LATITUDE_TYPE"))?.Contains("PLANETOGRAPHIC", StringComparison.OrdinalIgnoreCase) ?? false;
        var isEquirectangular = name.StartsWith("EQUIRECT", StringComparison.OrdinalIgnoreCase);
        var turned = terms.Number("MAP_PROJECTION_ROTATION") ?? 0;
        var latitude = terms.Number("CENTER_LATITUDE");
        var projection = new ProjectionTerms(name, radiusM)
        {
            CentreLongitude = (terms.Number("CENTER_LONGITUDE") ?? 0) * (IsWest(terms) ? -1 : 1),

            // Lines of cylinders are counted from the equator: the centre's latitude is the parallel true to scale.
            CentreLatitude = isEquirectangular ? 0 : latitude,
            StandardParallel = terms.Number("FIRST_STANDARD_PARALLEL") ?? (isEquirectangular ? latitude : null),
            AxisRatio = isGraphic ? polarM / radiusM : 1,
        };
        return (turned == 0 ? projection.ToMap() : null) ?? throw terms.Unknown("MAP_PROJECTION_TYPE", turned == 0 ? projection.AxisRatio == 1 ? name : $"{name} on an ellipsoid" : $"{name}, turned by {turned}°");
    }

    // Whole pixels a degree are exact, where the scale in metres is rounded.
    static double PixelM(MappingTerms terms, SphereMap map)
    {
        var byDegree = terms.Number("MAP_RESOLUTION") is > 0 and var resolution ? Angle.FromDegrees(1 / resolution).Radians * map.RadiusM : (double?)null;
        if (terms.Number("MAP_SCALE") is not { } scale)
            return byDegree ?? throw new MapException(terms.Label, "IMAGE_MAP_PROJECTION/MAP_SCALE", "nothing", "metres a pixel, or MAP_RESOLUTION in pixels a degree");

        var stated = terms.IsKilometres("MAP_SCALE") switch
        {
            true => 1000 * scale,
            false => scale,
            null => byDegree is { } metres && Math.Abs(Math.Log(scale / metres)) < 1 ? scale : 1000 * scale,
        };
        var isWhole = byDegree is not null && double.IsInteger(terms.Number("MAP_RESOLUTION")!.Value);
        return isWhole && Math.Abs((stated / byDegree!.Value) - 1) < 1e-4 ? byDegree.Value : stated;
    }

    /// <summary>Pixels between the first pixel's corner and the label's own northern and western bounds; 0 where it states none, or where these are no rows and columns.</summary>
    static double Misfit(MappingTerms terms, MapPlacement placement)
    {
        var map = placement.Map!;
        if (map.Projection is not (SphereProjection.Equirectangular or SphereProjection.Mercator or SphereProjection.Sinusoidal)
            || terms.Number("MAXIMUM_LATITUDE") is not { } north || terms.Number("WESTERNMOST_LONGITUDE") is not { } west || Math.Abs(north) > 90)
            return 0;

        var latitude = map.AxisRatio == 1 ? north : Angle.FromRadians(Math.Atan(Math.Tan(Angle.FromDegrees(north).Radians) * map.AxisRatio * map.AxisRatio)).Degrees;
        var longitude = Angle.FromDegrees(west * (IsWest(terms) ? -1 : 1));
        if (map.Of(map.CentreLongitude, Angle.FromDegrees(latitude)) is not var (_, y))
            return 0;

        var rows = Math.Abs(placement.OriginY - y) / placement.PixelHeight;
        return map.Turn is { } turn && map.Of(longitude, Angle.FromDegrees(latitude)) is var (x, _) ? Math.Max(rows, Math.Abs(Math.IEEERemainder(placement.OriginX - x, turn)) / placement.PixelWidth) : rows;
    }

    static bool IsWest(MappingTerms terms) => terms.IsWest("POSITIVE_LONGITUDE_DIRECTION");
}
