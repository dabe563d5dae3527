namespace Farside.Products.Recipes.Descent;

/// <summary>What lies around the frame in a film whose ground stands still.</summary>
public enum Stabilisation
{
    /// <summary>What earlier, wider frames have shown.</summary>
    GrowingMap,

    /// <summary>Nothing.</summary>
    Crop,

    /// <summary>No such film.</summary>
    None,
}
