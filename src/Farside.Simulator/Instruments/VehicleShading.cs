using System.Numerics;
using Farside.Simulator.Terrain;
using Farside.Simulator.Vehicles;

namespace Farside.Simulator.Instruments;

/// <summary>Light from a vehicle's surface: diffuse paint, mirror-like foil that shows sky, ground or Sun by facet, and the glow of the lit ground on sides in shade.</summary>
static class VehicleShading
{
    const float GroundGlow = 0.075f; // radiance factor of sunlit soil, seen from above at a middling phase

    public static Vector3 Shade(Scene scene, Vector3 place, Vector3 ray, SolidHit hit)
    {
        var sun = scene.TowardsSun;
        var isShaded = scene.Vehicles.Any(vehicle => vehicle.Shades(place + (hit.Normal * 0.006f), sun));
        var normal = hit.Material is Material.GoldFoil ? Crinkled(hit.Normal, hit.Local) : hit.Normal;
        var cosSun = isShaded ? 0 : Math.Max(0, Vector3.Dot(normal, sun));
        var fromGround = GroundGlow * sun.Z * (0.5f - (0.5f * normal.Z));
        var (colour, mirror, gloss) = Look(hit.Material, hit.Local);
        var diffuse = colour * (cosSun + fromGround) * (1 - mirror);
        return mirror == 0 ? diffuse : diffuse + (colour * mirror * Mirrored(scene, Vector3.Reflect(ray, normal), isShaded, gloss));
    }

    static (Vector3 Colour, float Mirror, float Gloss) Look(Material material, Vector3 local) => material switch
    {
        Material.GoldFoil => (new(0.95f, 0.62f, 0.20f), 0.75f, 60),
        Material.WhitePaint => (new(0.70f, 0.70f, 0.68f), 0.05f, 20),
        Material.BlackPaint => (new(0.04f, 0.04f, 0.045f), 0.05f, 20),
        Material.GreyMetal => (new(0.36f, 0.36f, 0.37f), 0.30f, 40),
        Material.SolarCell => (IsGridLine(local) ? new(0.25f, 0.25f, 0.27f) : new Vector3(0.025f, 0.03f, 0.06f), 0.25f, 200),
        Material.RedPaint => (new(0.55f, 0.05f, 0.04f), 0.03f, 20),
        _ => (new(0.60f, 0.45f, 0.06f), 0.03f, 20),
    };

    static bool IsGridLine(Vector3 local) =>
        MathF.Abs((local.X * 12.5f) - MathF.Round(local.X * 12.5f)) < 0.04f || MathF.Abs((local.Y * 25) - MathF.Round(local.Y * 25)) < 0.03f;

    // What a mirror sees: black sky, sunlit ground below the horizon, and the Sun as a lobe.
    static float Mirrored(Scene scene, Vector3 direction, bool isShaded, float gloss)
    {
        var sun = Vector3.Dot(direction, scene.TowardsSun);
        var glint = isShaded || sun <= 0 ? 0 : 6 * MathF.Pow(sun, gloss);
        var ground = direction.Z < 0.02f ? GroundGlow * (0.6f + (0.9f * scene.TowardsSun.Z)) * Math.Min(1, (0.05f - direction.Z) * 8) : 0;
        return glint + ground;
    }

    // Foil is made of flat patches a few centimetres across, each tilted its own way: the nearest seed of a jittered lattice says which.
    static Vector3 Crinkled(Vector3 normal, Vector3 local)
    {
        const float Patch = 0.085f;
        var p = local / Patch;
        var (cx, cy, cz) = ((int)MathF.Floor(p.X), (int)MathF.Floor(p.Y), (int)MathF.Floor(p.Z));
        var (best, id) = (float.MaxValue, 0u);
        for (var i = 0; i < 27; i++)
        {
            var (x, y, z) = (cx + (i % 3) - 1, cy + (i / 3 % 3) - 1, cz + (i / 9) - 1);
            var hash = Chance.Of(77, x, y, z);
            var seed = new Vector3(x + Chance.Unit(hash), y + Chance.Unit(Chance.Mix(hash)), z + Chance.Unit(Chance.Mix(hash + 7)));
            var away = Vector3.DistanceSquared(p, seed);
            (best, id) = away < best ? (away, hash) : (best, id);
        }

        var tilt = new Vector3(Chance.Signed(Chance.Mix(id + 1)), Chance.Signed(Chance.Mix(id + 2)), Chance.Signed(Chance.Mix(id + 3)));
        return Vector3.Normalize(normal + (0.55f * tilt));
    }
}
