namespace Farside.Processing.Descent;

/// <summary>What one frame of a descent is good for.</summary>
public enum FrameState
{
    /// <summary>Shows ground that moves.</summary>
    Useful,

    /// <summary>Most of it is at the upper end of the numbers.</summary>
    Saturated,

    /// <summary>Shows next to nothing: dark, flat, or veiled by dust.</summary>
    Blank,

    /// <summary>Its samples are another frame's, one by one.</summary>
    Duplicate,

    /// <summary>Taken after touchdown: the same view as the others after it, but for noise.</summary>
    Settled,

    /// <summary>Cannot be read.</summary>
    Broken,

    /// <summary>No such frame in the archive, though its index lies between others'.</summary>
    Missing,
}
