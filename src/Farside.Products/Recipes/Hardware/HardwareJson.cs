using System.Text.Json;
using System.Text.Json.Serialization;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Hardware;

/// <summary><c>hardware.json</c>: the frames of a sequence that show some of their camera's vehicle.</summary>
static class HardwareJson
{
    public const string FileName = "hardware.json";
    public const string Shape = "farside-hardware/1";

    /// <param name="judged">All frames that were looked at.</param>
    public static byte[] Write(IReadOnlyList<string> judged, IReadOnlyList<HardwareFrame> frames, bool isSimulated) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(new HardwareText(Shape, isSimulated, judged, frames), HardwareContext.Default.HardwareText), (byte)'\n'];

    public static IReadOnlyList<HardwareFrame> Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), HardwareContext.Default.HardwareText) is { Format: Shape, Frames: { } frames } ? frames
                : throw new ProductException(path, "format", "another one", Shape, "Delete its folder and make it again.");
        }
        catch (JsonException broken)
        {
            throw new ProductException(path, "hardware", "text that names no frames", "what the hardware recipe wrote", "Delete its folder and make it again.", broken);
        }
    }
}

/// <summary>The file's content.</summary>
/// <param name="Judged">All frames that were looked at; those without hardware have no mask.</param>
sealed record HardwareText(string Format, bool Simulated, IReadOnlyList<string> Judged, IReadOnlyList<HardwareFrame> Frames);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(HardwareText))]
sealed partial class HardwareContext : JsonSerializerContext;
