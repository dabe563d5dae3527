using Farside.Core.Geometry;

namespace Farside.Simulator.Instruments;

/// <summary>From mast angles to camera poses. Cameras stand off their mast's axes, so that turning moves them.</summary>
static class MastGeometry
{
    /// <summary>Stereo base of the panoramic cameras, metres.</summary>
    public const double BaseM = 0.27;

    const double Rad = Math.PI / 180;

    // Difference between the terrain camera's boresight and its mast yaw and pitch in the one real label.
    const double TcamAzimuthOffsetDeg = 89.427;
    const double TcamElevationOffsetDeg = 0.058;

    // Pivot of the terrain camera's head; the camera stands a little in front of it. With them the real label's camera stands where it says.
    static readonly (double X, double Y, double Z, double AheadM) TcamPivot = (0.0917, 0.1261, 2.1876, 0.031);

    // Pivot of the rover's mast head above the ground and ahead of the rover's middle, and the eyes' middle from there.
    static readonly (double AheadM, double UpM) PcamPivot = (0.34, 1.44);
    static readonly (double AheadM, double UpM) PcamHead = (0.085, 0.06);

    public static Pose<SiteFrame, CameraFrame> Tcam(double mastPitchDeg, double mastYawDeg)
    {
        var (azimuth, elevation) = ((mastYawDeg + TcamAzimuthOffsetDeg) * Rad, (mastPitchDeg + TcamElevationOffsetDeg) * Rad);
        var ahead = TcamPivot.AheadM * Math.Cos(elevation);
        return new(Pointing.Towards(azimuth, elevation, -0.21 * Rad), new(
            TcamPivot.X + (ahead * Math.Cos(azimuth)), TcamPivot.Y + (ahead * Math.Sin(azimuth)), TcamPivot.Z + (TcamPivot.AheadM * Math.Sin(elevation))));
    }

    /// <summary>An eye of the panoramic camera.</summary>
    /// <param name="pitchDeg">Of the mast head, up is positive.</param>
    /// <param name="yawDeg">Of the mast head, from the rover's nose to the left.</param>
    public static Pose<SiteFrame, CameraFrame> Pcam(RoverStance stance, double pitchDeg, double yawDeg, bool isLeft) =>
        stance.SiteFromRover * OnRover(pitchDeg * Rad, yawDeg * Rad, isLeft);

    // How an eye is turned in the head, whatever way that looks: a head that holds its eyes is rigid.
    static Rotation<CameraFrame, CameraFrame> Bolt(double acrossDeg, double upDeg, double rollDeg) =>
        Pointing.Towards<RoverFrame>(acrossDeg * Rad, upDeg * Rad, rollDeg * Rad).Then(Pointing.Towards<RoverFrame>(0, 0, 0).Inverse());

    // Both eyes are bolted on a little askew: together 0.09° across, 0.05° up and 0.21° of roll.
    static Pose<RoverFrame, CameraFrame> OnRover(double pitchRad, double yawRad, bool isLeft)
    {
        var (side, across, up, roll) = isLeft ? (0.5, -0.04, 0.03, 0.12) : (-0.5, 0.05, -0.02, -0.09);
        var (sin, cos) = Math.SinCos(yawRad);
        var ahead = (PcamHead.AheadM * Math.Cos(pitchRad)) - (PcamHead.UpM * Math.Sin(pitchRad));
        var above = PcamPivot.UpM + (PcamHead.AheadM * Math.Sin(pitchRad)) + (PcamHead.UpM * Math.Cos(pitchRad));
        return new(
            Bolt(across, up, roll).Then(Pointing.Towards<RoverFrame>(yawRad, pitchRad, 0)),
            new(PcamPivot.AheadM + (ahead * cos) - (side * BaseM * sin), (ahead * sin) + (side * BaseM * cos), above));
    }
}
