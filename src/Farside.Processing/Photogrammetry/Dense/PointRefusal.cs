namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>Why a pixel has no point; each has one reason, the first that applies in this order.</summary>
public enum PointRefusal : byte
{
    /// <summary>It has a point.</summary>
    None,

    /// <summary>It lies outside what both eyes see in common rows.</summary>
    OutOfPair,

    /// <summary>The matcher gave no disparity: its own tally says why.</summary>
    NoDisparity,

    /// <summary>It lies on an edge of depth, between two surfaces.</summary>
    Edge,

    /// <summary>Nearer than anything can be.</summary>
    TooNear,

    /// <summary>Farther than asked for, or not nearer than infinity.</summary>
    TooFar,

    /// <summary>Its range is less sure than asked for.</summary>
    Unsure,

    /// <summary>It stands where something else than ground does, a lander.</summary>
    NotGround,
}
