namespace Farside.Processing.Descent.Map;

/// <summary>How far apart two drawings of the same ground are, window by window.</summary>
/// <remarks>Source: Lucas &amp; Kanade 1981, Proc. IJCAI, 674–679, with the second picture drawn again at each step.</remarks>
sealed class ShiftGauge(int width, int height)
{
    const int WindowRadius = 10;
    const int StepPx = 24;
    const int Steps = 8;
    const double MostPx = 5;

    /// <summary>Windows that match worse than this are no match.</summary>
    const double LeastCorrelation = 0.8;

    /// <summary>Lengths of the shifts, pixels, by size; windows without texture or without a match are left out.</summary>
    /// <param name="first">Local contrast; NaN where missing.</param>
    /// <param name="second">Alike.</param>
    public List<double> Measure(float[] first, float[] second)
    {
        var shifts = new List<double>();
        for (var row = WindowRadius + StepPx; row < height - WindowRadius - StepPx; row += StepPx)
        {
            for (var column = WindowRadius + StepPx; column < width - WindowRadius - StepPx; column += StepPx)
            {
                if (ShiftAt(first, second, column, row) is { } shift)
                {
                    shifts.Add(shift);
                }
            }
        }

        shifts.Sort();
        return shifts;
    }

    double? ShiftAt(float[] first, float[] second, int column, int row)
    {
        var (x, y) = (0.0, 0.0);
        for (var step = 0; step < Steps; step++)
        {
            if (Step(first, second, column, row, x, y) is not { } found || Math.Abs(x + found.X) > MostPx || Math.Abs(y + found.Y) > MostPx)
            {
                return null;
            }

            (x, y) = (x + found.X, y + found.Y);
            if (Math.Abs(found.X) + Math.Abs(found.Y) < 0.01)
            {
                return found.Correlation >= LeastCorrelation ? Math.Sqrt((x * x) + (y * y)) : null;
            }
        }

        return null;
    }

    (double X, double Y, double Correlation)? Step(float[] first, float[] second, int column, int row, double shiftX, double shiftY)
    {
        var (xx, xy, yy, xd, yd) = (0.0, 0.0, 0.0, 0.0, 0.0);
        var (aa, ab, bb) = (0.0, 0.0, 0.0);
        for (var j = -WindowRadius; j <= WindowRadius; j++)
        {
            for (var i = -WindowRadius; i <= WindowRadius; i++)
            {
                var at = ((row + j) * width) + column + i;
                var a = first[at];
                var b = Sample(second, column + i + shiftX, row + j + shiftY);
                var (gx, gy) = ((first[at + 1] - first[at - 1]) / 2, (first[at + width] - first[at - width]) / 2);
                (xx, xy, yy) = (xx + (gx * gx), xy + (gx * gy), yy + (gy * gy));
                (xd, yd) = (xd + (gx * (a - b)), yd + (gy * (a - b)));
                (aa, ab, bb) = (aa + (a * a), ab + (a * b), bb + (b * b));
            }
        }

        // NaN anywhere makes the determinant NaN.
        var determinant = (xx * yy) - (xy * xy);
        return determinant > 0.02 * xx * yy && double.IsFinite(xd + yd) && aa > 0 && bb > 0
            ? (((yy * xd) - (xy * yd)) / determinant, ((xx * yd) - (xy * xd)) / determinant, ab / Math.Sqrt(aa * bb))
            : null;
    }

    double Sample(float[] from, double column, double row)
    {
        var (left, top) = ((int)Math.Floor(column), (int)Math.Floor(row));
        var at = (top * width) + left;
        return double.Lerp(
            double.Lerp(from[at], from[at + 1], column - left), double.Lerp(from[at + width], from[at + width + 1], column - left), row - top);
    }
}
