using System.Text.Json;
using Farside.Core.Geometry;
using Farside.Simulator.Instruments;

namespace Farside.Simulator.Evaluation;

/// <summary>One exposure as it was.</summary>
/// <param name="Product">The data file's name.</param>
/// <param name="SiteFromCamera">Null where the truth holds none.</param>
/// <param name="Rover">The rover's place; null for the lander's cameras.</param>
/// <param name="Neutral">Signal of a grey surface in red, green and blue, in any unit; null where it is not told.</param>
/// <param name="Repeats">The earlier product that shows the same; null where there is none.</param>
sealed record TrueShot(string Product, Pose<SiteFrame, CameraFrame>? SiteFromCamera, Point<SiteFrame>? Rover, double[]? Neutral, string? Repeats)
{
    /// <summary>Largest data number of this frame, where it is not its camera's usual one; null where it is not told.</summary>
    public double? FullScaleDn { get; init; }

    /// <summary>The lens and detector that took it; null where the truth does not tell.</summary>
    public BrownCamera? Camera { get; init; }

    /// <summary>How the rover stood; null for the lander's cameras and where it is not told.</summary>
    public RoverStance? Stance { get; init; }

    /// <summary>How long the shutter was open; null where it is not told.</summary>
    public double? ExposureMs { get; init; }

    /// <summary>Pixels of the unbinned detector that fill without light, and by how many data numbers a millisecond; null where the truth is silent.</summary>
    public IReadOnlyList<(int Column, int Row, double DnPerMs)>? HotPixels { get; init; }

    /// <summary>Columns of the unbinned detector without signal; null where the truth is silent.</summary>
    public IReadOnlyList<int>? DeadColumns { get; init; }

    /// <summary>Data numbers per unit of green light; null where it is not told.</summary>
    public double? DnPerLight { get; init; }

    public static TrueShot Of(JsonElement json) => new(
        json.Text("product") ?? "", CameraReading.Pose<SiteFrame, CameraFrame>(json.Child("siteFromCamera")), PlaceOf(json.Child("rover")), json.Numbers("neutral", 3), json.Text("repeats"))
    {
        FullScaleDn = json.Number("fullScaleDn"),
        Camera = CameraReading.Brown(json.Child("camera")),
        DnPerLight = json.Number("dnPerRadianceFactor"),
        Stance = StanceOf(json.Child("rover")),
        ExposureMs = json.Number("exposureMs"),
        HotPixels = json.Child("hotPixels") is null ? null : [.. json.List("hotPixels").Select(pixel => (pixel[0].GetInt32(), pixel[1].GetInt32(), pixel[2].GetDouble()))],
        DeadColumns = json.Child("deadColumns") is null ? null : [.. json.List("deadColumns").Select(column => column.GetInt32())],
    };

    static RoverStance? StanceOf(JsonElement? json) => PlaceOf(json) is { } place && json?.Number("headingDeg") is { } heading
        ? new(place, heading, json?.Number("pitchDeg") ?? 0, json?.Number("rollDeg") ?? 0) : null;

    static Point<SiteFrame>? PlaceOf(JsonElement? json) =>
        json?.Numbers("placeM", 3) is { } p ? new(p[0], p[1], p[2])
        : json?.Number("x") is { } x && json?.Number("y") is { } y && json?.Number("z") is { } z ? new(x, y, z) : null;
}
