namespace Farside.Products.Descent;

/// <summary>What the samples of a base map's file are.</summary>
public enum BaseMapRole
{
    /// <summary>Brightness.</summary>
    Picture,

    /// <summary>Metres above the Moon's sphere of 1737.4 km.</summary>
    Heights,

    /// <summary>Kilometres above it.</summary>
    HeightsKm,
}
