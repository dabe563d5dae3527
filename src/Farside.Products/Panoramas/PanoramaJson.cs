using System.Text.Json;
using System.Text.Json.Nodes;
using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Mosaics;

namespace Farside.Products.Panoramas;

/// <summary><c>panorama.json</c>: which pixel looks where, which picture it came from, and what was done to the pictures' light.</summary>
static class PanoramaJson
{
    public const string Shape = "farside-panorama/1";

    static readonly JsonSerializerOptions Lines = new() { WriteIndented = true, NewLine = "\n" };

    public static byte[] Write(IReadOnlyList<PanoramaFacts> panoramas, Point<SiteFrame> eye, ISurface surface, bool isSimulated)
    {
        var (plan, photometry) = (panoramas[0].Plan, panoramas[0].Photometry);
        var json = new JsonObject
        {
            ["format"] = Shape,
            ["simulated"] = isSimulated,
            ["projection"] = Copy(panoramas[0].Layout.Facts),
            ["eyeM"] = Numbers(eye.X, eye.Y, eye.Z),
            ["surface"] = SurfaceOf(surface),
            ["views"] = Views(plan, photometry),
            ["vignetting"] = new JsonArray([.. photometry.Falloffs.Select((falloff, camera) => (JsonNode)new JsonObject
            {
                ["camera"] = camera,
                ["radial"] = Numbers([.. falloff.Radial]),
                ["sigma"] = Numbers([.. photometry.RadialSigmas[camera]]),
            })]),
            ["overlap"] = new JsonArray([.. photometry.Overlaps.Select(pair => (JsonNode)new JsonObject
            {
                ["first"] = plan.Views[pair.First].Id,
                ["second"] = plan.Views[pair.Second].Id,
                ["psnrDb"] = Six(pair.PsnrDb),
                ["cellPsnrDb"] = Six(pair.CellPsnrDb),
                ["pixels"] = pair.Pixels,
                ["meanRatio"] = Six(pair.MeanRatio),
                ["meanRatioBefore"] = Six(pair.MeanRatioBefore),
            })]),
        };
        if (panoramas.Count > 1)
        {
            json["faces"] = new JsonArray([.. panoramas.Select(panorama => (JsonNode)Copy(panorama.Layout.Facts))]);
        }

        return JsonSerializer.SerializeToUtf8Bytes(json, Lines);
    }

    static JsonArray Views(MosaicPlan plan, MosaicPhotometry photometry) => new([.. plan.Views.Select((view, i) => (JsonNode)new JsonObject
    {
        ["id"] = view.Id,
        ["camera"] = plan.CameraOf[i],
        ["gain"] = Numbers(photometry.Gains[i].Red, photometry.Gains[i].Green, photometry.Gains[i].Blue),
        ["gainSigma"] = Numbers(photometry.GainSigmas[i].Red, photometry.GainSigmas[i].Green, photometry.GainSigmas[i].Blue),
    })]);

    static JsonObject SurfaceOf(ISurface surface) => surface switch
    {
        PlaneSurface plane => new() { ["kind"] = "plane", ["normal"] = Numbers(plane.Normal.X, plane.Normal.Y, plane.Normal.Z), ["offsetM"] = plane.OffsetM },
        SphereSurface sphere => new() { ["kind"] = "sphere", ["centreM"] = Numbers(sphere.Centre.X, sphere.Centre.Y, sphere.Centre.Z), ["radiusM"] = double.IsFinite(sphere.RadiusM) ? sphere.RadiusM : null },
        NearestSurface nearest => new() { ["kind"] = "nearest", ["of"] = new JsonArray([.. nearest.Surfaces.Select(one => (JsonNode)SurfaceOf(one))]) },
        GroundRelief relief => new() { ["kind"] = "relief", ["points"] = relief.Points, ["spacingM"] = relief.SpacingM },
        HeightSurface heights => new() { ["kind"] = "heights", ["westM"] = heights.WestM, ["northM"] = heights.NorthM, ["spacingM"] = heights.SpacingM },
        _ => new() { ["kind"] = "far" },
    };

    static JsonObject Copy(JsonObject facts) => (JsonObject)facts.DeepClone();

    static JsonArray Numbers(params double[] numbers) => new([.. numbers.Select(number => (JsonNode?)Six(number))]);

    static JsonNode? Six(double number) => double.IsFinite(number) ? JsonValue.Create(Math.Round(number, 6)) : null;
}
