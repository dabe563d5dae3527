using System.Text.Json;
using System.Text.Json.Nodes;
using Farside.Processing.Photogrammetry.Stereo;
using Farside.Products.Panoramas;

namespace Farside.Products.Recipes;

/// <summary><c>stereo-panorama.json</c>: which pixel looks where, from where, and how well both eyes agree.</summary>
static class StereoPanoramaJson
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static byte[] Write(bool isSimulated, StereoPanoramaOptions options, Panorama left, Panorama right, RingProjection ring, HeadFit head, StereoPanoramaDepth depth) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new JsonObject
            {
                ["format"] = "farside-stereo-panorama/1",
                ["simulated"] = isSimulated,
                ["axes"] = "site: east, north, up in metres; azimuth clockwise from north; integer pixel coordinates are pixel centres",
                ["projection"] = new JsonObject
                {
                    ["kind"] = "ring cylinder",
                    ["width"] = ring.Width,
                    ["height"] = ring.Height,
                    ["pixelsPerRadian"] = AnaglyphJson.Rounded(ring.PixelsPerRadian),
                    ["firstAzimuthDeg"] = AnaglyphJson.Rounded(ring.FirstAzimuth.Degrees),
                    ["horizonRow"] = AnaglyphJson.Rounded(ring.HorizonRow),
                    ["wraps"] = ring.Wraps,
                },
                ["eyes"] = new JsonObject
                {
                    ["formula"] = "azimuth a: eye = pivot + right (cos a, -sin a) + ahead (sin a, cos a), in east and north; ray along a",
                    ["pivotM"] = AnaglyphJson.Numbers(head.Pivot.X, head.Pivot.Y, head.Pivot.Z),
                    ["left"] = new JsonObject { ["rightM"] = AnaglyphJson.Rounded(head.LeftRightM), ["aheadM"] = AnaglyphJson.Rounded(head.LeftAheadM), ["views"] = Views(left) },
                    ["right"] = new JsonObject { ["rightM"] = AnaglyphJson.Rounded(head.RightRightM), ["aheadM"] = AnaglyphJson.Rounded(head.RightAheadM), ["views"] = Views(right) },
                    ["largestM"] = AnaglyphJson.Rounded(head.LargestM),
                },
                ["method"] = JsonNamingPolicy.CamelCase.ConvertName(options.Method.ToString()),
                ["matrix"] = AnaglyphJson.Numbers([.. AnaglyphMatrix.Of(options.Method).Shares]),
                ["screen"] = new JsonObject
                {
                    ["shiftPx"] = depth.ShiftPx,
                    ["farDisparityPx"] = AnaglyphJson.Rounded(depth.FarPx),
                    ["nearDisparityPx"] = AnaglyphJson.Rounded(depth.NearPx),
                    ["rangeDeg"] = AnaglyphJson.Rounded(depth.RangeDeg),
                    ["rangePercentOf60Deg"] = AnaglyphJson.Rounded(depth.RangePercent),
                },
                ["rows"] = new JsonObject { ["rmsPx"] = AnaglyphJson.Rounded(depth.RowRmsPx), ["95Px"] = AnaglyphJson.Rounded(depth.Row95Px), ["ties"] = depth.Ties },
            },
            Indented);

    static JsonArray Views(Panorama panorama) => new([.. panorama.Plan.Views.Select(view => (JsonNode)view.Id)]);
}
