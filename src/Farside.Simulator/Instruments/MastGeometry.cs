using Farside.Core.Geometry;

namespace Farside.Simulator.Instruments;

/// <summary>From commanded mast angles to camera poses.</summary>
static class MastGeometry
{
    /// <summary>Stereo base of the panoramic cameras, metres.</summary>
    public const double BaseM = 0.27;

    const double Rad = Math.PI / 180;

    // Difference between the terrain camera's boresight and its mast yaw and pitch in the one real label.
    const double TcamAzimuthOffsetDeg = 89.427;
    const double TcamElevationOffsetDeg = 0.058;

    // Pivot of the terrain camera's head; the camera stands a little in front of it, so that turning moves it.
    static readonly (double X, double Y, double Z, double AheadM) TcamPivot = (0.0912, 0.1301, 2.187, 0.031);

    // Pivot of the rover's mast head above the ground and ahead of the rover's middle.
    static readonly (double AheadM, double UpM) PcamPivot = (0.34, 1.44);
    static readonly (double AheadM, double UpM) PcamHead = (0.085, 0.06);

    public static Pose<SiteFrame, CameraFrame> Tcam(double mastPitchDeg, double mastYawDeg)
    {
        var (azimuth, elevation) = ((mastYawDeg + TcamAzimuthOffsetDeg) * Rad, (mastPitchDeg + TcamElevationOffsetDeg) * Rad);
        var ahead = TcamPivot.AheadM * Math.Cos(elevation);
        return new(Pointing.Towards(azimuth, elevation, -0.21 * Rad), new(
            TcamPivot.X + (ahead * Math.Cos(azimuth)), TcamPivot.Y + (ahead * Math.Sin(azimuth)), TcamPivot.Z + (TcamPivot.AheadM * Math.Sin(elevation))));
    }

    /// <param name="rover">The ground under the rover's middle.</param>
    /// <param name="headingDeg">Of the rover's body, counter-clockwise from east.</param>
    public static Pose<SiteFrame, CameraFrame> Pcam(Point<SiteFrame> rover, double headingDeg, double pitchDeg, double yawDeg, bool isLeft)
    {
        var heading = headingDeg * Rad;
        var azimuth = (headingDeg + yawDeg) * Rad;
        var elevation = pitchDeg * Rad;
        var side = (isLeft ? 0.5 : -0.5) * BaseM;
        var ahead = (PcamHead.AheadM * Math.Cos(elevation)) - (PcamHead.UpM * Math.Sin(elevation));
        var up = PcamPivot.UpM + (PcamHead.AheadM * Math.Sin(elevation)) + (PcamHead.UpM * Math.Cos(elevation));
        return new(Pointing.Towards(azimuth, elevation, (isLeft ? 0.12 : -0.09) * Rad), new(
            rover.X + (PcamPivot.AheadM * Math.Cos(heading)) + (ahead * Math.Cos(azimuth)) - (side * Math.Sin(azimuth)),
            rover.Y + (PcamPivot.AheadM * Math.Sin(heading)) + (ahead * Math.Sin(azimuth)) + (side * Math.Cos(azimuth)),
            rover.Z + up));
    }
}
