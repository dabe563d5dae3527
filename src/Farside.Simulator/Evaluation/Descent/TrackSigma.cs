using System.Text.Json;

namespace Farside.Simulator.Evaluation.Descent;

/// <summary>Stated standard deviations of one frame's pose about and along east, north and up.</summary>
sealed record TrackSigma(double[] RotationDeg, double[] OriginM)
{
    /// <summary>Null where one of the two is missing.</summary>
    public static TrackSigma? Of(JsonElement? json) =>
        json?.Numbers("rotationDeg", 3) is { } rotation && json?.Numbers("originM", 3) is { } origin ? new(rotation, origin) : null;
}
