using Farside.Simulator.Terrain;

namespace Farside.Tests.Simulator;

/// <summary>Little terrains for tests.</summary>
static class SmallGround
{
    public static TerrainPyramid Bake(uint seed = 5) => new TerrainBaker(new() { Seed = seed, Size = 256, Levels = 11 }).Bake();

    /// <summary>Level ground with one square post at the origin.</summary>
    public static TerrainPyramid Post(int size, float cellM, float heightM, int halfWidthCells)
    {
        var level = new TerrainLevel(size, cellM, -size / 2, -size / 2);
        for (var row = -halfWidthCells; row <= halfWidthCells; row++)
        {
            level.Heights.AsSpan((((size / 2) + row) * size) + (size / 2) - halfWidthCells, (2 * halfWidthCells) + 1).Fill(heightM);
        }

        return new([level]);
    }
}
