using Farside.Processing.Numerics;

namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>A plane-to-plane map (homography) of pixels: how two pictures from one place, or of one plane, belong together.</summary>
/// <param name="H">Nine numbers, row-major, the last one 1, for pixels less <paramref name="Centre"/>.</param>
sealed record PlaneMap(double[] H, (double X, double Y) Centre)
{
    public (double X, double Y)? Times(double x, double y)
    {
        var (u, v) = (x - Centre.X, y - Centre.Y);
        var w = (H[6] * u) + (H[7] * v) + H[8];
        return w <= 0.05 ? null : (Centre.X + (((H[0] * u) + (H[1] * v) + H[2]) / w), Centre.Y + (((H[3] * u) + (H[4] * v) + H[5]) / w));
    }

    /// <summary>How small steps about a place are drawn.</summary>
    public Affine2 WarpAt(double x, double y)
    {
        var (u, v) = (x - Centre.X, y - Centre.Y);
        var w = (H[6] * u) + (H[7] * v) + H[8];
        var (px, py) = (((H[0] * u) + (H[1] * v) + H[2]) / w, ((H[3] * u) + (H[4] * v) + H[5]) / w);
        return new((H[0] - (px * H[6])) / w, (H[1] - (px * H[7])) / w, (H[3] - (py * H[6])) / w, (H[4] - (py * H[7])) / w);
    }

    /// <summary>
    /// The map that fits best by least squares, in one step from a first one; null when the points do not fix it.
    /// </summary>
    public static PlaneMap? Fit(IReadOnlyList<MatchedPoint> points, (double X, double Y) centre, double scale)
    {
        Span<double> normal = stackalloc double[64];
        Span<double> right = stackalloc double[8];
        foreach (var point in points)
        {
            var (x, y) = ((point.FirstColumn - centre.X) / scale, (point.FirstRow - centre.Y) / scale);
            var (u, v) = ((point.SecondColumn - centre.X) / scale, (point.SecondRow - centre.Y) / scale);
            Add(normal, right, [x, y, 1, 0, 0, 0, -u * x, -u * y], u);
            Add(normal, right, [0, 0, 0, x, y, 1, -v * x, -v * y], v);
        }

        // A wide picture of little depth says little about perspective: prefer none where nothing is known.
        normal[(6 * 8) + 6] += 1e-6;
        normal[(7 * 8) + 7] += 1e-6;
        if (!SymmetricSystem.TryFactor(normal, 8))
        {
            return null;
        }

        SymmetricSystem.Solve(normal, 8, right);
        return new([right[0], right[1], right[2] * scale, right[3], right[4], right[5] * scale, right[6] / scale, right[7] / scale, 1], centre);
    }

    /// <summary>The turn, zoom and shift that two points ask for.</summary>
    public static PlaneMap? Similarity(MatchedPoint one, MatchedPoint other, (double X, double Y) centre)
    {
        var (dx, dy) = (other.FirstColumn - one.FirstColumn, other.FirstRow - one.FirstRow);
        var (ex, ey) = (other.SecondColumn - one.SecondColumn, other.SecondRow - one.SecondRow);
        var square = (dx * dx) + (dy * dy);
        if (square < 1)
        {
            return null;
        }

        var (a, b) = (((dx * ex) + (dy * ey)) / square, ((dx * ey) - (dy * ex)) / square);
        var (x, y) = (one.FirstColumn - centre.X, one.FirstRow - centre.Y);
        return new([a, -b, one.SecondColumn - centre.X - ((a * x) - (b * y)), b, a, one.SecondRow - centre.Y - ((b * x) + (a * y)), 0, 0, 1], centre);
    }

    static void Add(Span<double> normal, Span<double> right, ReadOnlySpan<double> row, double value)
    {
        SymmetricSystem.AddOuter(normal, row, 1);
        for (var k = 0; k < row.Length; k++)
        {
            right[k] += row[k] * value;
        }
    }
}
