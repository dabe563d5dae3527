using Farside.Core.Geometry;
using Farside.Formats.Maps;

namespace Farside.Archive.Maps;

/// <summary>The Mapping group of an ISIS cube.</summary>
/// <remarks>Source: ISIS documentation, "Learning about map projections": x runs east whichever way longitudes count; y of cylinders runs from the equator; the upper left corner is the pixel's outer one.</remarks>
static class IsisMapping
{
    public static MapPlacement Read(MappingTerms terms, int width, int height)
    {
        var name = terms.Name("ProjectionName");
        var equator = terms.RadiusM("EquatorialRadius") ?? throw new MapException(terms.Label, "Mapping/EquatorialRadius", "nothing", "the body's radius");
        var polar = terms.RadiusM("PolarRadius") ?? equator;
        var isEquirectangular = name.Equals("Equirectangular", StringComparison.OrdinalIgnoreCase);
        var latitude = terms.Number("CenterLatitude");
        var isGraphic = terms.Word("LatitudeType")?.Equals("Planetographic", StringComparison.OrdinalIgnoreCase) ?? false;
        var turned = terms.Number("Rotation") ?? 0;
        var projection = new ProjectionTerms(name, isEquirectangular ? terms.RadiusM("CenterLatitudeRadius") ?? LocalRadius(equator, polar, latitude ?? 0) : equator)
        {
            CentreLongitude = (terms.Number("CenterLongitude") ?? 0) * (terms.IsWest("LongitudeDirection") ? -1 : 1),
            CentreLatitude = isEquirectangular ? 0 : latitude,
            StandardParallel = isEquirectangular ? terms.Number("TrueScaleLatitude") ?? latitude : null,
            Scale = terms.Number("ScaleFactor") ?? 1,

            // Conformal maps of an ellipsoid have latitudes of their own whatever the label counts.
            AxisRatio = isGraphic || !IsPlain(name) ? polar / equator : 1,
        };
        var map = turned == 0 ? projection.ToMap() : null;
        var pixel = terms.LengthM("PixelResolution") ?? throw new MapException(terms.Label, "Mapping/PixelResolution", "nothing", "metres a pixel");
        return new(map ?? throw terms.Unknown("ProjectionName", turned == 0 ? polar == equator ? name : $"{name} on an ellipsoid" : $"{name}, turned by {turned}°"), width, height,
            terms.LengthM("UpperLeftCornerX") ?? terms.Required("UpperLeftCornerX"), terms.LengthM("UpperLeftCornerY") ?? terms.Required("UpperLeftCornerY"), pixel, pixel);
    }

    static bool IsPlain(string name) => name.Contains("cylindrical", StringComparison.OrdinalIgnoreCase) || name.Equals("Equirectangular", StringComparison.OrdinalIgnoreCase) || name.Equals("Sinusoidal", StringComparison.OrdinalIgnoreCase);

    // From the centre of an ellipsoid to its surface under a planetocentric latitude.
    static double LocalRadius(double equator, double polar, double latitudeDeg)
    {
        var (sin, cos) = Math.SinCos(latitudeDeg * Math.PI / 180);
        return equator * polar / Math.Sqrt((polar * cos * polar * cos) + (equator * sin * equator * sin));
    }
}
