namespace Farside.Processing.Imaging.Colour;

/// <summary>
/// A lens's fall-off from frames of ordinary scenes. In every row of every frame the logarithm of light is a level and a slope, which are the scene's, and the
/// fall-off's curve, which all frames share; rows are asked only for what is left when level and slope are taken out, so bright ground below a black sky and
/// ground that darkens away from the Sun say nothing. Robust least squares over all rows: ln V(ρ) = b₁ρ² + b₂ρ⁴, weights by Huber's rule.
/// </summary>
public static class SelfFlat
{
    const int LeastCellsInRow = 24;
    const int Iterations = 12;
    const double HuberSigmas = 1.5;

    /// <summary>Cells darker than this share of their frame's bright end are shadow or sky.</summary>
    const double LitShare = 0.25;

    /// <summary>Fits on half the frames, judges on the other half, and the other way round; then fits on all.</summary>
    /// <param name="frames">Of one lens; sizes may differ. Neighbouring frames fall into different halves.</param>
    /// <param name="blackDn">Taken off before the logarithm.</param>
    public static FlatVerdict Judge(IReadOnlyList<LightGrid> frames, double blackDn)
    {
        var rows = frames.Select(frame => Rows(frame, blackDn)).ToList();
        var (even, odd) = (rows.Where((_, i) => i % 2 == 0).ToList(), rows.Where((_, i) => i % 2 == 1).ToList());
        var (fromEven, fromOdd, all) = (Fit(even), Fit(odd), Fit(rows));
        var gains = odd.Select(frame => Gain(frame, fromEven)).Concat(even.Select(frame => Gain(frame, fromOdd))).Where(gain => gain is not null).Select(gain => gain!.Value).ToList();
        return FlatVerdict.Of(Falloff(all), Loss(fromEven), Loss(fromOdd), gains);
    }

    static double Loss((double B1, double B2) b) => 1 - Math.Exp(b.B1 + b.B2);

    // A row: how far from the middle its cells are, and their logarithms, level and slope taken out of all three.
    sealed record FlatRow(double[] Light, double[] Square, double[] Fourth);

    static List<FlatRow> Rows(LightGrid frame, double blackDn)
    {
        var least = Least(frame, blackDn);
        var rows = new List<FlatRow>();
        for (var row = 0; row < frame.Rows; row++)
        {
            if (Row(frame, row, blackDn, least) is { } known)
            {
                rows.Add(known);
            }
        }

        return rows;
    }

    static double Least(LightGrid frame, double blackDn)
    {
        var lit = frame.LitCells(blackDn, LitShare).Select(cell => cell.Y).ToList();
        return lit.Count == 0 ? double.PositiveInfinity : lit.Min();
    }

    static FlatRow? Row(LightGrid frame, int row, double blackDn, double least)
    {
        var cells = Enumerable.Range(0, frame.Columns).Where(column => frame[column, row].Y - blackDn >= least).ToArray();
        if (cells.Length < LeastCellsInRow)
        {
            return null;
        }

        double Rho2(int column)
        {
            var (x, y) = frame.Centre(column, row);
            return RadialFalloff.Rho2(x, y, frame.Width, frame.Height);
        }

        var places = cells.Select(column => (double)column).ToArray();
        return new(
            Straightened(places, [.. cells.Select(column => Math.Log(frame[column, row].Y - blackDn))]),
            Straightened(places, [.. cells.Select(Rho2)]),
            Straightened(places, [.. cells.Select(column => Rho2(column) * Rho2(column))]));
    }

    // Less its own straight line.
    static double[] Straightened(double[] x, double[] y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var (xx, xy) = (0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }

        return [.. y.Select((value, i) => value - meanY - (xy / xx * (x[i] - meanX)))];
    }

    static (double B1, double B2) Fit(List<List<FlatRow>> frames)
    {
        var rows = frames.SelectMany(frame => frame).ToList();
        var (b1, b2) = (0.0, 0.0);
        for (var i = 0; i < Iterations && rows.Count > 0; i++)
        {
            var sigma = Sigma(rows, b1, b2);
            (b1, b2) = Weighted(rows, b1, b2, HuberSigmas * sigma);
        }

        return (b1, b2);
    }

    static double Sigma(List<FlatRow> rows, double b1, double b2)
    {
        var off = new List<double>();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Light.Length; i++)
            {
                off.Add(Math.Abs(Off(row, i, b1, b2)));
            }
        }

        off.Sort();
        return Math.Max(1e-6, 1.4826 * off[off.Count / 2]);
    }

    static double Off(FlatRow row, int i, double b1, double b2) => row.Light[i] - (b1 * row.Square[i]) - (b2 * row.Fourth[i]);

    static (double B1, double B2) Weighted(List<FlatRow> rows, double b1, double b2, double limit)
    {
        var (s11, s12, s22, t1, t2) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Light.Length; i++)
            {
                var weight = Math.Min(1, limit / Math.Max(1e-12, Math.Abs(Off(row, i, b1, b2))));
                s11 += weight * row.Square[i] * row.Square[i];
                s12 += weight * row.Square[i] * row.Fourth[i];
                s22 += weight * row.Fourth[i] * row.Fourth[i];
                t1 += weight * row.Square[i] * row.Light[i];
                t2 += weight * row.Fourth[i] * row.Light[i];
            }
        }

        var determinant = (s11 * s22) - (s12 * s12);
        return determinant > 1e-9 * s11 * s22 ? (((s22 * t1) - (s12 * t2)) / determinant, ((s11 * t2) - (s12 * t1)) / determinant)
            : s11 > 0 ? (t1 / s11, 0) : (0, 0);
    }

    // By how much the mean square of what is left falls when the other half's fall-off is taken out, in share of it; null for a frame without lit rows.
    static double? Gain(List<FlatRow> frame, (double B1, double B2) b)
    {
        if (frame.Count == 0)
        {
            return null;
        }

        var limit = 3 * Sigma(frame, 0, 0);
        var (before, after) = (0.0, 0.0);
        foreach (var row in frame)
        {
            for (var i = 0; i < row.Light.Length; i++)
            {
                before += Held(row.Light[i], limit);
                after += Held(Off(row, i, b.B1, b.B2), limit);
            }
        }

        return before > 0 ? 1 - (after / before) : null;
    }

    static double Held(double off, double limit) => Math.Min(off * off, limit * limit);

    // exp(b₁t + b₂t²) as the polynomial 1 + a₁t + a₂t² + a₃t³ that meets it at t = 1/3, 2/3 and 1; for a fall-off of 20 % they agree within 10⁻⁵.
    static RadialFalloff Falloff((double B1, double B2) b)
    {
        double Rise(double t) => (Math.Exp((b.B1 * t) + (b.B2 * t * t)) - 1) / t;
        var (first, second, third) = (Rise(1 / 3.0), Rise(2 / 3.0), Rise(1));
        var a3 = 4.5 * (first - (2 * second) + third);
        var a2 = (3 * (second - first)) - a3;
        return new(third - a2 - a3, a2, a3);
    }
}
