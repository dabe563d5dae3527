using Farside.Core.Geometry;

namespace Farside.Simulator.Instruments;

/// <summary>One camera at one pointing: what is true of it, and what its label will say.</summary>
/// <param name="Camera">The lens and detector that take the picture.</param>
/// <param name="SiteFromCamera">Where the camera truly stands and looks.</param>
/// <param name="LabelCamera">Focal length and principal point as the label gives them.</param>
/// <param name="LabelPose">The pose that the label's angles, vectors and place are computed from.</param>
sealed record CameraView(BrownCamera Camera, Pose<SiteFrame, CameraFrame> SiteFromCamera, PinholeCamera LabelCamera, Pose<SiteFrame, CameraFrame> LabelPose)
{
    /// <summary>How many pixels of the detector, each way, one pixel of the picture joins beyond what its mode does anyway; 1 for the real detector.</summary>
    public int Binning { get; init; } = 1;

    /// <summary>Pitch and yaw of the mast as the label states them, degrees.</summary>
    public (double PitchDeg, double YawDeg) Mast { get; init; }

    /// <summary>How the rover truly stands; null for the lander's cameras.</summary>
    public RoverStance? Rover { get; init; }

    /// <summary>The rover's place as the label states it; null for the lander's cameras.</summary>
    public Point<SiteFrame>? LabelRover { get; init; }
}
