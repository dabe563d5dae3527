namespace Farside.Products.Recipes.Terrain;

/// <summary>How finely a pair is matched for terrain.</summary>
public enum TerrainQuality
{
    /// <summary>Colour mosaics at half their size, where every pixel has seen all colours; panchromatic frames as they are.</summary>
    Preview,

    /// <summary>Every pixel.</summary>
    Full,
}
