using System.Text.Json;
using System.Text.Json.Serialization;
using Farside.Processing.Photogrammetry;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Geometry;

/// <summary>What the geometry recipe found: cameras, the frames' poses, the rig, the mast, the ties that hold them. It is <c>geometry.json</c>.</summary>
public sealed record AdjustedCameras
{
    /// <summary>The version of the file's shape.</summary>
    public const string Shape = "farside-geometry/1";

    /// <summary>The file's name in its product's folder.</summary>
    public const string FileName = "geometry.json";

    const string Again = "Delete its folder and make it again.";

    public string Format { get; init; } = Shape;
    public bool Simulated { get; init; }
    public string Axes { get; init; } = "site: east, north, up in metres; camera: X right, Y up, -Z ahead; integer pixel coordinates are pixel centres";
    public required IReadOnlyList<AdjustedCamera> Cameras { get; init; }
    public required IReadOnlyList<AdjustedView> Views { get; init; }

    /// <summary>Null for a single eye.</summary>
    public AdjustedRig? Rig { get; init; }

    /// <summary>Null where cameras do not turn on a mast.</summary>
    public AdjustedMast? Mast { get; init; }

    /// <summary>Null where too few ties lie on near ground.</summary>
    public GroundFit? Ground { get; init; }

    /// <summary>Standard deviation of what all frames share: the rotation about the site's axes, degrees. The labels alone hold it.</summary>
    public double[]? CommonSigmaDeg { get; init; }

    public required TieSummary Ties { get; init; }

    /// <summary>A frame's camera and pose, for projecting.</summary>
    public View ViewOf(AdjustedView view) => new(view.Id, Cameras[view.Camera].ToModel(), view.Pose());

    public static AdjustedCameras Read(string path)
    {
        try
        {
            var read = JsonSerializer.Deserialize(File.ReadAllBytes(path), GeometryJson.Default.AdjustedCameras);
            return read is { Format: Shape } && read.Views.All(view => view.SiteFromCamera.IsWhole && view.Camera >= 0 && view.Camera < read.Cameras.Count)
                ? read
                : throw new ProductException(path, "format", read?.Format ?? "null", $"{Shape} with whole poses", Again);
        }
        catch (Exception broken) when (broken is JsonException or NullReferenceException)
        {
            throw new ProductException(path, "geometry", "text that holds no adjusted cameras", "what the geometry recipe wrote", Again, broken);
        }
    }

    public byte[] Write() => [.. JsonSerializer.SerializeToUtf8Bytes(this, GeometryJson.Default.AdjustedCameras), (byte)'\n'];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", Converters = [typeof(UnknownNumbers)])]
[JsonSerializable(typeof(AdjustedCameras))]
sealed partial class GeometryJson : JsonSerializerContext;
