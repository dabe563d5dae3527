using System.Globalization;
using Farside.Core.Geometry;

namespace Farside.Archive.Maps;

/// <summary>Refuses placements that no map has.</summary>
static class MapSanity
{
    const double LeastRadiusM = 1e3;
    const double MostRadiusM = 1e9;
    const double MostTurns = 1.02; // of a whole turn of longitude: maps may repeat a column or two
    const double MostBeyondPole = 2; // pixels

    public static void Require(string file, MapPlacement placement)
    {
        double[] numbers = [placement.OriginX, placement.OriginY, placement.PixelWidth, placement.PixelHeight, placement.RowX, placement.ColumnY];
        Refuse(file, !numbers.All(double.IsFinite), "map reference", string.Join(", ", numbers.Select(Text)), "finite numbers");
        Refuse(file, Math.Abs((placement.PixelWidth * placement.PixelHeight) + (placement.RowX * placement.ColumnY)) < 1e-18, "pixel size", $"{Text(placement.PixelWidth)} × {Text(placement.PixelHeight)}", "pixels that cover some ground");
        if (placement.Map is not { } map)
            return;

        Refuse(file, !(map.RadiusM is >= LeastRadiusM and <= MostRadiusM), "radius", $"{Text(map.RadiusM)} m", "that of a planet or moon, metres");
        double[] terms = [map.CentreLongitude.Degrees, map.CentreLatitude.Degrees, map.StandardParallel.Degrees, map.Scale, map.FalseEastingM, map.FalseNorthingM];
        Refuse(file, !terms.All(double.IsFinite) || Math.Abs(map.CentreLatitude.Degrees) > 90 || Math.Abs(map.StandardParallel.Degrees) > 90 || Math.Abs(map.CentreLongitude.Degrees) > 720 || !(map.Scale > 0), "projection",
            $"centre {Text(map.CentreLongitude.Degrees)}°, {Text(map.CentreLatitude.Degrees)}°, parallel {Text(map.StandardParallel.Degrees)}°, scale {Text(map.Scale)}", "angles of a sphere and a positive scale");
        RequireOnSphere(file, placement, map);
    }

    static void RequireOnSphere(string file, MapPlacement placement, SphereMap map)
    {
        Refuse(file, map.Turn is { } turn && !(Math.Abs(placement.PixelWidth) * placement.Width <= (MostTurns * turn) + (2 * Math.Abs(placement.PixelWidth))), "width", $"{placement.Width} pixels of {Text(placement.PixelWidth)}", "at most one turn about the body");
        if (map.Projection is not (SphereProjection.Geographic or SphereProjection.Equirectangular))
            return;

        var unit = map.Projection == SphereProjection.Geographic ? 1 : map.RadiusM * Math.PI / 180;
        foreach (var row in new[] { -0.5, placement.Height - 0.5 })
        {
            var latitude = ((placement.MapOf(0, row).Y - map.FalseNorthingM) / unit) + (map.Projection == SphereProjection.Geographic ? 0 : map.CentreLatitude.Degrees);
            Refuse(file, Math.Abs(latitude) > 90 + (MostBeyondPole * Math.Abs(placement.PixelHeight) / unit), "bounds", $"a latitude of {Text(latitude)}°", "−90° to 90°");
        }
    }

    static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    static void Refuse(string file, bool isWrong, string element, string found, string expected)
    {
        if (isWrong)
            throw new MapException(file, element, found, expected);
    }
}
