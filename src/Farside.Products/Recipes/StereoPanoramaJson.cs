using System.Text.Json;
using System.Text.Json.Nodes;
using Farside.Processing.Photogrammetry.Stereo;
using Farside.Products.Panoramas;

namespace Farside.Products.Recipes;

/// <summary><c>stereo-panorama.json</c>: which pixel looks where, from where, and how well both eyes agree.</summary>
static class StereoPanoramaJson
{
    public static byte[] Write(bool isSimulated, StereoPanoramaOptions options, Panorama left, Panorama right, RingProjection ring, HeadFit head, StereoPanoramaDepth depth) =>
        DataJson.Write(
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
                    ["pixelsPerRadian"] = DataJson.Digits(ring.PixelsPerRadian),
                    ["firstAzimuthDeg"] = DataJson.Digits(ring.FirstAzimuth.Degrees),
                    ["horizonRow"] = DataJson.Digits(ring.HorizonRow),
                    ["wraps"] = ring.Wraps,
                },
                ["eyes"] = new JsonObject
                {
                    ["formula"] = "azimuth a: eye = pivot + right (cos a, -sin a) + ahead (sin a, cos a), in east and north; ray along a",
                    ["pivotM"] = DataJson.ManyDigits(head.Pivot.X, head.Pivot.Y, head.Pivot.Z),
                    ["left"] = new JsonObject { ["rightM"] = DataJson.Digits(head.LeftRightM), ["aheadM"] = DataJson.Digits(head.LeftAheadM), ["views"] = Views(left) },
                    ["right"] = new JsonObject { ["rightM"] = DataJson.Digits(head.RightRightM), ["aheadM"] = DataJson.Digits(head.RightAheadM), ["views"] = Views(right) },
                    ["largestM"] = DataJson.Digits(head.LargestM),
                },
                ["method"] = JsonNamingPolicy.CamelCase.ConvertName(options.Method.ToString()),
                ["matrix"] = DataJson.ManyDigits([.. AnaglyphMatrix.Of(options.Method).Shares]),
                ["screen"] = new JsonObject
                {
                    ["shiftPx"] = depth.ShiftPx,
                    ["farDisparityPx"] = DataJson.Digits(depth.FarPx),
                    ["nearDisparityPx"] = DataJson.Digits(depth.NearPx),
                    ["rangeDeg"] = DataJson.Digits(depth.RangeDeg),
                    ["rangePercentOf60Deg"] = DataJson.Digits(depth.RangePercent),
                },
                ["rows"] = new JsonObject { ["rmsPx"] = DataJson.Digits(depth.RowRmsPx), ["95Px"] = DataJson.Digits(depth.Row95Px), ["ties"] = depth.Ties },
            });

    static JsonArray Views(Panorama panorama) => new([.. panorama.Plan.Views.Select(view => (JsonNode)view.Id)]);
}
