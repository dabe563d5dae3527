using Farside.Core.Geometry;

namespace Farside.Processing.Imaging.Colour;

/// <summary>Where the four corners of a patch are in a picture, pixels: the first square's outer corner, then on along its first row and around.</summary>
public readonly record struct PatchCorners((double Column, double Row) First, (double Column, double Row) Second, (double Column, double Row) Third, (double Column, double Row) Fourth)
{
    /// <summary>Where corners known in the site are seen; null when one of them is behind the camera.</summary>
    public static PatchCorners? Seen(ICameraModel camera, Pose<SiteFrame, CameraFrame> siteFromCamera, IReadOnlyList<Point<SiteFrame>> corners)
    {
        if (corners.Count != 4)
        {
            throw new ArgumentException($"{corners.Count} corners; a patch has four.", nameof(corners));
        }

        var cameraFromSite = siteFromCamera.Inverse();
        var seen = corners.Select(corner => camera.Project(cameraFromSite * corner)).ToArray();
        return seen.Any(pixel => pixel is null) ? null : new(seen[0]!.Value, seen[1]!.Value, seen[2]!.Value, seen[3]!.Value);
    }

    /// <summary>The pixel of a place on the patch, 0 to 1 along its first row and down, by the perspective map of the unit square.</summary>
    /// <remarks>Source: Heckbert 1989, Fundamentals of Texture Mapping and Image Warping, section 2.2.3 (square to quadrilateral).</remarks>
    public (double Column, double Row) At(double across, double down)
    {
        var (ex, ey) = (First.Column - Second.Column + Third.Column - Fourth.Column, First.Row - Second.Row + Third.Row - Fourth.Row);
        var (ax, ay) = (Second.Column - Third.Column, Second.Row - Third.Row);
        var (bx, by) = (Fourth.Column - Third.Column, Fourth.Row - Third.Row);
        var area = (ax * by) - (bx * ay);
        var (g, h) = (((ex * by) - (bx * ey)) / area, ((ax * ey) - (ex * ay)) / area);
        var w = (g * across) + (h * down) + 1;
        return (
            (((Second.Column - First.Column + (g * Second.Column)) * across) + ((Fourth.Column - First.Column + (h * Fourth.Column)) * down) + First.Column) / w,
            (((Second.Row - First.Row + (g * Second.Row)) * across) + ((Fourth.Row - First.Row + (h * Fourth.Row)) * down) + First.Row) / w);
    }
}
