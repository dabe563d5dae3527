using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Tracking;

/// <summary>
/// A link's normal equations for the nine small changes of its template's and its frame's map each, and for the lens: weighted squares of the distances, in pixels
/// of the template, between where the maps lay the frame's points on the template and where they were found.
/// </summary>
sealed class LinkEquations
{
    /// <summary>Changes of a map: all nine numbers.</summary>
    public const int Changes = 9;

    /// <summary>Template's changes, frame's changes, bend of the lens.</summary>
    public const int Size = (2 * Changes) + 1;

    const double FloorPx = 0.015;
    const double Threshold = 2;

    /// <summary>Row-major, the lower triangle.</summary>
    public double[] Normal { get; } = new double[Size * Size];

    public double[] Right { get; } = new double[Size];

    /// <summary>Huber's cost over the link's points in units of their standard deviation.</summary>
    public double Cost { get; private set; }

    public int Points { get; private set; }

    /// <param name="sigmaPx">Of the link's median point along one axis, pixels of the template.</param>
    public static LinkEquations Of(MeasuredLink link, FrameShape template, FrameShape frame, Homography templateMap, Homography frameMap, double sigmaPx)
    {
        var equations = new LinkEquations();
        var (gridT, gridF) = (FrameGrid.Of(template), FrameGrid.Of(frame));
        var between = gridT.GridFromPixel * templateMap.Inverse() * frameMap * gridF.PixelFromGrid;
        Span<double> x = stackalloc double[Size];
        Span<double> y = stackalloc double[Size];
        for (var i = 0; i < link.Result.Matches.Length; i++)
        {
            if (Slopes(link.Result.Matches[i], template, frame, gridT, gridF, between, x, y) is not { } error)
            {
                continue;
            }

            var variance = sigmaPx * sigmaPx * link.Result.Variances[i];
            var distance = Math.Sqrt(((error.X * error.X) + (error.Y * error.Y)) / variance);
            var weight = (distance <= Threshold ? 1 : Threshold / distance) / variance;
            equations.Cost += distance <= Threshold ? distance * distance : (2 * Threshold * distance) - (Threshold * Threshold);
            equations.Points++;
            equations.Add(x, error.X, weight);
            equations.Add(y, error.Y, weight);
        }

        return equations;
    }

    /// <summary>The spread of a link's median point about its maps along one axis, pixels of the template.</summary>
    public static double Spread(MeasuredLink link, FrameShape template, FrameShape frame, Homography templateMap, Homography frameMap)
    {
        var map = templateMap.Inverse() * frameMap;
        var off = link.Result.Matches.Select((match, i) =>
        {
            var (x, y) = frame.Lens.Ideal(match.FoundX, match.FoundY);
            var (u, v) = template.Lens.Ideal(match.X, match.Y);
            return map.Times(x, y) is { } at ? Math.Sqrt((((at.Column - u) * (at.Column - u)) + ((at.Row - v) * (at.Row - v))) / link.Result.Variances[i]) : double.PositiveInfinity;
        }).Order().ToArray();

        // The median distance of a round spread is 1.18 of its standard deviation along one axis.
        return Math.Max(FloorPx, off[off.Length / 2] / 1.1774);
    }

    // Derivatives of the frame's point on the template, pixels of the template.
    static (double X, double Y)? Slopes(
        SpotMatch match, FrameShape template, FrameShape frame, FrameGrid gridT, FrameGrid gridF, Homography between, Span<double> x, Span<double> y)
    {
        var (fx, fy) = frame.Lens.Ideal(match.FoundX, match.FoundY);
        var (tx, ty) = template.Lens.Ideal(match.X, match.Y);
        var (nx, ny) = gridF.ToGrid(fx, fy);
        var w = (between.H20 * nx) + (between.H21 * ny) + between.H22;
        if (!(w > 0))
        {
            return null;
        }

        var (qx, qy) = (((between.H00 * nx) + (between.H01 * ny) + between.H02) / w, ((between.H10 * nx) + (between.H11 * ny) + between.H12) / w);
        ReadOnlySpan<double> a = [(between.H00 - (qx * between.H20)) / w, (between.H01 - (qx * between.H21)) / w, (between.H02 - (qx * between.H22)) / w];
        ReadOnlySpan<double> b = [(between.H10 - (qy * between.H20)) / w, (between.H11 - (qy * between.H21)) / w, (between.H12 - (qy * between.H22)) / w];
        ReadOnlySpan<double> n = [nx, ny, 1];
        ReadOnlySpan<double> q = [qx, qy, 1];
        var size = gridT.HalfSize;
        for (var k = 0; k < Changes; k++)
        {
            var (row, column) = (k / 3, k % 3);
            x[k] = size * (row == 0 ? -q[column] : row == 2 ? qx * q[column] : 0);
            y[k] = size * (row == 1 ? -q[column] : row == 2 ? qy * q[column] : 0);
            x[Changes + k] = size * a[row] * n[column];
            y[Changes + k] = size * b[row] * n[column];
        }

        var (bx, by) = frame.Lens.IdealByBend(match.FoundX, match.FoundY);
        var (cx, cy) = template.Lens.IdealByBend(match.X, match.Y);
        x[Size - 1] = (size * ((a[0] * bx) + (a[1] * by)) / gridF.HalfSize) - cx;
        y[Size - 1] = (size * ((b[0] * bx) + (b[1] * by)) / gridF.HalfSize) - cy;
        var (gx, gy) = gridT.ToGrid(tx, ty);
        return (size * (gx - qx), size * (gy - qy));
    }

    void Add(ReadOnlySpan<double> row, double error, double weight)
    {
        Numerics.SymmetricSystem.AddOuter(Normal, row, weight);
        for (var k = 0; k < Size; k++)
        {
            Right[k] += weight * row[k] * error;
        }
    }
}
