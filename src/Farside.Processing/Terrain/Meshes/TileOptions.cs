namespace Farside.Processing.Terrain.Meshes;

/// <summary>How a model is cut into tiles.</summary>
public sealed record TileOptions
{
    /// <summary>Steps to a tile's side, as a power of two.</summary>
    public int StepsLog2 { get; init; } = 7;

    /// <summary>How far ground may lie from the edge that replaces it, as a share of the tile's step.</summary>
    public double Tolerance { get; init; } = 0.25;

    /// <summary>0 for one a processor.</summary>
    public int Threads { get; init; }
}
