namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>What ties are ties to.</summary>
public enum Structure
{
    /// <summary>Points in space, near or at infinity.</summary>
    Points,

    /// <summary>Directions: all pictures are taken from one spot, and positions are left alone.</summary>
    Directions,
}
