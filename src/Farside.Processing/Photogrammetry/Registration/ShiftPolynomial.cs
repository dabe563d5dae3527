using Farside.Processing.Numerics;

namespace Farside.Processing.Photogrammetry.Registration;

/// <summary>A smooth field of shifts over a picture: a polynomial of its columns and rows, fitted with Tukey's weights so that spots that moved with their shadows have no say.</summary>
sealed class ShiftPolynomial
{
    // Tukey's biweight of 95 % efficiency; the median of a two-dimensional normal error is 1.177 sigmas.
    const double Reach = 4.685;
    const double MedianOfTwo = 1.177;
    const double LeastSigmaPx = 0.02;
    const int Rounds = 12;

    readonly int _degree;
    readonly (double Column, double Row, double Half) _frame;
    readonly double[] _right;
    readonly double[] _down;

    ShiftPolynomial(int degree, (double Column, double Row, double Half) frame, double[] right, double[] down) => (_degree, _frame, _right, _down) = (degree, frame, right, down);

    public static ShiftPolynomial Fit(IReadOnlyList<TieOffset> ties, (int Width, int Height) size, int degree)
    {
        var frame = ((size.Width - 1) / 2.0, (size.Height - 1) / 2.0, Math.Max(size.Width, size.Height) / 2.0);
        var terms = Terms(degree);
        var median = new double[terms];
        var (right, down) = (median.ToArray(), median.ToArray());
        (right[0], down[0]) = (Median(ties.Select(tie => tie.Right)), Median(ties.Select(tie => tie.Down)));
        var fit = new ShiftPolynomial(degree, frame, right, down);
        for (var round = 0; round < Rounds; round++)
        {
            fit = fit.Better(ties);
        }

        return fit;
    }

    public (double Right, double Down) At(double column, double row)
    {
        Span<double> terms = stackalloc double[_right.Length];
        Fill(terms, column, row);
        var (right, down) = (0.0, 0.0);
        for (var i = 0; i < terms.Length; i++)
        {
            (right, down) = (right + (terms[i] * _right[i]), down + (terms[i] * _down[i]));
        }

        return (right, down);
    }

    ShiftPolynomial Better(IReadOnlyList<TieOffset> ties)
    {
        var left = ties.Select(tie => Left(tie)).ToList();
        var reach = Reach * Math.Max(LeastSigmaPx, Median(left) / MedianOfTwo);
        var size = _right.Length;
        var (n, m, right, down) = (new double[size, size], new double[size, size], new double[size], new double[size]);
        var terms = new double[size];
        for (var i = 0; i < ties.Count; i++)
        {
            var share = left[i] / reach;
            var weight = share < 1 ? (1 - (share * share)) * (1 - (share * share)) : 0;
            Fill(terms, ties[i].Column, ties[i].Row);
            SymmetricSystem.AddRow(n, right, terms, ties[i].Right, weight);
            SymmetricSystem.AddRow(m, down, terms, ties[i].Down, weight);
        }

        return SymmetricSystem.Solve(n, right) is { } x && SymmetricSystem.Solve(m, down) is { } y ? new(_degree, _frame, x, y) : this;
    }

    double Left(TieOffset tie)
    {
        var (right, down) = At(tie.Column, tie.Row);
        return Math.Sqrt(((tie.Right - right) * (tie.Right - right)) + ((tie.Down - down) * (tie.Down - down)));
    }

    void Fill(Span<double> terms, double column, double row)
    {
        var (x, y) = ((column - _frame.Column) / _frame.Half, (row - _frame.Row) / _frame.Half);
        (terms[0], terms[1], terms[2]) = (1, x, y);
        if (_degree > 1)
        {
            (terms[3], terms[4], terms[5]) = (x * x, x * y, y * y);
        }
    }

    static int Terms(int degree) => degree > 1 ? 6 : 3;

    static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
