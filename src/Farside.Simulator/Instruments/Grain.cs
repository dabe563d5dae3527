using System.Runtime.CompilerServices;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments;

/// <summary>Slopes of relief finer than the finest cells, so that near ground stays grainy: smooth lattice noise whose wavelength follows the cell.</summary>
static class Grain
{
    const float SlopePerOctave = 0.15f;
    const float SteepestM = 0.016f; // wider waves are flatter, by the power that the terrain's own relief has

    /// <summary>The ground's slopes with those of two finer octaves added where a pixel could still show them.</summary>
    public static (float East, float North) Added(float east, float north, float x, float y, float cellM, float footprintM)
    {
        for (var octave = 1; octave <= 2; octave++)
        {
            var wavelength = cellM * 2 / (1 << octave);
            var share = Math.Clamp((wavelength / (1.4f * footprintM)) - 1, 0, 1);
            if (share <= 0)
            {
                break;
            }

            var (de, dn) = Slope(x / wavelength, y / wavelength, (uint)octave + BitConverter.SingleToUInt32Bits(cellM));
            var slope = SlopePerOctave * share * (wavelength <= SteepestM ? 1 : MathF.Sqrt(SteepestM / wavelength));
            (east, north) = (east + (slope * de), north + (slope * dn));
        }

        return (east, north);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (float X, float Y) Slope(float x, float y, uint seed)
    {
        var (cx, cy) = (MathF.Floor(x), MathF.Floor(y));
        var (fx, fy) = (x - cx, y - cy);
        var (ix, iy) = ((uint)(int)cx * 0x9e3779b1u, (uint)(int)cy * 0x85ebca6bu);
        var a = Chance.Signed(Chance.Mix(ix ^ iy ^ seed));
        var b = Chance.Signed(Chance.Mix((ix + 0x9e3779b1u) ^ iy ^ seed));
        var c = Chance.Signed(Chance.Mix(ix ^ (iy + 0x85ebca6bu) ^ seed));
        var d = Chance.Signed(Chance.Mix((ix + 0x9e3779b1u) ^ (iy + 0x85ebca6bu) ^ seed));
        var (wx, wy) = (fx * fx * (3 - (2 * fx)), fy * fy * (3 - (2 * fy)));
        var (sx, sy) = (6 * fx * (1 - fx), 6 * fy * (1 - fy));
        return (sx * (b - a + ((a - b - c + d) * wy)), sy * (c - a + ((a - b - c + d) * wx)));
    }
}
