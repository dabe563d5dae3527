using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>One camera of a rig. The rig's frame is the first eye's camera frame, so the first eye stands at identity and is held.</summary>
/// <param name="Name">E.g. <c>L</c>.</param>
/// <param name="RigFromEye">As it is believed now.</param>
public sealed record Eye(string Name, Pose<CameraFrame, CameraFrame> RigFromEye)
{
    /// <summary>What was known before any tie; none holds the eye where it is.</summary>
    public PosePrior<CameraFrame>? Prior { get; init; }

    /// <summary>Distance from the first eye as measured by somebody, and its sigma, metres: the network's scale.</summary>
    public (double LengthM, double SigmaM)? Baseline { get; init; }

    /// <summary>The first eye of a rig, or the only one.</summary>
    public static Eye First(string name = "") => new(name, new(new(1, 0, 0, 0, 1, 0, 0, 0, 1), default));
}
