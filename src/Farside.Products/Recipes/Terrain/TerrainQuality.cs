namespace Farside.Products.Recipes.Terrain;

/// <summary>How finely a pair is matched for terrain.</summary>
public enum TerrainQuality
{
    /// <summary>Frames wider than <see cref="StereoTerrainOptions.PreviewWidth"/> at half their size.</summary>
    Preview,

    /// <summary>Every pixel.</summary>
    Full,
}
