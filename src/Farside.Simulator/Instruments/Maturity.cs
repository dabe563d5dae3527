using System.Runtime.CompilerServices;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments;

/// <summary>How bright soil is against its mean: patches of a few sizes that lay bare for longer or shorter, and fresh, brighter soil where slopes let it slide.</summary>
static class Maturity
{
    // Wavelength in metres and amplitude.
    static readonly (float LengthM, float Share)[] Patches = [(830, 0.085f), (190, 0.070f), (37, 0.055f), (5.3f, 0.045f), (0.71f, 0.04f), (0.09f, 0.04f)];

    /// <param name="up">Vertical part of the ground's unit normal.</param>
    /// <param name="footprintM">Patches narrower than two pixels are left out.</param>
    public static float Of(float x, float y, float up, float footprintM)
    {
        var brightness = 1f;
        for (var i = 0; i < Patches.Length && Patches[i].LengthM > 2 * footprintM; i++)
        {
            var (length, share) = Patches[i];
            brightness += share * Noise(x / length, y / length, (uint)i);
        }

        return brightness + (0.9f * Math.Clamp(0.985f - up, 0, 0.25f));
    }

    // Smooth value noise, −1 … 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static float Noise(float x, float y, uint octave)
    {
        var (cx, cy) = (MathF.Floor(x), MathF.Floor(y));
        var (fx, fy) = (x - cx, y - cy);
        (fx, fy) = (fx * fx * (3 - (2 * fx)), fy * fy * (3 - (2 * fy)));
        var (ix, iy) = ((uint)(int)cx * 0x9e3779b1u, ((uint)(int)cy * 0x85ebca6bu) ^ (octave * 0x3c6ef372u));
        var south = Blend.Mix(At(ix, iy), At(ix + 0x9e3779b1u, iy), fx);
        iy = ((uint)((int)cy + 1) * 0x85ebca6bu) ^ (octave * 0x3c6ef372u);
        return Blend.Mix(south, Blend.Mix(At(ix, iy), At(ix + 0x9e3779b1u, iy), fx), fy);

        static float At(uint x, uint y) => Chance.Signed(Chance.Mix(x ^ y));
    }
}
