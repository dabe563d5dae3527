using System.Numerics;
using Farside.Simulator.Instruments;

namespace Farside.Simulator.Vehicles;

/// <summary>
/// A rover of about the real one's size (1.5 m × 1 m × 1.1 m without its panels): gold body, dark deck with a patch of calibration colours, six wheels, two panels, dish, mast with its
/// camera head, flag on the nose.
/// </summary>
static class Rover
{
    const float FlagHalfWidthM = 0.09f; // a flag is three wide and two high
    const float FlagHalfHeightM = 0.06f;

    static readonly Vector3 HeadPivot = new(0.34f, 0, 1.44f);

    /// <summary>The whole rover on level ground.</summary>
    /// <param name="place">The ground under its middle.</param>
    /// <param name="headingRad">Counter-clockwise from east.</param>
    public static Vehicle StandingAt(Vector3 place, float headingRad) =>
        StandingAt(new RoverStance(new(place.X, place.Y, place.Z), headingRad * (180 / Math.PI)));

    /// <summary>The whole rover, its mast head turned.</summary>
    public static Vehicle StandingAt(RoverStance stance, double mastPitchDeg = 0, double mastYawDeg = 0)
    {
        var parts = new Parts(stance);
        Body(parts);
        Head(parts, (float)(mastPitchDeg * Math.PI / 180), (float)(mastYawDeg * Math.PI / 180));
        return new(parts.Solids);
    }

    /// <summary>What of the rover its own panoramic cameras can see: all but the head they look out of.</summary>
    public static Vehicle SeenByItself(RoverStance stance)
    {
        var parts = new Parts(stance);
        Body(parts);
        return new(parts.Solids);
    }

    static void Body(Parts parts)
    {
        parts.Box(new(0, 0, 0.62f), new(0.48f, 0.40f, 0.22f), Material.GoldFoil);
        parts.Box(new(0, 0, 0.85f), new(0.50f, 0.42f, 0.012f), Material.BlackPaint);
        parts.Box(new(0, 0.86f, 0.92f), new(0.48f, 0.44f, 0.012f), Material.SolarCell, 0.22f);
        parts.Box(new(0, -0.86f, 0.92f), new(0.48f, 0.44f, 0.012f), Material.SolarCell, -0.22f);
        Wheels(parts);
        parts.Rod(new(0.34f, 0, 0.85f), new(0.34f, 0, 1.42f), 0.035f, Material.WhitePaint);
        parts.Rod(new(0.20f, 0.27f, 0.86f), new(0.26f, 0.26f, 1.06f), 0.012f, Material.GreyMetal);
        parts.Rod(new(0.28f, 0.25f, 1.06f), new(0.32f, 0.25f, 1.09f), 0.16f, Material.Dish);
        parts.Box(new(0.494f, 0, 0.66f), new(0.006f, FlagHalfWidthM, FlagHalfHeightM), Material.Flag);
        parts.Box(new(-0.37f, -0.22f, 0.868f), new(0.075f, 0.075f, 0.006f), Material.ColourPatch);
        parts.Box(new(-0.15f, 0.12f, 0.90f), new(0.16f, 0.12f, 0.04f), Material.GoldFoil);
        parts.Box(new(0.02f, -0.22f, 0.885f), new(0.10f, 0.08f, 0.025f), Material.WhitePaint);
        parts.Rod(new(-0.45f, 0.3f, 0.85f), new(-0.62f, 0.34f, 1.9f), 0.008f, Material.GreyMetal);
        parts.Rod(new(-0.45f, -0.3f, 0.85f), new(-0.62f, -0.34f, 1.9f), 0.008f, Material.GreyMetal);
    }

    static void Wheels(Parts parts)
    {
        foreach (var x in (ReadOnlySpan<float>)[-0.55f, 0, 0.55f])
        {
            foreach (var side in (ReadOnlySpan<float>)[-1, 1])
            {
                parts.Rod(new(x, side * 0.425f, 0.14f), new(x, side * 0.575f, 0.14f), 0.15f, Material.WheelMesh);
                parts.Rod(new(x, side * 0.46f, 0.16f), new(x * 0.5f, side * 0.42f, 0.52f), 0.025f, Material.GreyMetal);
            }
        }
    }

    static void Head(Parts parts, float pitchRad, float yawRad)
    {
        var turned = Turned(pitchRad, yawRad);
        parts.Box(HeadPivot + turned.Out(new(0.02f, 0, 0.06f)), new(0.06f, 0.20f, 0.07f), Material.WhitePaint, turned);
        foreach (var side in (ReadOnlySpan<float>)[-0.135f, 0.135f])
        {
            parts.Rod(HeadPivot + turned.Out(new(0.06f, side, 0.06f)), HeadPivot + turned.Out(new(0.11f, side, 0.06f)), 0.03f, Material.BlackPaint);
        }
    }

    // Pitch about the left axis, up positive, then yaw about the vertical.
    static Axes Turned(float pitchRad, float yawRad)
    {
        var (sp, cp) = MathF.SinCos(pitchRad);
        var (sy, cy) = MathF.SinCos(yawRad);
        return new(new(cy * cp, sy * cp, sp), new(-sy, cy, 0), new(-cy * sp, -sy * sp, cp));
    }

    // Gathers solids that are placed in the body's axes.
    sealed class Parts(RoverStance stance)
    {
        readonly Axes _body = Axes.Of(stance.SiteFromRover.Rotation);
        readonly Vector3 _origin = new((float)stance.Ground.X, (float)stance.Ground.Y, (float)stance.Ground.Z);

        public List<Solid> Solids { get; } = [];

        public void Box(Vector3 middle, Vector3 half, Material material, float tiltRad = 0) => Box(middle, half, material, Axes.Turned(0, tiltRad));

        public void Box(Vector3 middle, Vector3 half, Material material, Axes turned) => Solids.Add(new Box(Out(middle), half, _body.Carry(turned), material));

        public void Rod(Vector3 from, Vector3 to, float radiusM, Material material) => Solids.Add(new Rod(Out(from), Out(to), radiusM, material));

        Vector3 Out(Vector3 place) => _origin + _body.Out(place);
    }
}
