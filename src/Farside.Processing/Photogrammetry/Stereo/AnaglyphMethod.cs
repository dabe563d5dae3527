namespace Farside.Processing.Photogrammetry.Stereo;

/// <summary>How two pictures share the three colours of one, for red (left) and cyan (right) glasses.</summary>
public enum AnaglyphMethod
{
    /// <summary>The least error of colour behind real glasses on a real screen, leaks between the eyes taken off.</summary>
    Dubois,

    /// <summary>Both eyes' luminance: no colour, no rivalry.</summary>
    Grey,

    /// <summary>Red from the left one's luminance, green and blue from the right one.</summary>
    HalfColour,

    /// <summary>Red from the left one, green and blue from the right one.</summary>
    Colour,
}
