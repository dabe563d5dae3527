using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Stabilise;

/// <summary>
/// Where a camera would have looked between two frames: the four corners of what both see on the ground move along straight lines, so that the size of what is seen
/// shrinks by equal factors in equal times, as it does for an eye that falls towards it.
/// </summary>
public static class FrameBetween
{
    /// <param name="share">0 at the first, 1 at the second.</param>
    /// <returns>Null where a corner looks past the ground.</returns>
    public static PlacedFrame? At(PlacedFrame first, PlacedFrame second, double share, int width, int height)
    {
        if (share <= 0 || share >= 1)
        {
            return share <= 0 ? first : second;
        }

        var (a, b) = (Corners(first, width, height), Corners(second, width, height));
        if (a is null || b is null)
        {
            return null;
        }

        var along = Along(first.UnitsPerPixel, second.UnitsPerPixel, share);
        var between = a.Zip(b, (p, q) => (p.U + ((q.U - p.U) * along), p.V + ((q.V - p.V) * along))).ToArray();
        var groundFromPixel = SquareTo(between) * new Homography(1.0 / (width - 1), 0, 0, 0, 1.0 / (height - 1), 0, 0, 0, 1);
        return PlacedFrame.Of(Facing(groundFromPixel.Inverse(), first), width, height);
    }

    // How far along a straight line between two sizes their geometric mean of that share lies.
    static double Along(double from, double to, double share)
    {
        var ratio = to / from;
        return Math.Abs(ratio - 1) < 1e-6 ? share : (Math.Pow(ratio, share) - 1) / (ratio - 1);
    }

    static List<(double U, double V)>? Corners(PlacedFrame frame, int width, int height)
    {
        var back = frame.PixelFromGround.Inverse();
        var corners = new List<(double, double)>(4);
        foreach (var (x, y) in new[] { (0.0, 0.0), (width - 1.0, 0), (width - 1, height - 1), (0, height - 1) })
        {
            var w = (back.H20 * x) + (back.H21 * y) + back.H22;
            var (u, v) = (((back.H00 * x) + (back.H01 * y) + back.H02) / w, ((back.H10 * x) + (back.H11 * y) + back.H12) / w);
            if (!((frame.PixelFromGround.H20 * u) + (frame.PixelFromGround.H21 * v) + frame.PixelFromGround.H22 > 0))
            {
                return null;
            }

            corners.Add((u, v));
        }

        return corners;
    }

    // The unit square's corners (0,0) (1,0) (1,1) (0,1) to four places. Source: P. Heckbert 1989, Fundamentals of Texture Mapping and Image Warping, section 2.2.3.
    static Homography SquareTo((double X, double Y)[] to)
    {
        var (dx1, dx2, sx) = (to[1].X - to[2].X, to[3].X - to[2].X, to[0].X - to[1].X + to[2].X - to[3].X);
        var (dy1, dy2, sy) = (to[1].Y - to[2].Y, to[3].Y - to[2].Y, to[0].Y - to[1].Y + to[2].Y - to[3].Y);
        var determinant = (dx1 * dy2) - (dx2 * dy1);
        var (g, h) = (((sx * dy2) - (dx2 * sy)) / determinant, ((dx1 * sy) - (sx * dy1)) / determinant);
        return new(
            to[1].X - to[0].X + (g * to[1].X), to[3].X - to[0].X + (h * to[3].X), to[0].X,
            to[1].Y - to[0].Y + (g * to[1].Y), to[3].Y - to[0].Y + (h * to[3].Y), to[0].Y,
            g, h, 1);
    }

    static Homography Facing(Homography map, PlacedFrame near) =>
        (map.H20 * near.U) + (map.H21 * near.V) + map.H22 > 0 ? map : new(-map.H00, -map.H01, -map.H02, -map.H10, -map.H11, -map.H12, -map.H20, -map.H21, -map.H22);
}
