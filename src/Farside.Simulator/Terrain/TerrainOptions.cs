namespace Farside.Simulator.Terrain;

/// <summary>What kind of ground to grow.</summary>
sealed record TerrainOptions
{
    public required uint Seed { get; init; }

    /// <summary>Cells along the edge of each level; more is finer and slower.</summary>
    public int Size { get; init; } = 2048;

    /// <summary>Levels in all; the coarsest cell is 2^(levels − 1) / 256 m.</summary>
    public int Levels { get; init; } = 13;

    /// <summary>From this level on all places share the lander's ground: 5 for stations within 120 m of it, one more for every doubling.</summary>
    public int ShareFrom { get; init; } = 5;

    /// <summary>The rover's whole way in the site frame, metres: no boulder lies on it.</summary>
    public IReadOnlyList<(double X, double Y)> RoverPath { get; init; } = [];

    /// <summary>Nothing larger than a pebble lies, and no crater wider than this opens, within this distance of the lander, metres.</summary>
    public float LandingPadM { get; init; } = 4;
}
