using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry;

/// <summary>
/// A map from one picture's pixels to another's that keeps straight lines straight: how two pictures of one plane, or from one place, belong together.
/// Integer coordinates are pixel centres; <c>targetFromSource</c> names the way it goes.
/// </summary>
/// <remarks>
/// x' = (H00 x + H01 y + H02) / (H20 x + H21 y + H22) and alike for y'. The scale of the nine numbers is free; maps made here have a positive
/// denominator on the side of the source that is seen.
/// </remarks>
public sealed record Homography(double H00, double H01, double H02, double H10, double H11, double H12, double H20, double H21, double H22)
{
    public static Homography Identity { get; } = new(1, 0, 0, 0, 1, 0, 0, 0, 1);

    /// <summary>First <paramref name="second"/>, then <paramref name="first"/>.</summary>
    public static Homography operator *(Homography first, Homography second) => new(
        (first.H00 * second.H00) + (first.H01 * second.H10) + (first.H02 * second.H20),
        (first.H00 * second.H01) + (first.H01 * second.H11) + (first.H02 * second.H21),
        (first.H00 * second.H02) + (first.H01 * second.H12) + (first.H02 * second.H22),
        (first.H10 * second.H00) + (first.H11 * second.H10) + (first.H12 * second.H20),
        (first.H10 * second.H01) + (first.H11 * second.H11) + (first.H12 * second.H21),
        (first.H10 * second.H02) + (first.H11 * second.H12) + (first.H12 * second.H22),
        (first.H20 * second.H00) + (first.H21 * second.H10) + (first.H22 * second.H20),
        (first.H20 * second.H01) + (first.H21 * second.H11) + (first.H22 * second.H21),
        (first.H20 * second.H02) + (first.H21 * second.H12) + (first.H22 * second.H22));

    /// <summary>Where a pixel falls; null on or behind the line that is mapped to infinity.</summary>
    public (double Column, double Row)? Times(double column, double row)
    {
        var w = (H20 * column) + (H21 * row) + H22;
        return w > 0 ? (((H00 * column) + (H01 * row) + H02) / w, ((H10 * column) + (H11 * row) + H12) / w) : null;
    }

    /// <summary>The way back.</summary>
    /// <exception cref="InvalidOperationException">The map squeezes the plane to a line.</exception>
    public Homography Inverse()
    {
        var (a, b, c) = ((H11 * H22) - (H12 * H21), (H12 * H20) - (H10 * H22), (H10 * H21) - (H11 * H20));
        var determinant = (H00 * a) + (H01 * b) + (H02 * c);
        if (determinant == 0 || !double.IsFinite(determinant))
        {
            throw new InvalidOperationException("This map has no way back: it squeezes the plane to a line.");
        }

        var by = 1 / determinant;
        return new(
            a * by, ((H02 * H21) - (H01 * H22)) * by, ((H01 * H12) - (H02 * H11)) * by,
            b * by, ((H00 * H22) - (H02 * H20)) * by, ((H02 * H10) - (H00 * H12)) * by,
            c * by, ((H01 * H20) - (H00 * H21)) * by, ((H00 * H11) - (H01 * H10)) * by);
    }

    /// <summary>The same map with H22 = 1.</summary>
    public Homography Normalised() =>
        new(H00 / H22, H01 / H22, H02 / H22, H10 / H22, H11 / H22, H12 / H22, H20 / H22, H21 / H22, 1);

    /// <summary>How many target pixels one source pixel is wide about a place: the root of the area's growth.</summary>
    public double ScaleAt(double column, double row)
    {
        var w = (H20 * column) + (H21 * row) + H22;
        var (x, y) = (((H00 * column) + (H01 * row) + H02) / w, ((H10 * column) + (H11 * row) + H12) / w);
        var (a, b, c, d) = ((H00 - (x * H20)) / w, (H01 - (x * H21)) / w, (H10 - (y * H20)) / w, (H11 - (y * H21)) / w);
        return Math.Sqrt(Math.Abs((a * d) - (b * c)));
    }

    /// <summary>How a plane maps from one camera's picture to another's; both lenses free of distortion.</summary>
    /// <param name="target">The camera whose pixels come out.</param>
    /// <param name="source">The camera whose pixels go in.</param>
    public static Homography OfPlane(
        (PinholeCamera Camera, Pose<SiteFrame, CameraFrame> Pose) target, (PinholeCamera Camera, Pose<SiteFrame, CameraFrame> Pose) source, PlaneSurface plane)
    {
        // A ray d of the source meets the plane at o + d (offset − n·o)/(n·d): from the target's place t that is (o − t) (n·d) + d (offset − n·o), up to a factor.
        var (o, t) = (source.Pose.Origin, target.Pose.Origin);
        var heightM = plane.OffsetM - ((plane.Normal.X * o.X) + (plane.Normal.Y * o.Y) + (plane.Normal.Z * o.Z));
        var (x, y, z) = (o.X - t.X, o.Y - t.Y, o.Z - t.Z);
        var (n, s) = (plane.Normal, source.Pose.Rotation);
        var back = target.Pose.Rotation.Inverse();

        Span<double> through = stackalloc double[9]; // target camera axes from source camera axes, columns first
        Span<double> axis = stackalloc double[9] { s.M11, s.M21, s.M31, s.M12, s.M22, s.M32, s.M13, s.M23, s.M33 };
        for (var i = 0; i < 3; i++)
        {
            var (dx, dy, dz) = (axis[3 * i], axis[(3 * i) + 1], axis[(3 * i) + 2]);
            var along = (n.X * dx) + (n.Y * dy) + (n.Z * dz);
            var (px, py, pz) = ((x * along) + (dx * heightM), (y * along) + (dy * heightM), (z * along) + (dz * heightM));
            through[i] = (back.M11 * px) + (back.M12 * py) + (back.M13 * pz);
            through[3 + i] = (back.M21 * px) + (back.M22 * py) + (back.M23 * pz);
            through[6 + i] = (back.M31 * px) + (back.M32 * py) + (back.M33 * pz);
        }

        var camera = new Homography(through[0], through[1], through[2], through[3], through[4], through[5], through[6], through[7], through[8]);
        var map = PixelFromAxes(target.Camera) * camera * AxesFromPixel(source.Camera);
        return heightM < 0 ? map.Negated() : map;
    }

    // X right, Y up, −Z ahead; pixels right and down.
    static Homography PixelFromAxes(PinholeCamera camera) =>
        new(camera.FocalLengthPx, 0, -camera.PrincipalColumn, 0, -camera.FocalLengthPx, -camera.PrincipalRow, 0, 0, -1);

    static Homography AxesFromPixel(PinholeCamera camera) =>
        new(1 / camera.FocalLengthPx, 0, -camera.PrincipalColumn / camera.FocalLengthPx, 0, -1 / camera.FocalLengthPx, camera.PrincipalRow / camera.FocalLengthPx, 0, 0, -1);

    Homography Negated() => new(-H00, -H01, -H02, -H10, -H11, -H12, -H20, -H21, -H22);
}
