namespace Farside.Processing.Descent.BaseMaps;

/// <summary>What of a map a frame is compared with.</summary>
public enum GroundKind
{
    /// <summary>Its heights, lit by the frame's own Sun.</summary>
    Heights,

    /// <summary>Its picture, turned to the frame's Sun.</summary>
    Pictures,

    /// <summary>The mean of both.</summary>
    Both,
}
