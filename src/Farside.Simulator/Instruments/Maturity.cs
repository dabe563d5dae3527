using System.Runtime.CompilerServices;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments;

/// <summary>How bright soil is against its mean: patches of a few sizes that lay bare for longer or shorter, and fresh, brighter soil where slopes let it slide.</summary>
static class Maturity
{
    const int CellsPerTile = 32;
    const int SamplesPerCell = 8;
    const int Samples = CellsPerTile * SamplesPerCell;
    static readonly float[] Tile = Smooth();

    // Wavelength in metres and amplitude, by no common measure, so that the tiles never repeat together.
    static readonly (float LengthM, float Share)[] Patches = [(830, 0.095f), (173, 0.075f), (29, 0.06f), (4.7f, 0.05f), (0.53f, 0.045f), (0.08f, 0.04f), (0.019f, 0.05f)];

    const float FreshGain = 0.45f; // blankets of young craters against mature soil

    /// <param name="up">Vertical part of the ground's unit normal.</param>
    /// <param name="footprintM">Patches narrower than two pixels are left out.</param>
    public static float Of(TerrainLevel level, float x, float y, float up, float footprintM)
    {
        var brightness = 1f;
        foreach (var (length, share) in Patches)
        {
            if (length < 2 * footprintM)
            {
                break;
            }

            brightness += share * At(x * (SamplesPerCell / length), y * (SamplesPerCell / length));
        }

        return brightness + (FreshGain * level.FreshAt(x, y)) + (0.9f * Math.Clamp(0.985f - up, 0, 0.25f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static float At(float x, float y)
    {
        var (cx, cy) = (MathF.Floor(x), MathF.Floor(y));
        var (fx, fy) = (x - cx, y - cy);
        var (left, right) = ((int)cx & (Samples - 1), ((int)cx + 1) & (Samples - 1));
        var (south, north) = (((int)cy & (Samples - 1)) * Samples, (((int)cy + 1) & (Samples - 1)) * Samples);
        return Blend.Mix(Blend.Mix(Tile[south + left], Tile[south + right], fx), Blend.Mix(Tile[north + left], Tile[north + right], fx), fy);
    }

    // Value noise, −1 … 1, that joins itself at the tile's border.
    static float[] Smooth()
    {
        var tile = new float[Samples * Samples];
        for (var i = 0; i < tile.Length; i++)
        {
            var (column, row) = (i % Samples, i / Samples);
            var (cx, fx) = (column / SamplesPerCell, Eased(column % SamplesPerCell / (float)SamplesPerCell));
            var (cy, fy) = (row / SamplesPerCell, Eased(row % SamplesPerCell / (float)SamplesPerCell));
            tile[i] = Blend.Mix(Blend.Mix(Corner(cx, cy), Corner(cx + 1, cy), fx), Blend.Mix(Corner(cx, cy + 1), Corner(cx + 1, cy + 1), fx), fy);
        }

        return tile;

        static float Eased(float t) => t * t * (3 - (2 * t));
        static float Corner(int x, int y) => Chance.Signed(Chance.Of(0x50, x % CellsPerTile, y % CellsPerTile));
    }
}
