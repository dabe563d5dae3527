using System.Text.Json;
using System.Text.Json.Nodes;
using Farside.Core.Colour;
using Farside.Processing.Imaging;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary><c>look.json</c>: a display look's numbers, so that anyone can undo or repeat it.</summary>
static class LookJson
{
    public static byte[] Write(DisplayLook look) => DataJson.Write(
        new JsonObject
        {
            ["blackLevel"] = look.BlackLevel,
            ["gains"] = new JsonArray(look.Gains.Red, look.Gains.Green, look.Gains.Blue),
            ["matrix"] = new JsonArray([.. look.Matrix.ToArray().Select(number => JsonValue.Create(number))]),
            ["black"] = look.Black,
            ["white"] = look.White,
            ["asinhStrength"] = look.AsinhStrength,
            ["formula"] = "v = matrix (gain (dn - blackLevel) held to white); light = clamp((v - black) / (white - black), 0, 1); shown = sRGB(asinh(s light) / asinh(s))",
        });

    public static DisplayLook Read(string path)
    {
        try
        {
            var json = JsonNode.Parse(File.ReadAllBytes(path))!;
            double Number(string name) => json[name]!.GetValue<double>();
            double Gain(int channel) => json["gains"]![channel]!.GetValue<double>();
            return new(Number("blackLevel"), new(Gain(0), Gain(1), Gain(2)), Number("black"), Number("white"), Number("asinhStrength"))
            {
                Matrix = ColourMatrix.Of([.. json["matrix"]!.AsArray().Select(number => number!.GetValue<double>())]),
            };
        }
        catch (Exception broken) when (broken is JsonException or NullReferenceException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new ProductException(path, "look", "no numbers of a look", "what the look recipe wrote", "Delete its folder and make it again.", broken);
        }
    }
}
