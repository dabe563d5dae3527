using System.Text.Json.Nodes;
using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Mosaics;
using Farside.Products.Recipes;

namespace Farside.Products.Panoramas;

/// <summary><c>panorama.json</c>: which pixel looks where, which picture it came from, and what was done to the pictures' light.</summary>
static class PanoramaJson
{
    public const string Shape = "farside-panorama/1";

    public static byte[] Write(IReadOnlyList<PanoramaFacts> panoramas, Point<SiteFrame> eye, ISurface surface, bool isSimulated)
    {
        var (plan, photometry) = (panoramas[0].Plan, panoramas[0].Photometry);
        var json = new JsonObject
        {
            ["format"] = Shape,
            ["simulated"] = isSimulated,
            ["projection"] = Copy(panoramas[0].Layout.Facts),
            ["eyeM"] = DataJson.ManyDecimals(eye.X, eye.Y, eye.Z),
            ["surface"] = SurfaceOf(surface),
            ["views"] = Views(plan, photometry),
            ["vignetting"] = new JsonArray([.. photometry.Falloffs.Select((falloff, camera) => (JsonNode)new JsonObject
            {
                ["camera"] = camera,
                ["radial"] = DataJson.ManyDecimals([.. falloff.Radial]),
                ["sigma"] = DataJson.ManyDecimals([.. photometry.RadialSigmas[camera]]),
            })]),
            ["overlap"] = new JsonArray([.. photometry.Overlaps.Select(pair => (JsonNode)new JsonObject
            {
                ["first"] = plan.Views[pair.First].Id,
                ["second"] = plan.Views[pair.Second].Id,
                ["psnrDb"] = DataJson.Decimals(pair.PsnrDb),
                ["cellPsnrDb"] = DataJson.Decimals(pair.CellPsnrDb),
                ["pixels"] = pair.Pixels,
                ["meanRatio"] = DataJson.Decimals(pair.MeanRatio),
                ["meanRatioBefore"] = DataJson.Decimals(pair.MeanRatioBefore),
            })]),
        };
        if (panoramas.Count > 1)
        {
            json["faces"] = new JsonArray([.. panoramas.Select(panorama => (JsonNode)Copy(panorama.Layout.Facts))]);
        }

        return DataJson.Write(json);
    }

    static JsonArray Views(MosaicPlan plan, MosaicPhotometry photometry) => new([.. plan.Views.Select((view, i) => (JsonNode)new JsonObject
    {
        ["id"] = view.Id,
        ["camera"] = plan.CameraOf[i],
        ["gain"] = IsDoubtful(plan, i) ? null : Numbers(photometry.Gains[i]),
        ["gainSigma"] = IsDoubtful(plan, i) ? null : Numbers(photometry.GainSigmas[i]),
        ["light"] = DataJson.Decimals(photometry.Lights[i]),
        ["shownAtGain"] = Numbers(photometry.Shown(i)),
    })]);

    // What a frame is shown at that only its label places, or that another Sun lit, is a guess and no gain that was measured.
    static bool IsDoubtful(MosaicPlan plan, int view) => plan.Options.Photometry.IsDoubtful?[view] == true;

    static JsonArray Numbers(ColourGain gain) => DataJson.ManyDecimals(gain.Red, gain.Green, gain.Blue);

    static JsonObject SurfaceOf(ISurface surface) => surface switch
    {
        PlaneSurface plane => new() { ["kind"] = "plane", ["normal"] = DataJson.ManyDecimals(plane.Normal.X, plane.Normal.Y, plane.Normal.Z), ["offsetM"] = plane.OffsetM },
        SphereSurface sphere => new() { ["kind"] = "sphere", ["centreM"] = DataJson.ManyDecimals(sphere.Centre.X, sphere.Centre.Y, sphere.Centre.Z), ["radiusM"] = double.IsFinite(sphere.RadiusM) ? sphere.RadiusM : null },
        NearestSurface nearest => new() { ["kind"] = "nearest", ["of"] = new JsonArray([.. nearest.Surfaces.Select(one => (JsonNode)SurfaceOf(one))]) },
        GroundRelief relief => new() { ["kind"] = "relief", ["points"] = relief.Points, ["spacingM"] = relief.SpacingM },
        HeightSurface heights => new() { ["kind"] = "heights", ["westM"] = heights.WestM, ["northM"] = heights.NorthM, ["spacingM"] = heights.SpacingM },
        _ => new() { ["kind"] = "far" },
    };

    static JsonObject Copy(JsonObject facts) => (JsonObject)facts.DeepClone();
}
