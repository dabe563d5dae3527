using System.Runtime.CompilerServices;

namespace Farside.Simulator.Terrain;

/// <summary>The ground around one place: squares of equal cell count, each twice as coarse and wide as the one before, from millimetres to the horizon.</summary>
sealed class TerrainPyramid
{
    /// <summary>Cell of the finest level, metres: an exact binary fraction, so that lattices nest without rounding.</summary>
    public const float FinestCellM = 1f / 256;

    readonly TerrainLevel[] _levels;

    public TerrainPyramid(TerrainLevel[] levels)
    {
        _levels = levels;
        HighestM = levels.Max(level => level.Heights.Max());
    }

    public IReadOnlyList<TerrainLevel> Levels => _levels;

    public int Coarsest => _levels.Length - 1;

    /// <summary>No ground is higher than this.</summary>
    public float HighestM { get; }

    /// <summary>The finest level that holds a place, at least <paramref name="level"/>; −1 beyond the horizon's edge.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int LevelAt(float x, float y, int level)
    {
        while (!_levels[level].Contains(x, y))
        {
            if (++level == _levels.Length)
            {
                return -1;
            }
        }

        return level;
    }

    public float HeightAt(double x, double y, int finest = 0)
    {
        var level = LevelAt((float)x, (float)y, finest);
        return level < 0 ? 0 : _levels[level].HeightAt((float)x, (float)y);
    }

    /// <summary>The level whose cell is about as wide as <paramref name="footprintM"/>.</summary>
    public int LevelFor(double footprintM) => Math.Clamp((int)Math.Ceiling(Math.Log2(Math.Max(footprintM, 1e-6) / FinestCellM)), 0, Coarsest);
}
