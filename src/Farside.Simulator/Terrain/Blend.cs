using System.Numerics;
using System.Runtime.CompilerServices;

namespace Farside.Simulator.Terrain;

/// <summary>Straight mixes and vector products spelled out: the runtime's own may fuse multiply and add, and then bytes would depend on the processor.</summary>
static class Blend
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Mix(float a, float b, float share) => a + ((b - a) * share);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Mix(double a, double b, double share) => a + ((b - a) * share);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3 Mix(Vector3 a, Vector3 b, float share) => a + ((b - a) * share);

    public static Vector3 Cross(Vector3 a, Vector3 b) => new((a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));

    public static Vector3 Mirrored(Vector3 ray, Vector3 normal) => ray - (normal * (2 * Vector3.Dot(ray, normal)));

    /// <summary>A vector turned about the vertical by <paramref name="yawRad"/> after it was turned about the x axis by <paramref name="tiltRad"/>.</summary>
    public static Vector3 Turned(Vector3 v, float yawRad, float tiltRad)
    {
        var (st, ct) = MathF.SinCos(tiltRad);
        var (sy, cy) = MathF.SinCos(yawRad);
        var (y, z) = ((v.Y * ct) - (v.Z * st), (v.Y * st) + (v.Z * ct));
        return new((v.X * cy) - (y * sy), (v.X * sy) + (y * cy), z);
    }
}
