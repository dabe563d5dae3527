namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>Why a pixel has no disparity; each pixel has one reason, the first that applies in this order.</summary>
public enum MatchRefusal : byte
{
    /// <summary>It has a disparity.</summary>
    None,

    /// <summary>The left picture shows nothing there.</summary>
    NoPicture,

    /// <summary>The right picture shows nothing wherever the pixel may lie.</summary>
    OutOfView,

    /// <summary>Another disparity, not a neighbour of the best, is nearly as good.</summary>
    NotUnique,

    /// <summary>The right picture's own search leads elsewhere: hidden from the right eye, or mistaken.</summary>
    LeftRight,

    /// <summary>A small island that stands off from all around it.</summary>
    Speckle,
}
