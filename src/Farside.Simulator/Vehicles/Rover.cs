using System.Numerics;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Vehicles;

/// <summary>A rover of about the real one's size: gold body, six wheels, two panels, dish, mast with its camera head.</summary>
static class Rover
{
    /// <param name="place">The ground under its middle.</param>
    /// <param name="headingRad">Counter-clockwise from east.</param>
    public static Vehicle StandingAt(Vector3 place, float headingRad)
    {
        var solids = new List<Solid>();
        Vector3 At(float x, float y, float z) => place + Blend.Turned(new(x, y, z), headingRad, 0);
        void Box(float x, float y, float z, float hx, float hy, float hz, Material material, float tilt = 0) =>
            solids.Add(new Box(At(x, y, z), new(hx, hy, hz), headingRad, tilt, material));
        void Rod(Vector3 a, Vector3 b, float r, Material material) =>
            solids.Add(new Rod(At(a.X, a.Y, a.Z), At(b.X, b.Y, b.Z), r, material));

        Box(0, 0, 0.62f, 0.48f, 0.40f, 0.22f, Material.GoldFoil);
        Box(0, 0, 0.85f, 0.50f, 0.42f, 0.012f, Material.BlackPaint);
        Box(0, 0.86f, 0.92f, 0.48f, 0.44f, 0.012f, Material.SolarCell, 0.22f);
        Box(0, -0.86f, 0.92f, 0.48f, 0.44f, 0.012f, Material.SolarCell, -0.22f);
        foreach (var x in (ReadOnlySpan<float>)[-0.55f, 0, 0.55f])
        {
            foreach (var side in (ReadOnlySpan<float>)[-1, 1])
            {
                Rod(new(x, side * 0.425f, 0.14f), new(x, side * 0.575f, 0.14f), 0.15f, Material.WheelMesh);
                Rod(new(x, side * 0.46f, 0.16f), new(x * 0.5f, side * 0.42f, 0.52f), 0.025f, Material.GreyMetal);
            }
        }

        Rod(new(0.34f, 0, 0.85f), new(0.34f, 0, 1.42f), 0.035f, Material.WhitePaint);
        Box(0.36f, 0, 1.50f, 0.06f, 0.20f, 0.07f, Material.WhitePaint);
        Rod(new(0.40f, 0.135f, 1.50f), new(0.45f, 0.135f, 1.50f), 0.03f, Material.BlackPaint);
        Rod(new(0.40f, -0.135f, 1.50f), new(0.45f, -0.135f, 1.50f), 0.03f, Material.BlackPaint);
        Rod(new(0.28f, 0.25f, 1.10f), new(0.32f, 0.25f, 1.13f), 0.16f, Material.Dish);
        Box(0.49f, 0, 0.66f, 0.012f, 0.12f, 0.08f, Material.RedPaint);
        Rod(new(-0.45f, 0.3f, 0.85f), new(-0.62f, 0.34f, 1.9f), 0.008f, Material.GreyMetal);
        return new(solids);
    }
}
