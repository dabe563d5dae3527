using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;

namespace Farside.Tests.Processing.Photogrammetry.Mosaics;

/// <summary>Small cameras on a mast.</summary>
static class MadeCameras
{
    /// <summary>160 × 120 pixels of 1/200 rad, a lens that bends, an axis that is not in the middle.</summary>
    public static BrownCamera Camera { get; } = new(160, 120, 200, 82, 58) { K1 = -0.03, P1 = 0.001 };

    /// <summary>Looks so many degrees clockwise from north and above the horizon.</summary>
    public static Pose<SiteFrame, CameraFrame> Looking(double azimuthDeg, double elevationDeg, Point<SiteFrame> origin)
    {
        var (s, c) = Math.SinCos(azimuthDeg * Math.PI / 180);
        var (up, level) = Math.SinCos(elevationDeg * Math.PI / 180);
        return new(new(c, -s * up, -s * level, -s, -c * up, -c * level, 0, level, -up), origin);
    }

    /// <summary>A whole turn of pictures; their centres go round the mast at a distance.</summary>
    public static View[] Ring(int count, double elevationDeg = 0, double armM = 0, double heightM = 2) =>
        [.. Enumerable.Range(0, count).Select(i =>
        {
            var azimuth = (i + 0.3) * 360 / count;
            var (s, c) = Math.SinCos(azimuth * Math.PI / 180);
            return new View($"picture {i}", Camera, Looking(azimuth, elevationDeg, new(armM * s, armM * c, heightM)));
        })];
}
