using Farside.Core.Geometry;

namespace Farside.Simulator.Instruments.Vnis;

/// <summary>Where the spectrometer sits and looks: on the rover's front, 0.69 m above the ground, 45° down; and which of the camera's pixels the infrared detector sees.</summary>
/// <remarks>Focal length, pixel size and the footprint's place are those of the real labels (sequence 0136); height: He et al. 2019, Sensors 19, 2806.</remarks>
static class VnisGeometry
{
    public const int Size = 256;
    public const double FocalLengthMm = 43;
    public const double PixelMm = 0.025;
    public const double FootprintSample = 97;
    public const double FootprintLine = 127;
    public const double FootprintRadiusPx = 53.8;
    const double HeightM = 0.69;
    const double AheadM = 0.62;
    const double DownDeg = 45;

    // The label's principal point is pixel 128, counted from 1.
    public static PinholeCamera Camera { get; } = new(Size, Size, FocalLengthMm / PixelMm, 127, 127);

    public static Pose<SiteFrame, CameraFrame> Pose(VnisMeasurement measurement)
    {
        var heading = measurement.HeadingDeg * (Math.PI / 180);
        var rover = measurement.Rover;
        return new(Pointing.Towards(heading, -DownDeg * (Math.PI / 180)),
            new(rover.X + (AheadM * Math.Cos(heading)), rover.Y + (AheadM * Math.Sin(heading)), rover.Z + HeightM));
    }

    /// <summary>Sees the infrared detector a pixel's centre (0-based, of the unbinned picture)?</summary>
    public static bool IsInFootprint(int line, int sample)
    {
        var (dx, dy) = (sample - FootprintSample, line - FootprintLine);
        return (dx * dx) + (dy * dy) <= FootprintRadiusPx * FootprintRadiusPx;
    }
}
