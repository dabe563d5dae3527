using System.Text.Json;
using System.Text.Json.Serialization;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Stops;

/// <summary>What the stops recipe found. It is <c>stops.json</c>.</summary>
sealed record StopsFile
{
    public const string Shape = "farside-stops/1";
    public const string FileName = "stops.json";

    public string Format { get; init; } = Shape;
    public bool Simulated { get; init; }
    public string Axes { get; init; } = "site: east, north, up in metres; turns about these axes in degrees";

    /// <summary>Whether places are told better than by labels: ties enough to tell where the mast stands over a stated place.</summary>
    public bool TellsPlaces { get; init; }

    /// <summary>One sigma of labels' errors from stop to stop, in units of what was assumed; null where ties are too few to tell.</summary>
    public double? StepFactor { get; init; }

    /// <summary>Where the mast stands over the place that labels state, less what geometry assumed: ahead, left, up.</summary>
    public required double[] MastM { get; init; }
    public required double[] MastSigmaM { get; init; }
    public required IReadOnlyList<StopRow> Stops { get; init; }
    public required IReadOnlyList<TieRow> Ties { get; init; }
    public required IReadOnlyList<RefusalRow> Refused { get; init; }

    public static StopsFile Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), StopsJson.Default.StopsFile) is { Format: Shape } read && read.Stops.All(stop => stop is { LabelM.Length: 3, PlaceM.Length: 3, SigmaM.Length: 3 })
                ? read
                : throw new ProductException(path, "format", "something else", $"{Shape} with whole places", "Delete its folder and make it again.");
        }
        catch (Exception broken) when (broken is JsonException or NullReferenceException)
        {
            throw new ProductException(path, "stops", "text that holds no adjusted stops", "what the stops recipe wrote", "Delete its folder and make it again.", broken);
        }
    }

    public byte[] Write() => [.. JsonSerializer.SerializeToUtf8Bytes(this, StopsJson.Default.StopsFile), (byte)'\n'];
}

/// <summary>One sequence's stop.</summary>
/// <param name="RangeStretch">Ranges of its ground become r + stretch · r², 1/m.</param>
/// <param name="PivotM">Where its cameras' mast stands by geometry alone: the ground moves about it.</param>
sealed record StopRow(
    string Id, string Sequence, string Instrument, string Utc, double HeadingDeg, double[] LabelM, double[] PlaceM, double[] SigmaM, double[] PivotM, double[] GroundShiftM, double[] GroundTurnDeg, double RangeStretch, double RangeStretchSigma, int Ties);

/// <summary>The second stop's ground on the first one's.</summary>
sealed record TieRow(
    string First, string Second, double[] CentreM, double[] ShiftM, double?[] ShiftSigmaM, double[] TurnDeg, double?[] TurnSigmaDeg, int Cells, double AreaM2, double BeforeM, double AfterM, double Strength, double NextStrength, double Chi2, bool Rejected);

sealed record RefusalRow(string First, string Second, string Why);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(StopsFile))]
sealed partial class StopsJson : JsonSerializerContext;
