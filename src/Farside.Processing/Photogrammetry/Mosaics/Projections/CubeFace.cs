namespace Farside.Processing.Photogrammetry.Mosaics.Projections;

/// <summary>The six sides of a cube about the eye. Up has south at its top, down has north at its top: each joins the north face.</summary>
public enum CubeFace
{
    North,
    East,
    South,
    West,
    Up,
    Down,
}
