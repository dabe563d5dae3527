namespace Farside.Core.Geometry;

/// <summary>The three camera models of the Mars rovers, each an extension of the one before.</summary>
public enum CahvKind
{
    /// <summary>Straight rays: a pinhole whose columns and rows may differ in scale and need not be at right angles.</summary>
    Cahv,

    /// <summary>Rays bent about an optical axis of its own.</summary>
    Cahvor,

    /// <summary>Wide lenses up to fisheyes, whose entrance pupil moves along the optical axis as the ray leans away from it.</summary>
    Cahvore,
}
