using System.Numerics;
using Farside.Simulator.Terrain;
using Farside.Simulator.Vehicles;

namespace Farside.Simulator.Instruments;

/// <summary>Light from a vehicle's surface: diffuse paint, mirror-like foil that shows sky, ground or Sun by facet, and the glow of the lit ground on sides in shade.</summary>
static class VehicleShading
{
    const float GroundGlow = 0.032f; // radiance factor of sunlit soil, seen from above at a middling phase

    /// <param name="footprintM">Width of the pixel where it falls.</param>
    public static Vector3 Shade(Scene scene, Vector3 place, Vector3 ray, SolidHit hit, float footprintM)
    {
        var sun = scene.TowardsSun;
        var isShaded = scene.IsShadedByVehicle(place + (hit.Normal * 0.006f));
        var normal = hit.Material is Material.GoldFoil ? Crinkled(hit.Normal, hit.Local) : hit.Normal;
        var cosSun = isShaded ? 0 : Math.Max(0, Vector3.Dot(normal, sun));
        var fromGround = GroundGlow * sun.Z * (0.5f - (0.5f * normal.Z));
        var (colour, mirror, gloss) = Look(hit.Material, hit.Local, footprintM / Math.Max(0.02f, -Vector3.Dot(hit.Normal, ray)));
        var diffuse = colour * (cosSun + fromGround) * (1 - mirror);
        return mirror == 0 ? diffuse : diffuse + (colour * mirror * Mirrored(scene, Vector3.Reflect(ray, normal), isShaded, gloss));
    }

    static (Vector3 Colour, float Mirror, float Gloss) Look(Material material, Vector3 local, float footprintM) => material switch
    {
        Material.GoldFoil => (new(0.95f, 0.62f, 0.20f), 0.75f, 60),
        Material.WhitePaint => (new(0.70f, 0.70f, 0.68f), 0.05f, 20),
        Material.BlackPaint => (new(0.04f, 0.04f, 0.045f), 0.05f, 20),
        Material.GreyMetal => (new(0.24f, 0.24f, 0.25f), 0.12f, 30),
        Material.SolarCell => (Vector3.Lerp(new(0.025f, 0.03f, 0.06f), new(0.14f, 0.14f, 0.15f), GridLine(local, footprintM)), 0.25f, 200),
        Material.RedPaint => (new(0.55f, 0.05f, 0.04f), 0.03f, 20),
        _ => (new(0.60f, 0.45f, 0.06f), 0.03f, 20),
    };

    // Share of silver grid under a pixel: sharp lines near by, their mean where the pixel is wider than a cell.
    static float GridLine(Vector3 local, float footprintM)
    {
        const float Mean = 0.06f;
        var line = Math.Max(Line(local.X / 0.08f), Line(local.Y / 0.08f));
        return float.Lerp(line, Mean, Math.Clamp(footprintM / 0.02f, 0, 1));

        static float Line(float x) => MathF.Abs(x - MathF.Round(x)) < 0.04f ? 1 : 0;
    }

    // What a mirror sees: black sky, sunlit ground below the horizon, and the Sun as a lobe.
    static float Mirrored(Scene scene, Vector3 direction, bool isShaded, float gloss)
    {
        var sun = Vector3.Dot(direction, scene.TowardsSun);
        var glint = isShaded || sun <= 0 ? 0 : 6 * MathF.Pow(sun, gloss);
        var ground = direction.Z < 0.02f ? GroundGlow * (0.5f + (0.6f * scene.TowardsSun.Z)) * Math.Min(1, (0.02f - direction.Z) * 5) : 0;
        return glint + ground;
    }

    // Foil is made of flat patches a few centimetres across, each tilted its own way: the nearest seed of a jittered lattice says which.
    static Vector3 Crinkled(Vector3 normal, Vector3 local)
    {
        var p = local * new Vector3(17, 17, 9); // patches of 6 × 11 cm, hanging down
        var (cx, cy, cz) = ((int)MathF.Floor(p.X - 0.5f), (int)MathF.Floor(p.Y - 0.5f), (int)MathF.Floor(p.Z - 0.5f));
        var (best, id, offset) = (float.MaxValue, 0u, Vector3.Zero);
        for (var i = 0; i < 8; i++)
        {
            var (x, y, z) = (cx + (i & 1), cy + ((i >> 1) & 1), cz + (i >> 2));
            var hash = Chance.Mix(((uint)x * 0x9e3779b1u) ^ ((uint)y * 0x85ebca6bu) ^ ((uint)z * 0xc2b2ae35u));
            var seed = new Vector3(x + 0.1f, y + 0.1f, z + 0.1f) + (new Vector3(hash & 1023, (hash >> 10) & 1023, hash >> 22) * (0.8f / 1023));
            var away = Vector3.DistanceSquared(p, seed);
            (best, id, offset) = away < best ? (away, hash, p - seed) : (best, id, offset);
        }

        var tilt = new Vector3(Chance.Signed(Chance.Mix(id + 1)), Chance.Signed(Chance.Mix(id + 2)), Chance.Signed(Chance.Mix(id + 3)));
        return Vector3.Normalize(normal + (0.75f * tilt * tilt.Length()) + (0.35f * offset) + new Vector3(0, 0, 0.15f)); // each patch bulges
    }
}
