using System.Text.Json.Nodes;
using Farside.Core.Geometry;
using Farside.Processing.Descent.Map;
using Farside.Processing.Photogrammetry;

namespace Farside.Products.Recipes.Descent;

/// <summary>What a descent's map is made of, as text for programs.</summary>
static class DescentMapJson
{
    /// <summary>Places along each side of a frame at which its ground is looked up.</summary>
    const int Sides = 4;

    public static byte[] Write(bool isSimulated, DescentMap map, IReadOnlyList<DescentPose> poses, double lightPerNumber) => DataJson.Write(new()
    {
        ["format"] = "farside-descent-map/1",
        ["simulated"] = isSimulated,
        ["axes"] = "site: east, north, up in metres; rows run south; pixels' edges lie on whole multiples of the pixel from the site's origin",
        ["lightPerNumber"] = DataJson.Digits(lightPerNumber),
        ["levels"] = new JsonArray([.. map.Levels.Select(level => Level(level, poses))]),
        // sources-*.tif count from 1 in this list; 0 is none.
        ["frames"] = new JsonArray([.. poses.Select(pose => JsonValue.Create(pose.Id))]),
    });

    /// <summary>Outlines of frames on the ground, longitude and latitude on the Moon's sphere.</summary>
    public static byte[] Footprints(IReadOnlyList<(DescentPose Pose, View View)> frames, ISurface ground, DescentMapSite site) => DataJson.Write(new()
    {
        ["type"] = "FeatureCollection",
        ["axes"] = "degrees on the Moon's sphere of 1737.4 km: longitude east, latitude; not the Earth's",
        ["features"] = new JsonArray([.. from frame in frames let ring = Ring(frame.View, ground, site) where ring.Count > 3 select Feature(frame.Pose, ring)]),
    });

    static JsonObject Level(DescentMapLevel level, IReadOnlyList<DescentPose> poses) => new()
    {
        ["pixelM"] = level.Grid.PixelM,
        ["westM"] = level.Grid.WestM,
        ["northM"] = level.Grid.NorthM,
        ["width"] = level.Grid.Width,
        ["height"] = level.Grid.Height,
        ["ownCoverage"] = DataJson.Decimals(level.Coverage),
        ["frames"] = Names(level.Frames, poses),
        ["reliefFrames"] = Names(level.ReliefFrames, poses),
        ["dustyFrames"] = Names(level.Dusty, poses),
        ["changedShare"] = DataJson.Decimals(level.ChangedShare),
        ["seams"] = new JsonObject { ["places"] = level.Seams.Shifts.Count, ["medianPx"] = DataJson.Decimals(level.Seams.MedianPx), ["percentile90Px"] = DataJson.Decimals(level.Seams.Percentile90Px), ["unmatched"] = level.Seams.Unmatched },
        ["keptBack"] = Agreement(level.HeldOut),
        ["keptBackOverCoarserRelief"] = Agreement(level.HeldOutBefore),
    };

    static JsonObject Agreement(MapAgreement agreement) => new()
    {
        ["places"] = agreement.Places,
        ["medianPx"] = DataJson.Decimals(agreement.MedianPx),
        ["percentile90Px"] = DataJson.Decimals(agreement.Percentile90Px),
    };

    static JsonArray Names(IReadOnlyList<int> places, IReadOnlyList<DescentPose> poses) => new([.. places.Select(place => JsonValue.Create(poses[place].Id))]);

    static JsonObject Feature(DescentPose pose, List<JsonNode> ring) => new()
    {
        ["type"] = "Feature",
        ["properties"] = new JsonObject { ["frame"] = pose.Id, ["index"] = pose.Index, ["seconds"] = DataJson.Decimals(pose.Seconds), ["heightM"] = pose.HeightM is { } height ? DataJson.Decimals(height) : null },
        ["geometry"] = new JsonObject { ["type"] = "Polygon", ["coordinates"] = new JsonArray(new JsonArray([.. ring])) },
    };

    // Counter-clockwise as GeoJSON has it: a camera that looks down sees rows run southward or so, so its corners are taken the other way round.
    static List<JsonNode> Ring(View view, ISurface ground, DescentMapSite site)
    {
        var (right, bottom) = (view.Camera.Width - 0.5, view.Camera.Height - 0.5);
        (double X, double Y)[] corners = [(-0.5, -0.5), (-0.5, bottom), (right, bottom), (right, -0.5)];
        var ring = new List<JsonNode>();
        for (var i = 0; i <= 4 * Sides; i++)
        {
            var (from, to, along) = (corners[i / Sides % 4], corners[((i / Sides) + 1) % 4], i % Sides / (double)Sides);
            var ray = view.Ray(double.Lerp(from.X, to.X, along), double.Lerp(from.Y, to.Y, along));
            if (Place(view.SiteFromCamera.Origin, ray, ground, site) is not { } place)
            {
                return [];
            }

            ring.Add(new JsonArray(Math.Round(place.Longitude, 8), Math.Round(place.Latitude, 8)));
        }

        return ring;
    }

    static (double Longitude, double Latitude)? Place(Point<SiteFrame> from, Direction<SiteFrame> ray, ISurface ground, DescentMapSite site) =>
        ground.DistanceM(from, ray) is var distanceM && double.IsFinite(distanceM) ? site.OnSphere(from.X + (distanceM * ray.X), from.Y + (distanceM * ray.Y)) : null;
}
