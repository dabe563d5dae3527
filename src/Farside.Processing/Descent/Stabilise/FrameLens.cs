using Farside.Core.Geometry;

namespace Farside.Processing.Descent.Stabilise;

/// <summary>Where a lens puts what a lens without distortion would have put elsewhere, in pixels of a frame.</summary>
public sealed class FrameLens
{
    const double FarthestTangent = 1.2; // 50° off the axis: no picture reaches there, and a polynomial lens may fold back beyond

    readonly Func<double, double, (double X, double Y)> _seen, _ideal;

    FrameLens(Func<double, double, (double X, double Y)> seen, Func<double, double, (double X, double Y)> ideal) => (_seen, _ideal) = (seen, ideal);

    /// <summary>A lens that bends nothing.</summary>
    public static FrameLens Straight { get; } = new((x, y) => (x, y), (x, y) => (x, y));

    /// <summary>Brown's lens; ideal places are those of its pinhole.</summary>
    public static FrameLens Of(BrownCamera camera) => camera.BendsRays
        ? new((x, y) => Seen(camera, x, y), (x, y) => Ideal(camera, x, y))
        : Straight;

    /// <summary>A lens of one number: ideal = seen / (1 + λ r²), distances from the axis, r in units.</summary>
    /// <param name="unitPx">Pixels in one unit of r.</param>
    public static FrameLens OfBend(double bend, double axisColumn, double axisRow, double unitPx) => bend == 0
        ? Straight
        : new((x, y) => BendOut(bend, axisColumn, axisRow, unitPx, x, y), (x, y) => BendIn(bend, axisColumn, axisRow, unitPx, x, y));

    /// <summary>Where the frame shows an ideal place; NaN far outside the frame.</summary>
    public (double Column, double Row) Seen(double column, double row) => _seen(column, row);

    /// <summary>The ideal place of a pixel of the frame.</summary>
    public (double Column, double Row) Ideal(double column, double row) => _ideal(column, row);

    static (double X, double Y) Seen(BrownCamera camera, double column, double row)
    {
        var (x, y) = ((column - camera.PrincipalColumn) / camera.FocalLengthPx, (row - camera.PrincipalRow) / camera.FocalLengthPx);
        var r2 = (x * x) + (y * y);
        if (r2 > FarthestTangent * FarthestTangent || 1 + (r2 * ((3 * camera.K1) + (r2 * ((5 * camera.K2) + (r2 * 7 * camera.K3))))) <= 0)
        {
            return (double.NaN, double.NaN);
        }

        (x, y) = camera.Bend(x, y);
        return (camera.PrincipalColumn + (camera.FocalLengthPx * x), camera.PrincipalRow + (camera.FocalLengthPx * y));
    }

    static (double X, double Y) Ideal(BrownCamera camera, double column, double row)
    {
        var (x, y) = camera.Straighten((column - camera.PrincipalColumn) / camera.FocalLengthPx, (row - camera.PrincipalRow) / camera.FocalLengthPx);
        return (camera.PrincipalColumn + (camera.FocalLengthPx * x), camera.PrincipalRow + (camera.FocalLengthPx * y));
    }

    static (double X, double Y) BendIn(double bend, double axisColumn, double axisRow, double unitPx, double column, double row)
    {
        var (x, y) = (column - axisColumn, row - axisRow);
        var by = 1 + (bend * ((x * x) + (y * y)) / (unitPx * unitPx));
        return by > 0 ? (axisColumn + (x / by), axisRow + (y / by)) : (double.NaN, double.NaN);
    }

    // r = q (1 + λ r²), q the ideal distance: the root that is q where λ is 0.
    static (double X, double Y) BendOut(double bend, double axisColumn, double axisRow, double unitPx, double column, double row)
    {
        var (x, y) = (column - axisColumn, row - axisRow);
        var q2 = ((x * x) + (y * y)) / (unitPx * unitPx);
        var under = 1 - (4 * bend * q2);
        var by = under >= 0 ? 2 / (1 + Math.Sqrt(under)) : double.NaN;
        return (axisColumn + (x * by), axisRow + (y * by));
    }
}
