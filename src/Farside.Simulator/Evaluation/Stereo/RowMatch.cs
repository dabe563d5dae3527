namespace Farside.Simulator.Evaluation.Stereo;

/// <summary>
/// Where patches of one grey picture lie in another: normalised cross-correlation over whole steps, then the top of a parabola through the best step and its
/// neighbours, each way.
/// </summary>
sealed class RowMatch(float[] left, float[] right, int width, int height)
{
    const int Half = 8;
    const int MostRows = 3;

    /// <summary>A match below this is none.</summary>
    const double LeastCorrelation = 0.9;

    /// <summary>Grey levels of deviation; a patch of less is noise.</summary>
    const double LeastContrast = 2.5;

    public int Width => width;
    public int Height => height;

    /// <summary>Columns by which the right picture's match lies to the left of the left one's, and rows by which it lies lower; null where nothing matches well.</summary>
    public (double Disparity, double Rows)? Find(int column, int row, int least, int most)
    {
        if (!IsInside(column, row) || Deviation(left, column, row) < LeastContrast)
        {
            return null;
        }

        var (best, at) = (LeastCorrelation, (Disparity: 0, Row: 0));
        for (var disparity = least; disparity <= most; disparity++)
        {
            for (var down = -MostRows; down <= MostRows; down++)
            {
                var here = Correlation(column, row, disparity, down);
                if (here > best)
                {
                    (best, at) = (here, (disparity, down));
                }
            }
        }

        // A best match at the edge of the search may be the flank of a better one.
        return best <= LeastCorrelation || Math.Abs(at.Row) == MostRows || at.Disparity == least || at.Disparity == most ? null
            : (at.Disparity + Top(Correlation(column, row, at.Disparity - 1, at.Row), best, Correlation(column, row, at.Disparity + 1, at.Row)),
                at.Row + Top(Correlation(column, row, at.Disparity, at.Row - 1), best, Correlation(column, row, at.Disparity, at.Row + 1)));
    }

    bool IsInside(int column, int row) => column >= Half && row >= Half && column < width - Half && row < height - Half;

    static double Top(double before, double middle, double after)
    {
        var bend = before - (2 * middle) + after;
        return bend >= 0 ? 0 : Math.Clamp((before - after) / (2 * bend), -0.5, 0.5);
    }

    double Deviation(float[] picture, int column, int row)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var y = row - Half; y <= row + Half; y++)
        {
            foreach (var value in picture.AsSpan((y * width) + column - Half, (2 * Half) + 1))
            {
                (sum, squares) = (sum + value, squares + (value * value));
            }
        }

        const double Count = ((2 * Half) + 1) * ((2 * Half) + 1);
        return Math.Sqrt(Math.Max(0, (squares / Count) - (sum / Count * (sum / Count))));
    }

    double Correlation(int column, int row, int disparity, int down)
    {
        if (!IsInside(column - disparity, row + down))
        {
            return -1;
        }

        double a = 0, b = 0, aa = 0, bb = 0, ab = 0;
        for (var y = -Half; y <= Half; y++)
        {
            var l = left.AsSpan(((row + y) * width) + column - Half, (2 * Half) + 1);
            var r = right.AsSpan(((row + down + y) * width) + column - disparity - Half, (2 * Half) + 1);
            for (var x = 0; x < l.Length; x++)
            {
                (a, b, aa, bb, ab) = (a + l[x], b + r[x], aa + (l[x] * l[x]), bb + (r[x] * r[x]), ab + (l[x] * r[x]));
            }
        }

        const double Count = ((2 * Half) + 1) * ((2 * Half) + 1);
        var spread = (aa - (a * a / Count)) * (bb - (b * b / Count));
        return spread > 0 ? (ab - (a * b / Count)) / Math.Sqrt(spread) : -1;
    }
}
