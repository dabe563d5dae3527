using Farside.Core.Geometry;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments;

/// <summary>Where the rover stands and how its body lies there.</summary>
/// <param name="Ground">The ground under its middle.</param>
/// <param name="HeadingDeg">Counter-clockwise from east.</param>
/// <param name="PitchDeg">Nose up is positive.</param>
/// <param name="RollDeg">Left side up is positive.</param>
sealed record RoverStance(Point<SiteFrame> Ground, double HeadingDeg, double PitchDeg = 0, double RollDeg = 0)
{
    const double Rad = Math.PI / 180;

    // Wheels' middles from the body's middle, metres ahead and left; a wheel bridges what is finer than about 6 cm.
    static readonly double[] WheelsAheadM = [-0.55, 0, 0.55];
    const double WheelsAsideM = 0.5;
    const int WheelLevel = 4;

    /// <summary>The body's pose: heading about the vertical, then pitch about its left axis, then roll about its forward one.</summary>
    public Pose<SiteFrame, RoverFrame> SiteFromRover
    {
        get
        {
            var (sh, ch) = Math.SinCos(HeadingDeg * Rad);
            var (sp, cp) = Math.SinCos(PitchDeg * Rad);
            var (sr, cr) = Math.SinCos(RollDeg * Rad);
            return new(
                new(
                    ch * cp, (-sh * cr) - (ch * sp * sr), (sh * sr) - (ch * sp * cr),
                    sh * cp, (ch * cr) - (sh * sp * sr), (-ch * sr) - (sh * sp * cr),
                    sp, cp * sr, cp * cr),
                Ground);
        }
    }

    /// <summary>The rover set down on the ground: the plane that best fits the ground under its six wheels gives height, pitch and roll.</summary>
    public static RoverStance On(TerrainPyramid ground, double x, double y, double headingDeg)
    {
        var (sin, cos) = Math.SinCos(headingDeg * Rad);
        var level = Math.Min(WheelLevel, ground.Coarsest);
        var (sum, ahead, aside, aheadSquares, asideSquares) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var u in WheelsAheadM)
        {
            foreach (var v in (ReadOnlySpan<double>)[-WheelsAsideM, WheelsAsideM])
            {
                double height = ground.HeightAt(x + (u * cos) - (v * sin), y + (u * sin) + (v * cos), level);
                (sum, ahead, aside) = (sum + height, ahead + (u * height), aside + (v * height));
                (aheadSquares, asideSquares) = (aheadSquares + (u * u), asideSquares + (v * v));
            }
        }

        var pitch = Math.Atan(ahead / aheadSquares);
        var roll = Math.Atan(aside / asideSquares * Math.Cos(pitch));
        return new(new(x, y, sum / (2 * WheelsAheadM.Length)), headingDeg, pitch / Rad, roll / Rad);
    }
}
