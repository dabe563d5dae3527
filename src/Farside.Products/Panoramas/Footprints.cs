using System.Text.Json;
using System.Text.Json.Nodes;
using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;

namespace Farside.Products.Panoramas;

/// <summary>The outlines of pictures, on the sky about an eye and on the ground, as GeoJSON.</summary>
static class Footprints
{
    const int StepsASide = 12;
    const double Deg = 180 / Math.PI;

    /// <summary>Ground farther off than this is left out of an outline, metres.</summary>
    const double FarM = 500;

    static readonly JsonSerializerOptions Lines = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Polygons of (azimuth clockwise from north, elevation) in degrees; an outline that crosses north goes on beyond 360 or below 0.</summary>
    public static byte[] OnSky(IReadOnlyList<View> views) => Collection(
        "degrees: azimuth clockwise from north, elevation; not longitude and latitude",
        views.Select(view => Feature(view.Id, Ring(Sky(view)))));

    /// <summary>Polygons of (east, north) in metres of the site's axes; pictures that show no near ground are left out.</summary>
    public static byte[] OnGround(IReadOnlyList<View> views, ISurface surface) => Collection(
        "metres: east, north of the lander's published position",
        views.Select(view => (view.Id, Points: Ground(view, surface))).Where(one => one.Points.Count > 2).Select(one => Feature(one.Id, Ring(one.Points))));

    static List<(double X, double Y)> Sky(View view)
    {
        var middle = Looking.Of(view.SiteFromCamera.Rotation).Azimuth.Degrees;
        return [.. Outline(view).Select(ray =>
        {
            var azimuth = Math.Atan2(ray.X, ray.Y) * Deg;
            azimuth += 360 * Math.Round((middle - azimuth) / 360);
            return (azimuth, Math.Atan2(ray.Z, Math.Sqrt((ray.X * ray.X) + (ray.Y * ray.Y))) * Deg);
        })];
    }

    static List<(double X, double Y)> Ground(View view, ISurface surface)
    {
        var eye = view.SiteFromCamera.Origin;
        return [.. from ray in Outline(view)
                   let distance = surface.DistanceM(eye, ray)
                   where distance < FarM
                   select (eye.X + (distance * ray.X), eye.Y + (distance * ray.Y))];
    }

    // Clockwise along the picture's edge from its top left pixel.
    static IEnumerable<Direction<SiteFrame>> Outline(View view)
    {
        var (right, bottom) = (view.Camera.Width - 1.0, view.Camera.Height - 1.0);
        (double Column, double Row)[] corners = [(0, 0), (right, 0), (right, bottom), (0, bottom)];
        for (var side = 0; side < corners.Length; side++)
        {
            var (from, to) = (corners[side], corners[(side + 1) % corners.Length]);
            for (var step = 0; step < StepsASide; step++)
            {
                var along = (double)step / StepsASide;
                yield return view.Ray(double.Lerp(from.Column, to.Column, along), double.Lerp(from.Row, to.Row, along));
            }
        }
    }

    static JsonArray Ring(List<(double X, double Y)> points) =>
        new([.. points.Append(points[0]).Select(point => (JsonNode)new JsonArray(Math.Round(point.X, 4), Math.Round(point.Y, 4)))]);

    static JsonObject Feature(string id, JsonArray ring) => new()
    {
        ["type"] = "Feature",
        ["properties"] = new JsonObject { ["view"] = id },
        ["geometry"] = new JsonObject { ["type"] = "Polygon", ["coordinates"] = new JsonArray(ring) },
    };

    static byte[] Collection(string axes, IEnumerable<JsonObject> features) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject { ["type"] = "FeatureCollection", ["axes"] = axes, ["features"] = new JsonArray([.. features]) }, Lines);
}
