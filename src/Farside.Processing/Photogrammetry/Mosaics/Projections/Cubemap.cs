using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Mosaics.Projections;

/// <summary>Six square pictures of 90° each that together show everything: what 3-D viewers wrap around their eye.</summary>
public static class Cubemap
{
    /// <param name="size">Pixels along a face's edge; faces meet at their outermost pixels' edges.</param>
    /// <param name="margin">Pixels more on each side, that what is done about an edge knows what lies beyond.</param>
    public static PerspectiveProjection Face(Point<SiteFrame> eye, int size, CubeFace face, int margin = 0)
    {
        var (whole, middle) = (size + (2 * margin), ((size - 1) / 2.0) + margin);
        var camera = new PinholeCamera(whole, whole, size / 2.0, middle, middle);
        return new(camera, new(Facing(face), eye));
    }

    // Columns are the camera's right, up and backwards in the site's axes.
    static Rotation<SiteFrame, CameraFrame> Facing(CubeFace face) => face switch
    {
        CubeFace.North => new(1, 0, 0, 0, 0, -1, 0, 1, 0),
        CubeFace.East => new(0, 0, -1, -1, 0, 0, 0, 1, 0),
        CubeFace.South => new(-1, 0, 0, 0, 0, 1, 0, 1, 0),
        CubeFace.West => new(0, 0, 1, 1, 0, 0, 0, 1, 0),
        CubeFace.Up => new(1, 0, 0, 0, -1, 0, 0, 0, -1),
        CubeFace.Down => new(1, 0, 0, 0, 1, 0, 0, 0, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(face), face, "One of six faces is wanted."),
    };
}
