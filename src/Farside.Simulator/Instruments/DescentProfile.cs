using Farside.Core.Geometry;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments;

/// <summary>The way down: height and place against time after the landing camera's first frame.</summary>
/// <remarks>No table of height against time is public; the knots are the reference's reading of the published phases.</remarks>
static class DescentProfile
{
    /// <summary>Frames per second of the landing camera: 5,357 frames in 545 s.</summary>
    public const double FramesPerSecond = 5357 / 545.0;

    const double SettledM = 1.25; // the camera's height over the ground once the legs stand

    static readonly double[] TimesS = [0, 60, 150, 215, 260, 290, 307, 345];
    static readonly double[] HeightsM = [8000, 6000, 3000, 2000, 600, 100, 100, SettledM];

    public static double HeightM(double seconds) => Between(TimesS, HeightsM, seconds);

    /// <summary>The camera's pose: nearly straight down, swinging a little, drifting in from the north.</summary>
    public static Pose<SiteFrame, CameraFrame> PoseAt(double seconds, double groundM)
    {
        var height = HeightM(seconds);
        var left = Math.Max(0, 1 - (seconds / 345));
        var (east, north) = (180 * left * Math.Sin(seconds / 47), (900 * left * left) + (25 * left * Math.Sin(seconds / 31)));
        var tiltDeg = height <= SettledM ? 1.1 : 1.1 + (5.5 * left) + (1.2 * Math.Sin(seconds / 9.3));
        var headingDeg = 62 + (40 * left) + (6 * Math.Sin(seconds / 23));
        var rotation = Pointing.Towards(headingDeg * Math.PI / 180, (tiltDeg - 90) * Math.PI / 180);
        return new(rotation, new(east, north, groundM + height));
    }

    static double Between(double[] x, double[] y, double at)
    {
        if (at >= x[^1])
        {
            return y[^1];
        }

        var i = Math.Max(0, Array.FindLastIndex(x, knot => knot <= at));
        var t = (at - x[i]) / (x[i + 1] - x[i]);

        // Heights fall by ratios near the ground and by metres high up: a straight line in the square root is near both.
        var root = Blend.Mix(Math.Sqrt(y[i]), Math.Sqrt(y[i + 1]), t);
        return root * root;
    }
}
