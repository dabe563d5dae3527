using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Tracking;

/// <summary>A frame's places as numbers of about −1 to 1, and the small changes of its map in these numbers.</summary>
readonly record struct FrameGrid(double MiddleX, double MiddleY, double HalfSize)
{
    public static FrameGrid Of(FrameShape shape) => new((shape.Width - 1) / 2.0, (shape.Height - 1) / 2.0, Math.Max(shape.Width, shape.Height) / 2.0);

    public (double X, double Y) ToGrid(double x, double y) => ((x - MiddleX) / HalfSize, (y - MiddleY) / HalfSize);

    /// <summary>Pixels from grid.</summary>
    public Homography PixelFromGrid => new(HalfSize, 0, MiddleX, 0, HalfSize, MiddleY, 0, 0, 1);

    public Homography GridFromPixel => new(1 / HalfSize, 0, -MiddleX / HalfSize, 0, 1 / HalfSize, -MiddleY / HalfSize, 0, 0, 1);

    /// <summary>The map after a small change of its source: map × (1 + change), the change in grid numbers, row-major.</summary>
    public Homography Changed(Homography targetFromFrame, ReadOnlySpan<double> change)
    {
        var step = new Homography(
            1 + change[0], change[1], change[2], change[3], 1 + change[4], change[5], change[6], change[7], 1 + (change.Length > 8 ? change[8] : 0));
        return Scaled(targetFromFrame * PixelFromGrid * step * GridFromPixel);
    }

    // Products of many maps grow or fade; the middle's denominator stays 1.
    Homography Scaled(Homography map)
    {
        var by = 1 / ((map.H20 * MiddleX) + (map.H21 * MiddleY) + map.H22);
        return new(map.H00 * by, map.H01 * by, map.H02 * by, map.H10 * by, map.H11 * by, map.H12 * by, map.H20 * by, map.H21 * by, map.H22 * by);
    }
}
