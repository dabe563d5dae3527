using System.Numerics;
using System.Runtime.CompilerServices;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments;

/// <summary>The crinkles of insulating foil: pillows between sharp creases at three sizes, the small ones within the large.</summary>
static class Foil
{
    static readonly (float SizeM, float Bulge, float Tilt)[] Scales = [(0.15f, 0.12f, 0.15f), (0.057f, 0.13f, 0.15f), (0.019f, 0.14f, 0.16f)];

    /// <summary>The surface's normal bent by the crinkles, and how much light the nearest fold keeps (1 away from folds).</summary>
    /// <param name="footprintM">Crinkles narrower than a pixel are left out: they only roughen the lobe.</param>
    public static (Vector3 Normal, float Fold) Creased(Vector3 normal, Vector3 local, float footprintM)
    {
        var (bend, fold) = (Vector3.Zero, 1f);
        var p = local + (0.02f * new Vector3(Noise(local * 11), Noise((local * 11) + new Vector3(31, 0, 0)), Noise((local * 11) + new Vector3(0, 57, 0))));
        foreach (var (size, bulge, tilt) in Scales)
        {
            var share = Math.Clamp((size / (2.5f * footprintM)) - 0.4f, 0, 1);
            if (share <= 0)
            {
                break;
            }

            var (offset, id, crease) = Nearest(p * new Vector3(1 / size, 1 / size, 0.62f / size)); // longer downwards: foil hangs
            var lean = new Vector3(Chance.Signed(Chance.Mix(id + 1)), Chance.Signed(Chance.Mix(id + 2)), Chance.Signed(Chance.Mix(id + 3)));
            bend += share * ((bulge * offset) + (tilt * lean));
            fold *= 1 - (share * 0.20f * Math.Clamp(1 - (crease * 8), 0, 1));
        }

        bend -= normal * Vector3.Dot(bend, normal);
        return (Vector3.Normalize(normal + bend), fold);
    }

    // The nearest seed of a jittered lattice: how far off it lies, which one it is, and how much farther the next one is.
    static (Vector3 Offset, uint Id, float Crease) Nearest(Vector3 p)
    {
        var (cx, cy, cz) = ((int)MathF.Floor(p.X - 0.5f), (int)MathF.Floor(p.Y - 0.5f), (int)MathF.Floor(p.Z - 0.5f));
        var (best, second, id, offset) = (float.MaxValue, float.MaxValue, 0u, Vector3.Zero);
        for (var i = 0; i < 8; i++)
        {
            var (x, y, z) = (cx + (i & 1), cy + ((i >> 1) & 1), cz + (i >> 2));
            var hash = Chance.Mix(((uint)x * 0x9e3779b1u) ^ ((uint)y * 0x85ebca6bu) ^ ((uint)z * 0xc2b2ae35u));
            var away = p - (new Vector3(x + 0.1f, y + 0.1f, z + 0.1f) + (new Vector3(hash & 1023, (hash >> 10) & 1023, hash >> 22) * (0.8f / 1023)));
            var squared = Vector3.Dot(away, away);
            second = Math.Min(second, Math.Max(squared, best));
            if (squared < best)
            {
                (best, id, offset) = (squared, hash, away);
            }
        }

        return (offset, id, MathF.Sqrt(second) - MathF.Sqrt(best));
    }

    /// <summary>Smooth value noise in space, −1 … 1, one cell to the unit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Noise(Vector3 p)
    {
        var (x, y, z) = (MathF.Floor(p.X), MathF.Floor(p.Y), MathF.Floor(p.Z));
        var (fx, fy, fz) = (p.X - x, p.Y - y, p.Z - z);
        (fx, fy, fz) = (fx * fx * (3 - (2 * fx)), fy * fy * (3 - (2 * fy)), fz * fz * (3 - (2 * fz)));
        var (ix, iy, iz) = ((int)x, (int)y, (int)z);
        return Blend.Mix(Plane(iz), Plane(iz + 1), fz);

        float Plane(int k) => Blend.Mix(Row(iy, k), Row(iy + 1, k), fy);
        float Row(int j, int k) => Blend.Mix(At(ix, j, k), At(ix + 1, j, k), fx);
        static float At(int i, int j, int k) => Chance.Signed(Chance.Mix(((uint)i * 0x9e3779b1u) ^ ((uint)j * 0x85ebca6bu) ^ ((uint)k * 0xc2b2ae35u)));
    }
}
