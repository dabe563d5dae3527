using System.Text.Json;
using System.Text.Json.Nodes;
using Farside.Processing.Photogrammetry.Stereo;

namespace Farside.Products.Recipes;

/// <summary><c>anaglyph.json</c>: everything that was decided and measured, so that anyone can repeat it or measure in the pictures.</summary>
static class AnaglyphJson
{
    public static byte[] Write(bool isSimulated, string poses, AnaglyphOptions options, AnaglyphMatrix matrix, StereoPair stereo, StereoWindow whole, StereoWindow? part, IEnumerable<string> warnings) =>
        DataJson.Write(
            new JsonObject
            {
                ["format"] = "farside-anaglyph/1",
                ["simulated"] = isSimulated,
                ["axes"] = "site: east, north, up in metres; camera: X right, Y up, -Z ahead; integer pixel coordinates are pixel centres",
                ["left"] = Eye(stereo.Pair.Left),
                ["right"] = Eye(stereo.Pair.Right),
                ["poses"] = poses,
                ["rectified"] = Rectified(stereo.Pair),
                ["method"] = JsonNamingPolicy.CamelCase.ConvertName(options.Method.ToString()),
                ["matrix"] = DataJson.ManyDigits([.. matrix.Shares]),
                ["whole"] = Window(whole),
                ["comfortable"] = whole.RangePercent <= options.MostRangePercent ? Window(whole) : part is null ? null : Window(part),
                ["rows"] = Rows(stereo),
                ["warnings"] = new JsonArray([.. warnings.Select(warning => (JsonNode)warning)]),
            });

    static JsonObject Eye(Processing.Photogrammetry.View view) => new()
    {
        ["id"] = view.Id,
        ["originM"] = DataJson.ManyDigits(view.SiteFromCamera.Origin.X, view.SiteFromCamera.Origin.Y, view.SiteFromCamera.Origin.Z),
    };

    static JsonObject Rectified(RectifiedPair pair)
    {
        var (camera, r) = (pair.Camera, pair.SiteFromRectified);
        return new()
        {
            ["width"] = camera.Width,
            ["height"] = camera.Height,
            ["focalLengthPx"] = DataJson.Digits(camera.FocalLengthPx),
            ["principalColumn"] = DataJson.Digits(camera.PrincipalColumn),
            ["principalRow"] = DataJson.Digits(camera.PrincipalRow),
            ["baselineM"] = DataJson.Digits(pair.BaselineM),
            ["siteFromRectified"] = DataJson.ManyDigits(r.M11, r.M12, r.M13, r.M21, r.M22, r.M23, r.M31, r.M32, r.M33),
        };
    }

    static JsonObject Window(StereoWindow window) => new()
    {
        ["firstColumn"] = window.First,
        ["width"] = window.Width,
        ["firstRow"] = window.Top,
        ["height"] = window.Height,
        ["shiftPx"] = window.ShiftPx,
        ["farDisparityPx"] = DataJson.Digits(window.FarPx),
        ["nearDisparityPx"] = DataJson.Digits(window.NearPx),
        ["behindPercent"] = DataJson.Digits(window.BehindPercent),
        ["rangePercent"] = DataJson.Digits(window.RangePercent),
    };

    static JsonObject Rows(StereoPair stereo)
    {
        var c = stereo.Pair.Rows;
        return new()
        {
            ["heldOutRmsPx"] = DataJson.Digits(stereo.HeldOutRmsPx),
            ["heldOut95Px"] = DataJson.Digits(stereo.HeldOut95Px),
            ["beforeRmsPx"] = DataJson.Digits(stereo.RowErrorBefore),
            ["ties"] = stereo.Ties.Count,
            ["heldOut"] = stereo.Ties.Count(tie => tie.IsHeldOut),
            ["rejected"] = DataJson.Digits(stereo.Rejected),
            ["correction"] = DataJson.ManyDigits(c.A, c.B, c.C, c.D, c.E, c.F),
        };
    }
}
