using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Farside.Core.Colour;
using Farside.Processing.Imaging;
using Farside.Processing.Imaging.Colour;
using Farside.Processing.Imaging.Defects;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary><c>colour.json</c>: a camera's way from data numbers to a screen, each part with where it comes from.</summary>
static class ColourJson
{
    const string Format = "farside-colour/1";

    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(ColourFindings found, string camera) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject
        {
            ["format"] = Format,
            ["camera"] = camera,
            ["chain"] = "light = (dn - blackDn) / V(rho); balanced = gains * light; linear sRGB = matrix * balanced",
            ["blackDn"] = found.Calibration.BlackDn,
            ["falloff"] = Falloff(found.Flat),
            ["whiteBalance"] = Balance(found),
            ["demosaic"] = new JsonObject { ["gains"] = Gains(found.Calibration.DemosaicGains), ["use"] = "makes lit soil even while a mosaic is demosaiced; undone after" },
            ["matrix"] = Matrix(found),
            ["illuminant"] = new JsonObject { ["name"] = "the Sun without an atmosphere (ASTM E490-00a)", ["xyz"] = Numbers(4, Whites.Sun.X, Whites.Sun.Y, Whites.Sun.Z), ["shownFor"] = "D65, by the linear Bradford transform" },
            ["defects"] = new JsonArray([.. found.Calibration.Defects.Zip(found.DefectFrames, Defects)]),
        },
        Indented);

    public static ColourCalibration Read(string path)
    {
        try
        {
            var json = JsonNode.Parse(File.ReadAllBytes(path))!;
            return json["format"]!.GetValue<string>() == Format ? Calibration(json) : throw Broken(path, null);
        }
        catch (Exception broken) when (broken is JsonException or NullReferenceException or InvalidOperationException or FormatException or ArgumentException or IndexOutOfRangeException)
        {
            throw Broken(path, broken);
        }
    }

    static ProductException Broken(string path, Exception? why) => new(path, "colour", "no numbers of a camera's colour", "what the colour recipe wrote", "Delete its folder and make it again.", why);

    static ColourCalibration Calibration(JsonNode json)
    {
        var a = Doubles(json["falloff"]!["a"]!);
        return new(json["blackDn"]!.GetValue<double>(), Gains(json["whiteBalance"]!), ColourMatrix.Of(Doubles(json["matrix"]!["rows"]!)))
        {
            Falloff = json["falloff"]!["isApplied"]!.GetValue<bool>() ? new(a[0], a[1], a[2]) : RadialFalloff.None,
            DemosaicGains = Gains(json["demosaic"]!),
            Defects = [.. json["defects"]!.AsArray().Select(Defects)],
            WhiteBalanceSource = Source(json["whiteBalance"]!),
            MatrixSource = Source(json["matrix"]!),
        };
    }

    static DetectorDefects Defects(JsonNode? json) => new(
        json!["width"]!.GetValue<int>(), json["height"]!.GetValue<int>(),
        [.. json["hotPixels"]!.AsArray().Select(pixel => (pixel![0]!.GetValue<int>(), pixel[1]!.GetValue<int>()))],
        [.. json["deadColumns"]!.AsArray().Select(column => column!.GetValue<int>())]);

    static ColourSource Source(JsonNode json) => Enum.Parse<ColourSource>(json["source"]!.GetValue<string>(), ignoreCase: true);

    static double[] Doubles(JsonNode json) => [.. json.AsArray().Select(number => number!.GetValue<double>())];

    static JsonObject Falloff(FlatVerdict flat) => new()
    {
        ["formula"] = "V = 1 + a1 rho^2 + a2 rho^4 + a3 rho^6, rho = distance from the middle over half the diagonal",
        ["a"] = Numbers(5, flat.Falloff.A1, flat.Falloff.A2, flat.Falloff.A3),
        ["isApplied"] = flat.IsApplied,
        ["cornerLoss"] = Number(4, flat.CornerLoss),
        ["cornerLossOfHalves"] = Numbers(4, flat.CornerLossFirst, flat.CornerLossSecond),
        ["leaveOutGain"] = Number(4, flat.Gain),
        ["leaveOutGainError"] = Number(4, flat.GainError),
        ["frames"] = flat.Frames,
    };

    static JsonObject Balance(ColourFindings found) => new()
    {
        ["gains"] = Gains(found.Calibration.WhiteBalance),
        ["source"] = Name(found.Calibration.WhiteBalanceSource),
        ["soil"] = new JsonObject { ["redOverGreen"] = Number(4, found.Soil.Soil.RedOverGreen), ["blueOverGreen"] = Number(4, found.Soil.Soil.BlueOverGreen), ["source"] = found.Soil.Source },
    };

    static JsonObject Matrix(ColourFindings found) => new()
    {
        ["rows"] = Numbers(4, found.Calibration.Matrix.ToArray()),
        ["source"] = Name(found.Calibration.MatrixSource),
        ["fittedDifference"] = found.Patch is { } patch ? Number(2, patch.FittedDifference) : null,
        ["heldOutDifference"] = found.Patch is { } again ? Number(2, again.HeldOutDifference) : null,
        ["unit"] = "CIEDE2000",
    };

    static JsonObject Defects(DetectorDefects defects, int frames) => new()
    {
        ["width"] = defects.Width,
        ["height"] = defects.Height,
        ["frames"] = frames,
        ["hotPixels"] = new JsonArray([.. defects.HotPixels.Select(pixel => new JsonArray(pixel.Column, pixel.Row))]),
        ["deadColumns"] = new JsonArray([.. defects.DeadColumns.Select(column => JsonValue.Create(column))]),
    };

    static JsonArray Gains(ColourGains gains) => Numbers(4, gains.Red, gains.Green, gains.Blue);

    static ColourGains Gains(JsonNode json) => Doubles(json["gains"]!) is [var red, var green, var blue] ? new(red, green, blue) : throw new FormatException("Gains are three.");

    static string Name(ColourSource source) => JsonNamingPolicy.CamelCase.ConvertName(source.ToString());

    static JsonArray Numbers(int digits, params double[] numbers) => new([.. numbers.Select(number => Number(digits, number))]);

    // Too few frames to tell have no error.
    static JsonValue? Number(int digits, double number) => double.IsFinite(number) ? JsonValue.Create(Math.Round(number, digits)) : null;
}
