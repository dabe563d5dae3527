namespace Farside.Processing.Photogrammetry.Mosaics.Projections;

/// <summary>How far from the middle an angle from the nadir falls.</summary>
public enum AzimuthalKind
{
    /// <summary>2 · tan(c/2): keeps shapes; the little planet.</summary>
    Stereographic,

    /// <summary>c itself: keeps distances from the middle.</summary>
    Equidistant,
}
