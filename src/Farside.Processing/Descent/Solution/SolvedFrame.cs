using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>One frame's place in the descent.</summary>
/// <param name="Pose">Where the camera was and how it looked.</param>
/// <param name="Covariance">With everything that is uncertain.</param>
/// <param name="Relative">What is left once one scale factor of the whole track is known.</param>
public sealed record SolvedFrame(Pose<SiteFrame, CameraFrame> Pose, PoseCovariance Covariance, PoseCovariance Relative)
{
    /// <summary>Whether it took part in the joint adjustment.</summary>
    public bool IsKey { get; init; }

    /// <summary>Whether its own picture placed it; otherwise it lies between its neighbours by a smooth motion.</summary>
    public bool IsSolved { get; init; }

    /// <summary>Which part it hangs together with by points; 0 is the lowest.</summary>
    public int Part { get; init; }

    /// <summary>Metres a second, east, north and up; NaN where nothing is known.</summary>
    public (double East, double North, double Up) VelocityMs { get; init; } = (double.NaN, double.NaN, double.NaN);

    /// <summary>Their sigmas, the scale's included.</summary>
    public (double East, double North, double Up) VelocitySigmaMs { get; init; } = (double.NaN, double.NaN, double.NaN);

    /// <summary>Points that placed it.</summary>
    public int Points { get; init; }

    /// <summary>Two-dimensional RMS of their residuals, pixels; NaN without points.</summary>
    public double RmsPx { get; init; } = double.NaN;
}
