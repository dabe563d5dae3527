namespace Farside.Core.Geometry;

/// <summary>A camera without distortion. Integer pixel coordinates are pixel centres, (0, 0) top left; rows grow downwards.</summary>
/// <param name="FocalLengthPx">Focal length in pixels.</param>
/// <param name="PrincipalColumn">Column where the optical axis meets the detector.</param>
/// <param name="PrincipalRow">Row where the optical axis meets the detector.</param>
public sealed record PinholeCamera(int Width, int Height, double FocalLengthPx, double PrincipalColumn, double PrincipalRow) : ICameraModel
{
    /// <summary>
    /// The camera of a Chinese lunar label: principal point offset (x right, y up) in mm from the centre of pixel (W/2 − 1, H/2 − 1).
    /// </summary>
    /// <remarks>Source: a real TCAM label, reproduced to the digits printed.</remarks>
    public static PinholeCamera FromLabel(int width, int height, double focalLengthMm, double pixelSizeMm, double x0Mm, double y0Mm) =>
        new(width, height, focalLengthMm / pixelSizeMm, (width / 2) - 1 + (x0Mm / pixelSizeMm), (height / 2) - 1 - (y0Mm / pixelSizeMm));

    /// <summary>
    /// The same lens over a detector that joins <paramref name="factor"/> × <paramref name="factor"/> pixels to one: pixel (0, 0) of the smaller
    /// picture has its centre where its first pixels meet.
    /// </summary>
    public PinholeCamera Binned(int factor) => factor < 1 || Width % factor != 0 || Height % factor != 0
        ? throw new ArgumentOutOfRangeException(nameof(factor), factor, "A divisor of the picture's width and height is wanted.")
        : new(Width / factor, Height / factor, FocalLengthPx / factor, ((PrincipalColumn + 0.5) / factor) - 0.5, ((PrincipalRow + 0.5) / factor) - 0.5);

    /// <summary>The direction in which a pixel looks.</summary>
    public Direction<CameraFrame> Ray(double column, double row) =>
        Direction<CameraFrame>.Normalised(column - PrincipalColumn, PrincipalRow - row, -FocalLengthPx);

    /// <summary>Where a point in front of the camera falls; null for a point beside or behind it.</summary>
    public (double Column, double Row)? Project(Point<CameraFrame> point) =>
        point.Z >= 0 ? null : (PrincipalColumn - (FocalLengthPx * point.X / point.Z), PrincipalRow + (FocalLengthPx * point.Y / point.Z));
}
