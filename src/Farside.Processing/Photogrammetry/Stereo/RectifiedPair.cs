using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Stereo;

/// <summary>
/// Two eyes seen through one straight camera each, side by side along the line between them: what lies on a row of one lies on the same row of the
/// other, and column left minus column right is focal length × baseline / depth. The common axis is the mean of both eyes' axes, as nearly as the
/// baseline allows, so that both are turned as little as can be.
/// </summary>
/// <param name="Camera">Of both pictures: no distortion, one focal length, one principal point.</param>
/// <param name="SiteFromRectified">The axes of both: X from the left eye to the right one.</param>
/// <param name="BaselineM">Metres from eye to eye.</param>
/// <remarks>Source: Fusiello, Trucco &amp; Verri 2000, Machine Vision and Applications 12, 16–22.</remarks>
public sealed record RectifiedPair(View Left, View Right, PinholeCamera Camera, Rotation<SiteFrame, CameraFrame> SiteFromRectified, double BaselineM)
{
    const int EdgeSteps = 16;

    /// <summary>Rows by which the right picture is moved at each place; none before it has been measured.</summary>
    public RowCorrection Rows { get; init; } = RowCorrection.None;

    /// <summary>Pixels of the eyes that make one of the pair, across and down.</summary>
    public double Shrink { get; init; } = 1;

    /// <summary>The pair in which everything that both eyes see at infinity has its place.</summary>
    /// <param name="shrink">Pixels of the eyes that make one of the pair, across and down: 4 for a quarter-size preview.</param>
    /// <exception cref="ArgumentException">Both eyes stand in one place, look apart, or along the line between them.</exception>
    public static RectifiedPair Of(View left, View right, double shrink = 1)
    {
        var (axes, baselineM) = Axes(left, right);
        var focal = Math.Min(Focal(left.Camera), Focal(right.Camera)) / shrink;
        var (l, r) = (Field(left, axes), Field(right, axes));
        // Rows must be in both; columns may be in either: a near point stands right in the left picture and left in the right one.
        var (top, bottom) = (Math.Max(l.Top, r.Top), Math.Min(l.Bottom, r.Bottom));
        var (first, last) = (Math.Max(l.First, r.First), Math.Min(l.Last, r.Last));
        if (!(bottom > top) || !(last > first))
        {
            throw new ArgumentException($"{left.Id} and {right.Id} see nothing in common.");
        }

        var (width, height) = ((int)Math.Floor((last - first) * focal) + 1, (int)Math.Floor((bottom - top) * focal) + 1);
        return new(left, right, new(width, height, focal, -first * focal, -top * focal), axes, baselineM) { Shrink = shrink };
    }

    /// <summary>Where a pixel of the rectified left picture lies in the left eye's own; null where that eye does not see.</summary>
    public (double Column, double Row)? InLeft(double column, double row) => In(Left, column, row);

    /// <summary>The same for the right one, its rows corrected.</summary>
    public (double Column, double Row)? InRight(double column, double row) => In(Right, column, row + Rows.At(column, row, Camera));

    /// <summary>Where a point of the scene stands in both pictures; null where one does not see it.</summary>
    public (double LeftColumn, double LeftRow, double RightColumn, double RightRow)? Project(Point<SiteFrame> point) =>
        FromLeft(Left.Project(point)) is var (lc, lr) && FromRight(Right.Project(point)) is var (rc, rr) ? (lc, lr, rc, rr) : null;

    /// <summary>From the left eye's own picture to its rectified one.</summary>
    public (double Column, double Row)? FromLeft((double Column, double Row)? seen) => From(Left, seen);

    /// <summary>From the right eye's own picture to its rectified one, rows corrected.</summary>
    public (double Column, double Row)? FromRight((double Column, double Row)? seen)
    {
        if (From(Right, seen) is not var (column, row))
        {
            return null;
        }

        // The correction is a fraction of a row over hundreds: two rounds leave nothing of it.
        var corrected = row - Rows.At(column, row, Camera);
        return (column, row - Rows.At(column, corrected, Camera));
    }

    (double Column, double Row)? In(View view, double column, double row)
    {
        var ray = view.SiteFromCamera.Rotation.Inverse() * (SiteFromRectified * Camera.Ray(column, row));
        return view.Camera.Project(new(ray.X, ray.Y, ray.Z));
    }

    (double Column, double Row)? From(View view, (double Column, double Row)? seen)
    {
        if (seen is not var (column, row))
        {
            return null;
        }

        var ray = SiteFromRectified.Inverse() * view.Ray(column, row);
        return Camera.Project(new(ray.X, ray.Y, ray.Z));
    }

    static (Rotation<SiteFrame, CameraFrame> Axes, double BaselineM) Axes(View left, View right)
    {
        var (a, b) = (left.SiteFromCamera.Origin, right.SiteFromCamera.Origin);
        var base3 = new Vector3<SiteFrame>(b.X - a.X, b.Y - a.Y, b.Z - a.Z);
        if (!(base3.Length > 0))
        {
            throw new ArgumentException($"{left.Id} and {right.Id} stand in one place: they are no stereo pair.");
        }

        var x = (1 / base3.Length) * base3;
        var back = Back(left) + Back(right);
        var y = back.Cross(x);
        if (y.Length < 0.1 || x.Dot(Right3(left)) < 0.5)
        {
            throw new ArgumentException($"{left.Id} and {right.Id} do not stand side by side, the left one on the left.");
        }

        y = (1 / y.Length) * y;
        var z = x.Cross(y);
        return (new(x.X, y.X, z.X, x.Y, y.Y, z.Y, x.Z, y.Z, z.Z), base3.Length);
    }

    static Vector3<SiteFrame> Back(View view)
    {
        var r = view.SiteFromCamera.Rotation;
        return new(r.M13, r.M23, r.M33);
    }

    static Vector3<SiteFrame> Right3(View view)
    {
        var r = view.SiteFromCamera.Rotation;
        return new(r.M11, r.M21, r.M31);
    }

    /// <summary>Pixels a radian in the middle of the picture.</summary>
    static double Focal(ICameraModel camera)
    {
        var (column, row) = ((camera.Width - 1) / 2.0, (camera.Height - 1) / 2.0);
        return 2 / camera.Ray(column - 1, row).AngleToRad(camera.Ray(column + 1, row));
    }

    /// <summary>The largest upright rectangle within a picture's outline, in tangents right and down of the common axis.</summary>
    static (double First, double Last, double Top, double Bottom) Field(View view, Rotation<SiteFrame, CameraFrame> axes)
    {
        var (width, height) = (view.Camera.Width - 1.0, view.Camera.Height - 1.0);
        (double X, double Y) At(double column, double row)
        {
            var ray = axes.Inverse() * view.Ray(column, row);
            return ray.Z < -0.05 ? (ray.X / -ray.Z, ray.Y / ray.Z) : throw new ArgumentException($"{view.Id} looks along the line between the eyes, or away.");
        }

        var steps = Enumerable.Range(0, EdgeSteps + 1).Select(i => i / (double)EdgeSteps).ToList();
        return (steps.Max(s => At(0, s * height).X), steps.Min(s => At(width, s * height).X), steps.Max(s => At(s * width, 0).Y), steps.Min(s => At(s * width, height).Y));
    }
}
