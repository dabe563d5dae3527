using System.Text.Json;
using System.Text.Json.Nodes;
using Farside.Processing.Photogrammetry.Stereo;

namespace Farside.Products.Recipes;

/// <summary><c>anaglyph.json</c>: everything that was decided and measured, so that anyone can repeat it or measure in the pictures.</summary>
static class AnaglyphJson
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static byte[] Write(bool isSimulated, string poses, AnaglyphOptions options, AnaglyphMatrix matrix, StereoPair stereo, StereoWindow window, IEnumerable<string> warnings) =>
        JsonSerializer.SerializeToUtf8Bytes(
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
                ["matrix"] = Numbers([.. matrix.Shares]),
                ["screen"] = Screen(window),
                ["crop"] = new JsonObject { ["firstColumn"] = window.First, ["width"] = window.Width, ["height"] = window.Height, ["wholeHeight"] = window.WholeHeight },
                ["rows"] = Rows(stereo),
                ["warnings"] = new JsonArray([.. warnings.Select(warning => (JsonNode)warning)]),
            },
            Indented);

    static JsonObject Eye(Processing.Photogrammetry.View view) => new()
    {
        ["id"] = view.Id,
        ["originM"] = Numbers(view.SiteFromCamera.Origin.X, view.SiteFromCamera.Origin.Y, view.SiteFromCamera.Origin.Z),
    };

    static JsonObject Rectified(RectifiedPair pair)
    {
        var (camera, r) = (pair.Camera, pair.SiteFromRectified);
        return new()
        {
            ["width"] = camera.Width,
            ["height"] = camera.Height,
            ["focalLengthPx"] = Rounded(camera.FocalLengthPx),
            ["principalColumn"] = Rounded(camera.PrincipalColumn),
            ["principalRow"] = Rounded(camera.PrincipalRow),
            ["baselineM"] = Rounded(pair.BaselineM),
            ["siteFromRectified"] = Numbers(r.M11, r.M12, r.M13, r.M21, r.M22, r.M23, r.M31, r.M32, r.M33),
        };
    }

    static JsonObject Screen(StereoWindow window) => new()
    {
        ["shiftPx"] = window.ShiftPx,
        ["farDisparityPx"] = Rounded(window.FarPx),
        ["nearDisparityPx"] = Rounded(window.NearPx),
        ["nearShownDisparityPx"] = Rounded(window.NearShownPx),
        ["behindPercent"] = Rounded(window.BehindPercent),
        ["rangePercent"] = Rounded(window.RangePercent),
        ["shownRangePercent"] = Rounded(window.ShownRangePercent),
    };

    static JsonObject Rows(StereoPair stereo)
    {
        var c = stereo.Pair.Rows;
        return new()
        {
            ["heldOutRmsPx"] = Rounded(stereo.HeldOutRmsPx),
            ["heldOut95Px"] = Rounded(stereo.HeldOut95Px),
            ["beforeRmsPx"] = Rounded(stereo.RowErrorBefore),
            ["ties"] = stereo.Ties.Count,
            ["heldOut"] = stereo.Ties.Count(tie => tie.IsHeldOut),
            ["rejected"] = Rounded(stereo.Rejected),
            ["correction"] = Numbers(c.A, c.B, c.C, c.D, c.E, c.F),
        };
    }

    public static JsonArray Numbers(params double[] numbers) => new([.. numbers.Select(number => (JsonNode?)Rounded(number))]);

    /// <summary>Nine digits, so that the last bits of a sum do not show; null for what could not be measured.</summary>
    public static JsonNode? Rounded(double value) =>
        !double.IsFinite(value) ? null : value == 0 ? 0.0 : double.Parse(value.ToString("G9", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
}
