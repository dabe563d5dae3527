using System.Text.Json.Nodes;
using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Mosaics;
using Farside.Products.Recipes;

namespace Farside.Products.Panoramas;

/// <summary>The outlines of pictures, on the sky about an eye and on the ground, as GeoJSON.</summary>
static class Footprints
{
    /// <summary>Ground farther off than this is left out of an outline, metres.</summary>
    const double FarM = 500;

    /// <summary>Polygons of (azimuth clockwise from north, elevation) in degrees; an outline that crosses north goes on beyond 360 or below 0.</summary>
    public static byte[] OnSky(IReadOnlyList<View> views) => Collection(
        "degrees: azimuth clockwise from north, elevation; not longitude and latitude",
        views.Select(view => Feature(view.Id, Ring(Sky(view)))));

    /// <summary>Polygons of (east, north) in metres of the site's axes; pictures that show no near ground are left out.</summary>
    public static byte[] OnGround(IReadOnlyList<View> views, ISurface surface) => Collection(
        "metres: east, north of the lander's published position",
        views.Select(view => (view.Id, Points: Ground(view, surface))).Where(one => one.Points.Count > 2).Select(one => Feature(one.Id, Ring(one.Points))));

    // Azimuths of one outline stay together, beyond 360 or below 0 where it crosses north.
    static List<(double X, double Y)> Sky(View view)
    {
        var middle = Looking.Of(view.SiteFromCamera.Rotation).Azimuth.Degrees;
        return [.. Footprint.Of([view], 0, SphereSurface.Infinite).Sky.Select(point =>
            (point.Azimuth.Degrees + (360 * Math.Round((middle - point.Azimuth.Degrees) / 360)), point.Elevation.Degrees))];
    }

    static List<(double X, double Y)> Ground(View view, ISurface surface) =>
        [.. Footprint.Of([view], 0, surface, mostM: FarM).Ground.Select(point => (point.X, point.Y))];

    static JsonArray Ring(List<(double X, double Y)> points) =>
        new([.. points.Append(points[0]).Select(point => (JsonNode)new JsonArray(Math.Round(point.X, 4), Math.Round(point.Y, 4)))]);

    static JsonObject Feature(string id, JsonArray ring) => new()
    {
        ["type"] = "Feature",
        ["properties"] = new JsonObject { ["view"] = id },
        ["geometry"] = new JsonObject { ["type"] = "Polygon", ["coordinates"] = new JsonArray(ring) },
    };

    static byte[] Collection(string axes, IEnumerable<JsonObject> features) => DataJson.Write(
        new JsonObject { ["type"] = "FeatureCollection", ["axes"] = axes, ["features"] = new JsonArray([.. features]) });
}
