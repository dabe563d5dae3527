using Farside.Core.Geometry;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments;

/// <summary>The way down: place, height and attitude of the landing camera against time after its first frame.</summary>
/// <remarks>
/// No table of height against time is public; the heights' knots are read from the published phases: inclined and braking at 8 km, attitude change
/// from 8 to 6 km, then almost straight down; a sidestep away from coarse hazards below 2 km; hover at 100 m and a sidestep away from fine ones; a slow fall; engine off
/// at 2 m. Attitude, swing, turns and sidesteps are made up within what those phases allow. Between knots curves are smooth and never overshoot.
/// Frames released from this camera's descent show none of the lander's own hardware, so none is put before it.
/// <para>
/// Nobody published how high over the ground and where on the lander the camera is mounted. The mission's data guess it with sigmas (Chang'e-4's <c>lcam.json</c>: rest height, place), and each simulated
/// mission draws from those guesses, so that over many missions a stated sigma can be put to the test. They are written here once more: a judge does not read what it judges.
/// </para>
/// </remarks>
sealed class DescentProfile
{
    /// <summary>Frames per second of the landing camera: 5,357 frames in 545 s.</summary>
    public const double FramesPerSecond = 5357 / 545.0;

    /// <summary>When the engine stops, two metres up.</summary>
    public const double EngineOffS = 343.9;

    /// <summary>From here on nothing moves.</summary>
    public const double TouchdownS = 345;

    const double RestM = 1.3;
    const double RestSigmaM = 0.4;
    const double LeastRestM = 0.3; // lower draws are drawn again: one in 160
    const double PlaceSigmaM = 1.5;
    const double Rad = Math.PI / 180;

    static readonly SmoothCurve East = new((0, 430), (60, 205), (150, 72), (215, 55), (240, 21), (260, 11), (290, 7.6), (295, 7.2), (304, 0.9), (310, 0.2), (325, 0));

    static readonly SmoothCurve North = new((0, 1720), (60, 590), (150, 130), (215, 71), (240, 20), (260, 9), (290, 5.2), (295, 5), (304, 0.6), (310, 0.1), (325, 0));

    /// <summary>How far the camera looks ahead of straight down, degrees.</summary>
    static readonly SmoothCurve Lean = new(
        (0, 35), (18, 29), (60, 6), (85, 1.5), (205, 1.5), (222, 6.5), (238, -2.5), (260, 1), (290, 0.8), (296, 2.8), (302, -2.2), (308, 0.4), (325, 0.2), (TouchdownS, 1.1));

    /// <summary>Counter-clockwise from east, where the picture's upper edge points, degrees.</summary>
    static readonly SmoothCurve Heading = new((0, 118), (20, 116), (65, 78), (180, 76), (235, 61), (262, 60), (290, 60), (312, 64), (TouchdownS, 62.5));

    /// <summary>How far the engine lets the lander swing, degrees.</summary>
    static readonly SmoothCurve Swing = new((0, 0.7), (60, 1.0), (150, 0.6), (260, 1.1), (290, 0.5), (325, 0.35), (EngineOffS, 0.15), (TouchdownS, 0));

    // Square roots are interpolated: heights fall by ratios near the ground and by metres high up.
    readonly SmoothCurve _rootHeight;

    /// <param name="seed">Decides how the camera is mounted.</param>
    public DescentProfile(uint seed)
    {
        var chance = new Chance.Stream(Chance.Of(seed, 0x1ca0, 0x4e57));
        (EastM, NorthM) = (PlaceSigmaM * chance.Normal(), PlaceSigmaM * chance.Normal());
        do
        {
            SettledM = RestM + (RestSigmaM * chance.Normal());
        }
        while (SettledM < LeastRestM);
        _rootHeight = Heights(
            (0, 8000), (30, 6950), (60, 6000), (150, 3000), (215, 2000), (260, 600), (290, 100), (307, 100), (325, 42), (338, 9.5),
            (EngineOffS, SettledM + 2), (TouchdownS, SettledM));
    }

    /// <summary>Where the camera comes to rest, east of the site's origin, metres; all the way down is shifted by that.</summary>
    public double EastM { get; }

    /// <summary>North of it.</summary>
    public double NorthM { get; }

    /// <summary>The camera's height over the ground once the legs stand, metres.</summary>
    public double SettledM { get; }

    /// <summary>Of the camera over the ground at the landing place, metres.</summary>
    public double HeightM(double seconds)
    {
        var root = _rootHeight.At(seconds);
        return root * root;
    }

    /// <summary>The camera's true pose.</summary>
    /// <param name="groundM">Height of the ground at the landing place.</param>
    public Pose<SiteFrame, CameraFrame> PoseAt(double seconds, double groundM)
    {
        var at = Math.Min(seconds, TouchdownS);
        var (east, north) = (EastM + East.At(at), NorthM + North.At(at));
        var lean = Math.Tan(Lean.At(at) * Rad);
        var swing = Swing.At(at) * Rad;

        // It flies towards the landing place and looks where it flies; the swing is about both level axes.
        const double FlightEast = -0.243, FlightNorth = -0.970;
        var axis = Direction<SiteFrame>.Normalised(
            (lean * FlightEast) + (swing * Math.Sin((at * 0.84) + 0.4)), (lean * FlightNorth) + (swing * Math.Sin(at * 0.57)), -1);
        var heading = (Heading.At(at) + (0.8 * Swing.At(at) * Math.Sin(at * 0.31))) * Rad;
        var rotation = Pointing.Along(axis, new(Math.Cos(heading), Math.Sin(heading), 0));
        return new(rotation, new(east, north, groundM + HeightM(at)));
    }

    static SmoothCurve Heights(params (double S, double M)[] knots) => new([.. knots.Select(knot => (knot.S, Math.Sqrt(knot.M)))]);
}
