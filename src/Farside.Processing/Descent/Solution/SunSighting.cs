using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>The way to the Sun over level ground as one frame shows it: what gives a descent its north.</summary>
/// <param name="Frame">By its place in the sequence.</param>
/// <param name="PictureRad">Of the level direction towards the Sun where the camera's axis meets the ground: from the picture's right towards its top, radians.</param>
/// <param name="SigmaRad">Standard deviation.</param>
/// <param name="SunAzimuthRad">Where the Sun truly stood, clockwise from north.</param>
public sealed record SunSighting(int Frame, double PictureRad, double SigmaRad, double SunAzimuthRad)
{
    /// <summary>From where the Sun stands in the axes of a pose that is right but for its heading.</summary>
    /// <param name="seenAzimuthRad">Clockwise from that pose's north.</param>
    /// <returns>Null for a camera whose axis meets no ground.</returns>
    public static SunSighting? Of(int frame, Pose<SiteFrame, CameraFrame> pose, PinholeCamera camera, double seenAzimuthRad, double sigmaRad, double sunAzimuthRad)
    {
        double[] lens = [camera.FocalLengthPx, camera.PrincipalColumn, camera.PrincipalRow, 0, 0, 0, 0, 0];
        return Datum.SunResidual(Stand.From(pose), lens, new(frame, 0, sigmaRad, seenAzimuthRad)) is { } pictureRad ? new(frame, pictureRad, sigmaRad, sunAzimuthRad) : null;
    }
}
