namespace Farside.Core.Geometry;

/// <summary>
/// A pinhole behind a lens that bends rays (Brown's model). With (x, y) the tangents right and down of the axis and r² = x² + y², the light falls on
/// x' = x (1 + k₁ r² + k₂ r⁴ + k₃ r⁶) + 2 p₁ x y + p₂ (r² + 2 x²), y' = y (1 + k₁ r² + k₂ r⁴ + k₃ r⁶) + p₁ (r² + 2 y²) + 2 p₂ x y,
/// and the pixel is (PrincipalColumn + f x', PrincipalRow + f y'). Integer pixel coordinates are pixel centres, (0, 0) top left.
/// </summary>
/// <param name="FocalLengthPx">Focal length in pixels.</param>
/// <param name="PrincipalColumn">Column where the optical axis meets the detector.</param>
/// <param name="PrincipalRow">Row where the optical axis meets the detector.</param>
/// <remarks>
/// Source: Brown 1971, Photogrammetric Engineering 37, 855–866, in the direction (ideal to observed) and with the coefficient order of OpenCV's
/// camera model. All five coefficients are unitless, for tangents.
/// </remarks>
public sealed record BrownCamera(int Width, int Height, double FocalLengthPx, double PrincipalColumn, double PrincipalRow) : ICameraModel
{
    const int MostSteps = 40;
    const double SmallEnough = 1e-15;

    /// <summary>Radial, third order; negative is a barrel.</summary>
    public double K1 { get; init; }

    /// <summary>Radial, fifth order.</summary>
    public double K2 { get; init; }

    /// <summary>Radial, seventh order.</summary>
    public double K3 { get; init; }

    /// <summary>Decentring, mostly along rows' direction (down).</summary>
    public double P1 { get; init; }

    /// <summary>Decentring, mostly along columns' direction (right).</summary>
    public double P2 { get; init; }

    /// <summary>The same camera with a lens that bends nothing.</summary>
    public PinholeCamera Pinhole => new(Width, Height, FocalLengthPx, PrincipalColumn, PrincipalRow);

    public bool BendsRays => K1 != 0 || K2 != 0 || K3 != 0 || P1 != 0 || P2 != 0;

    public static BrownCamera From(PinholeCamera camera) =>
        new(camera.Width, camera.Height, camera.FocalLengthPx, camera.PrincipalColumn, camera.PrincipalRow);

    /// <summary>The same lens over a detector that joins <paramref name="factor"/> × <paramref name="factor"/> pixels to one.</summary>
    public BrownCamera Binned(int factor)
    {
        var camera = Pinhole.Binned(factor);
        return this with
        {
            Width = camera.Width,
            Height = camera.Height,
            FocalLengthPx = camera.FocalLengthPx,
            PrincipalColumn = camera.PrincipalColumn,
            PrincipalRow = camera.PrincipalRow,
        };
    }

    /// <summary>The direction in which a pixel looks: the inverse of the model by Newton's steps, to less than 1e-9 pixels within the picture.</summary>
    public Direction<CameraFrame> Ray(double column, double row)
    {
        var (x, y) = Straighten((column - PrincipalColumn) / FocalLengthPx, (row - PrincipalRow) / FocalLengthPx);
        return Direction<CameraFrame>.Normalised(x, -y, -1);
    }

    /// <summary>Where a point in front of the camera falls; null for a point beside or behind it, or so far aside that the model folds back.</summary>
    public (double Column, double Row)? Project(Point<CameraFrame> point)
    {
        if (point.Z >= 0)
        {
            return null;
        }

        var (x, y) = (point.X / -point.Z, point.Y / point.Z);
        var r2 = (x * x) + (y * y);
        if (1 + (r2 * ((3 * K1) + (r2 * ((5 * K2) + (r2 * 7 * K3))))) <= 0)
        {
            return null;
        }

        var (bentX, bentY) = Bend(x, y);
        return (PrincipalColumn + (FocalLengthPx * bentX), PrincipalRow + (FocalLengthPx * bentY));
    }

    /// <summary>Tangents of the ray (right, down) → where it falls, in focal lengths.</summary>
    public (double X, double Y) Bend(double x, double y)
    {
        var r2 = (x * x) + (y * y);
        var radial = 1 + (r2 * (K1 + (r2 * (K2 + (r2 * K3)))));
        return (
            (x * radial) + (2 * P1 * x * y) + (P2 * (r2 + (2 * x * x))),
            (y * radial) + (P1 * (r2 + (2 * y * y))) + (2 * P2 * x * y));
    }

    /// <summary>Where light falls, in focal lengths right and down of the axis → the tangents of its ray.</summary>
    public (double X, double Y) Straighten(double bentX, double bentY)
    {
        var (x, y) = (bentX, bentY);
        for (var step = 0; step < MostSteps && BendsRays; step++)
        {
            var (atX, atY) = Bend(x, y);
            var (dx, dy) = Solve(x, y, bentX - atX, bentY - atY);
            (x, y) = (x + dx, y + dy);
            if ((dx * dx) + (dy * dy) < SmallEnough * SmallEnough)
            {
                break;
            }
        }

        return (x, y);
    }

    // One Newton step: the model's 2 × 2 matrix of derivatives, which is symmetric, applied backwards.
    (double X, double Y) Solve(double x, double y, double errorX, double errorY)
    {
        var r2 = (x * x) + (y * y);
        var radial = 1 + (r2 * (K1 + (r2 * (K2 + (r2 * K3)))));
        var slope = 2 * (K1 + (r2 * ((2 * K2) + (r2 * 3 * K3))));
        var xx = radial + (slope * x * x) + (2 * P1 * y) + (6 * P2 * x);
        var yy = radial + (slope * y * y) + (6 * P1 * y) + (2 * P2 * x);
        var xy = (slope * x * y) + (2 * P1 * x) + (2 * P2 * y);
        var determinant = (xx * yy) - (xy * xy);
        return (((yy * errorX) - (xy * errorY)) / determinant, ((xx * errorY) - (xy * errorX)) / determinant);
    }
}
