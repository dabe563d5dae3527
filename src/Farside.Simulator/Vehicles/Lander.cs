using System.Numerics;

namespace Farside.Simulator.Vehicles;

/// <summary>A lander of about the real one's size: gold body on four legs, white boxes, two panels, antenna, mast, the two ramps the rover left by.</summary>
static class Lander
{
    /// <param name="groundM">Height of the ground it stands on.</param>
    /// <param name="mastTop">Where the terrain camera sits; the mast ends just below it.</param>
    public static Vehicle StandingAt(float groundM, Vector3 mastTop)
    {
        var solids = new List<Solid>();
        var level = new Vector3(0, 0, groundM);
        void Box(float x, float y, float z, float hx, float hy, float hz, Material material, float yaw = 0, float tilt = 0) =>
            solids.Add(new Box(level + new Vector3(x, y, z), new(hx, hy, hz), yaw, tilt, material));
        void Rod(Vector3 a, Vector3 b, float r, Material material) => solids.Add(new Rod(level + a, level + b, r, material));

        Box(0, 0, 1.02f, 0.95f, 0.72f, 0.42f, Material.GoldFoil);
        Box(0, 0, 1.02f, 0.70f, 0.97f, 0.40f, Material.GoldFoil);
        Box(0, 0, 1.45f, 0.80f, 0.80f, 0.02f, Material.BlackPaint);
        for (var i = 0; i < 4; i++)
        {
            var (sin, cos) = MathF.SinCos((MathF.PI / 4) + (i * MathF.PI / 2));
            var outward = new Vector3(cos, sin, 0);
            Rod((outward * 1.00f) + new Vector3(0, 0, 1.15f), (outward * 2.05f) + new Vector3(0, 0, 0.12f), 0.07f, Material.GoldFoil);
            var aside = new Vector3(-sin, cos, 0) * 0.42f;
            Rod((outward * 0.88f) + aside + new Vector3(0, 0, 0.64f), (outward * 1.78f) + new Vector3(0, 0, 0.40f), 0.028f, Material.GreyMetal);
            Rod((outward * 0.88f) - aside + new Vector3(0, 0, 0.64f), (outward * 1.78f) + new Vector3(0, 0, 0.40f), 0.028f, Material.GreyMetal);
            Rod((outward * 2.08f) + new Vector3(0, 0, 0.00f), (outward * 2.08f) + new Vector3(0, 0, 0.05f), 0.24f, Material.GreyMetal);
            Rod((outward * 2.08f) + new Vector3(0, 0, 0.05f), (outward * 2.08f) + new Vector3(0, 0, 0.10f), 0.15f, Material.GreyMetal);
            Rod((outward * 2.05f) + new Vector3(0, 0, 0.08f), (outward * 2.05f) + new Vector3(0, 0, 0.17f), 0.085f, Material.GoldFoil);
            Rod((outward * 1.16f) + new Vector3(0, 0, 0.98f), (outward * 1.20f) + new Vector3(0, 0, 0.90f), 0.05f, Material.BlackPaint);
            Rod((outward * 1.02f) + new Vector3(0, 0, 0.62f), (outward * 1.02f) + new Vector3(0, 0, 1.46f), 0.13f, Material.GoldFoil);
        }

        Rod(new(0, 0, 0.32f), new(0, 0, 0.62f), 0.30f, Material.BlackPaint);
        Rod(new(0, 0, 0.22f), new(0, 0, 0.34f), 0.42f, Material.GreyMetal);
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
        {
            Box(side * 0.62f, -0.99f, 1.05f, 0.24f, 0.03f, 0.28f, Material.GreyMetal);
            Box(side * 1.85f, 0, 1.42f, 0.82f, 0.62f, 0.015f, Material.SolarCell, 0, side * 0.12f);
            Rod(new(side * 0.9f, 0, 1.42f), new(side * 1.05f, 0, 1.42f), 0.04f, Material.GreyMetal);
            Box(side * 0.36f, -2.05f, 0.38f, 0.11f, 1.15f, 0.018f, Material.Grating, 0, 0.33f);
        }

        Box(-0.45f, 0.35f, 1.62f, 0.16f, 0.14f, 0.16f, Material.WhitePaint, 0.4f);
        Box(0.52f, 0.38f, 1.58f, 0.20f, 0.16f, 0.12f, Material.GoldFoil, -0.2f);
        Box(0.50f, -0.42f, 1.55f, 0.14f, 0.18f, 0.09f, Material.WhitePaint, 0.1f);
        Box(-0.52f, -0.45f, 1.53f, 0.12f, 0.12f, 0.07f, Material.YellowPaint, 0.3f);
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
        {
            Rod(new(side * 0.30f, -0.86f, 0.62f), new(side * 0.30f, -0.86f, 0.44f), 0.09f, Material.GreyMetal);
            Rod(new(side * 0.30f, -1.00f, 0.70f), new(side * 0.30f, -1.00f, 1.36f), 0.012f, Material.GreyMetal);
            Box(side * 0.22f, -1.0f, 1.27f, 0.055f, 0.03f, 0.06f, Material.WhitePaint);
            Box(side * 0.98f, -0.30f, 1.12f, 0.05f, 0.16f, 0.13f, Material.WhitePaint);
            Box(side * 0.20f, -0.98f, 0.72f, 0.06f, 0.05f, 0.05f, Material.GreyMetal);
        }

        Box(0.06f, -0.90f, 1.478f, 0.075f, 0.075f, 0.006f, Material.ColourPatch); // on the deck's front, where the terrain camera's lowest ring sees it
        Rod(new(-0.98f, -0.985f, 1.42f), new(0.98f, -0.985f, 1.42f), 0.016f, Material.GreyMetal);
        Rod(new(-0.70f, -0.985f, 0.63f), new(0.70f, -0.985f, 0.63f), 0.016f, Material.GreyMetal);
        Rod(new(0.10f, 0.10f, 1.45f), new(0.10f, 0.10f, 1.60f), 0.13f, Material.GoldFoil);
        Rod(new(0.16f, -0.55f, 1.45f), new(0.16f, -0.55f, 1.66f), 0.05f, Material.BlackPaint);
        Box(0, -1.0f, 1.10f, 0.165f, 0.006f, 0.11f, Material.Flag);
        Box(-0.55f, -0.84f, 1.475f, 0.10f, 0.10f, 0.008f, Material.ColourPatch);
        RampMechanism(Box, Rod);
        Rod(new(-0.30f, 0.62f, 1.45f), new(-0.34f, 0.66f, 1.95f), 0.025f, Material.GreyMetal);
        Rod(new(-0.36f, 0.64f, 1.98f), new(-0.30f, 0.74f, 2.05f), 0.30f, Material.Dish);
        Rod(new(0.75f, 0.75f, 1.4f), new(1.00f, 0.95f, 3.6f), 0.012f, Material.GreyMetal);
        Rod(new(-0.78f, -0.70f, 1.4f), new(-1.15f, -0.85f, 3.3f), 0.012f, Material.GreyMetal);
        solids.Add(new Rod(new(mastTop.X, mastTop.Y, groundM + 1.45f), mastTop - new Vector3(0, 0, 0.05f), 0.035f, Material.WhitePaint));
        return new(solids);
    }

    // What lets the ramps down, on the deck's southern edge: the terrain camera sees it over the tracks when it looks south and down.
    static void RampMechanism(Action<float, float, float, float, float, float, Material, float, float> box, Action<Vector3, Vector3, float, Material> rod)
    {
        foreach (var x in (ReadOnlySpan<float>)[-0.74f, -0.28f, 0.18f, 0.64f])
        {
            box(x, -1.00f, 1.455f, 0.23f, 0.20f, 0.012f, Material.BrightMetal, 0, 0.03f); // in four sheets: small balls keep rays from asking in vain
        }

        box(0.36f, -1.06f, 1.50f, 0.10f, 0.13f, 0.035f, Material.BrightMetal, 0.2f, 0);
        box(0.47f, -0.98f, 1.53f, 0.04f, 0.16f, 0.02f, Material.BlackPaint, 0, 0);
        rod(new(0.22f, -0.88f, 1.49f), new(0.42f, -1.20f, 1.53f), 0.009f, Material.BrightMetal);
        rod(new(0.50f, -0.88f, 1.49f), new(0.33f, -1.21f, 1.50f), 0.009f, Material.BrightMetal);
        rod(new(0.20f, -1.17f, 1.50f), new(-0.80f, -1.17f, 1.50f), 0.016f, Material.GreyMetal);
        rod(new(-0.30f, -1.08f, 1.46f), new(-0.30f, -1.08f, 1.51f), 0.035f, Material.BlackPaint);
        rod(new(-0.62f, -1.05f, 1.46f), new(-0.62f, -1.05f, 1.50f), 0.025f, Material.GoldFoil);
    }

    /// <summary>The camera's own head on the mast, which other cameras see and the camera itself does not.</summary>
    public static Vehicle CameraHead(Vector3 mastTop) => new(
    [
        new Box(mastTop, new(0.07f, 0.06f, 0.06f), 0.5f, 0, Material.WhitePaint),
        new Rod(mastTop, mastTop + new Vector3(0.02f, -0.1f, -0.02f), 0.03f, Material.BlackPaint),
    ]);
}
