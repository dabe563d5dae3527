namespace Farside.Processing.Imaging.Defects;

/// <summary>Why a pixel's light is not what the scene sent: the bits of <c>mask.png</c>. Zero is a sound pixel.</summary>
[Flags]
public enum PixelFlags : byte
{
    None = 0,

    /// <summary>A sample at full scale, here or among the eight neighbours that its missing colours come from.</summary>
    Saturated = 1,

    /// <summary>A hot pixel or a single spike, replaced by its neighbours of the same colour.</summary>
    HotPixel = 2,

    /// <summary>In a column that gives no or too little signal, replaced by the columns beside it.</summary>
    DeadColumn = 4,

    /// <summary>No light from the scene: a dark border, or outside the picture.</summary>
    Outside = 8,

    /// <summary>Shows the camera's own vehicle.</summary>
    Hardware = 16,
}
