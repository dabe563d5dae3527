using System.Text.Json;
using System.Text.Json.Serialization;
using Farside.Processing.Descent;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Descent;

/// <summary>A lander's way down as its camera saw it: position, attitude and height of every frame against time, with sigmas. It is <c>descent.json</c>.</summary>
public sealed record DescentTrack
{
    /// <summary>The version of the file's shape.</summary>
    public const string Shape = "farside-descent/1";

    /// <summary>The file's name in its product's folder.</summary>
    public const string FileName = "descent.json";

    const string Again = "Delete its folder and make it again.";

    public string Format { get; init; } = Shape;
    public bool Simulated { get; init; }
    public string Axes { get; init; } = "site: east, north, up in metres; camera: X right, Y up, -Z ahead; integer pixel coordinates are pixel centres";
    public required DescentCamera Camera { get; init; }
    public required double FramesPerSecond { get; init; }

    /// <summary>When the first frame was taken, UTC.</summary>
    public required string StartUtc { get; init; }

    /// <summary>Seconds after the first frame at which motion ends; null where the frames do not show it.</summary>
    public double? TouchdownS { get; init; }

    /// <summary>Standard deviation of <see cref="TouchdownS"/>, seconds.</summary>
    public double? TouchdownSigmaS { get; init; }

    public required DescentGround Ground { get; init; }
    public required DescentScale Scale { get; init; }

    /// <summary>Every frame of the sequence, placed or not, in order of time.</summary>
    public required IReadOnlyList<DescentPose> Frames { get; init; }

    /// <summary>Where the lander stands on the base map, once for each published place of it; none without a map.</summary>
    public IReadOnlyList<LanderOnMap> OnMap { get; init; } = [];

    /// <summary>What a reader of the numbers should know: gaps, weak parts; a line each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <exception cref="ProductException">The file holds no such track.</exception>
    public static DescentTrack Read(string path)
    {
        try
        {
            var read = JsonSerializer.Deserialize(File.ReadAllBytes(path), DescentJson.Default.DescentTrack);
            return read is { Format: Shape } && read.IsWhole
                ? read
                : throw new ProductException(path, "format", read?.Format ?? "null", $"{Shape} with whole poses and sigmas", Again);
        }
        catch (Exception broken) when (broken is JsonException or NullReferenceException)
        {
            throw new ProductException(path, "track", "text that holds no descent", "what the descent-track recipe wrote", Again, broken);
        }
    }

    public byte[] Write() => [.. JsonSerializer.SerializeToUtf8Bytes(this, DescentJson.Default.DescentTrack), (byte)'\n'];

    bool IsWhole => Ground.Normal is { Length: 3 }
        && Frames.All(frame => frame.SiteFromCamera is null or { IsWhole: true } && frame.Sigma is null or { IsWhole: true } && frame.RelativeSigma is null or { IsWhole: true });
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", Converters = [typeof(DescentStateConverter)])]
[JsonSerializable(typeof(DescentTrack))]
sealed partial class DescentJson : JsonSerializerContext;

sealed class DescentStateConverter() : JsonStringEnumConverter<FrameState>(JsonNamingPolicy.CamelCase);
