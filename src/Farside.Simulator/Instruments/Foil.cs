using System.Numerics;
using System.Runtime.CompilerServices;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments;

/// <summary>The crinkles of insulating foil: flat facets with sharp creases between them, small ones on large ones, as a crumpled sheet has them.</summary>
static class Foil
{
    const float Wrinkle = 0.16f;

    // Size of the facets and how steeply they lean.
    static readonly (float SizeM, float Slope)[] Scales = [(0.24f, 0.30f), (0.088f, 0.26f), (0.033f, 0.17f)];

    /// <summary>The surface's normal bent by the crinkles, and how much light the nearest fold keeps (1 away from folds).</summary>
    /// <param name="footprintM">Crinkles narrower than a pixel are left out: they only roughen the lobe.</param>
    public static (Vector3 Normal, float Fold) Creased(Vector3 normal, Vector3 local, float footprintM)
    {
        var (bend, fold) = (Vector3.Zero, 1f);
        var warp = new Vector3(Noise(local * 6), Noise((local * 6) + new Vector3(31, 0, 0)), Noise((local * 6) + new Vector3(0, 57, 0)));
        var p = local + (0.045f * warp);
        p = Askew(new(p.X, p.Y, 0.7f * p.Z)); // longer downwards: foil hangs
        foreach (var (size, slope) in Scales)
        {
            var share = Math.Clamp((size / (2.5f * footprintM)) - 0.4f, 0, 1);
            if (share <= 0)
            {
                break;
            }

            var (lean, crease) = Facet(p * (1 / size));
            bend += Upright(lean) * (slope * share);
            fold *= 1 - (share * 0.28f * Math.Clamp(1 - (crease * 16), 0, 1));
        }

        var fine = Math.Clamp((0.03f / (2.5f * footprintM)) - 0.4f, 0, 1);
        bend += Wrinkle * fine * new Vector3(Noise(local * 34), Noise((local * 34) + new Vector3(0, 9, 0)), Noise((local * 34) + new Vector3(0, 0, 17)));
        bend -= normal * Vector3.Dot(bend, normal);
        return (Vector3.Normalize(normal + bend), fold);
    }

    // The lattice of facets stands askew to every flat side of a vehicle, so that no side cuts it along its rows.
    static Vector3 Askew(Vector3 p) => new((0.36f * p.X) + (0.48f * p.Y) - (0.80f * p.Z), (-0.80f * p.X) + (0.60f * p.Y), (0.48f * p.X) + (0.64f * p.Y) + (0.60f * p.Z));

    static Vector3 Upright(Vector3 p) => new((0.36f * p.X) - (0.80f * p.Y) + (0.48f * p.Z), (0.48f * p.X) + (0.60f * p.Y) + (0.64f * p.Z), (-0.80f * p.X) + (0.60f * p.Z));

    // Heights by chance at the corners of cubes, each cut into six tetrahedra: in each the height is linear, so its slope is one for the whole facet. Beside it, how far the next facet is.
    static (Vector3 Slope, float Crease) Facet(Vector3 p)
    {
        var (x, y, z) = (MathF.Floor(p.X), MathF.Floor(p.Y), MathF.Floor(p.Z));
        Span<float> f = [p.X - x, p.Y - y, p.Z - z];
        var (first, last) = (f[0] >= f[1] ? (f[0] >= f[2] ? 0 : 2) : f[1] >= f[2] ? 1 : 2, f[0] < f[1] ? (f[0] < f[2] ? 0 : 2) : f[1] < f[2] ? 1 : 2);
        var middle = 3 - first - last;
        Span<int> at = [(int)x, (int)y, (int)z];
        Span<float> slope = [0, 0, 0];
        var height = At(at);
        foreach (var axis in (ReadOnlySpan<int>)[first, middle, last])
        {
            at[axis]++;
            var next = At(at);
            (slope[axis], height) = (next - height, next);
        }

        var crease = Math.Min(Math.Min(f[first] - f[middle], f[middle] - f[last]), Math.Min(f[last], 1 - f[first]));
        return (new(slope[0], slope[1], slope[2]), crease);

        static float At(ReadOnlySpan<int> n) => Chance.Signed(Chance.Mix(((uint)n[0] * 0x9e3779b1u) ^ ((uint)n[1] * 0x85ebca6bu) ^ ((uint)n[2] * 0xc2b2ae35u)));
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
