namespace Farside.Products.Recipes.Terrain;

/// <summary>How a terrain product's files are made from its model.</summary>
sealed record TerrainFilesOptions
{
    /// <summary>Length over which slope and roughness are told, metres; at least three cells.</summary>
    public double BaselineM { get; init; } = 0.3;

    /// <summary>How far the mesh may leave the finest cells, metres; in proportion for wider cells.</summary>
    public double ToleranceM { get; init; } = 0.003;

    /// <summary>The mesh is 2 to this power of the finest cells wide: 12 is 82 m of 2 cm cells.</summary>
    public int StepsLog2 { get; init; } = 12;

    /// <summary>Whether a film of the mesh is made.</summary>
    public bool HasTurntable { get; init; }

    /// <summary>Whether the mesh is written as PLY too.</summary>
    public bool HasPly { get; init; }

    /// <summary>Whether the mesh is written as Wavefront OBJ too, with its materials and textures.</summary>
    public bool HasObj { get; init; }

    /// <summary>Path of ffmpeg; null where there is none.</summary>
    public string? FilmTool { get; init; }
}
