using System.Text.Json;
using Farside.Core.Geometry;

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

    public static TrueShot Of(JsonElement json) => new(
        json.Text("product") ?? "", PoseOf(json.Child("siteFromCamera")), PlaceOf(json.Child("rover")), json.Numbers("neutral", 3), json.Text("repeats"))
    { FullScaleDn = json.Number("fullScaleDn") };

    static Pose<SiteFrame, CameraFrame>? PoseOf(JsonElement? json) =>
        json?.Numbers("rotation", 9) is { } r && json?.Numbers("originM", 3) is { } o
            ? new(new(r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], r[8]), new(o[0], o[1], o[2])) : null;

    static Point<SiteFrame>? PlaceOf(JsonElement? json) =>
        json?.Numbers("placeM", 3) is { } p ? new(p[0], p[1], p[2])
        : json?.Number("x") is { } x && json?.Number("y") is { } y && json?.Number("z") is { } z ? new(x, y, z) : null;
}
