namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>The best candidate of every pixel of a row, seen from the left and, over the same costs, from the right.</summary>
sealed class WinnerRow
{
    readonly DenseOptions _options;
    readonly CandidateSums _sums;
    readonly int[] _disparity;
    readonly float[] _fine, _sigma;
    readonly MatchRefusal[] _refusal;

    public WinnerRow(int width, CandidateSums sums, DenseOptions options)
    {
        (_options, _sums) = (options, sums);
        (_disparity, _fine, _sigma, _refusal) = (new int[width], new float[width], new float[width], new MatchRefusal[width]);
    }

    /// <summary>The best whole disparity of every pixel, also of those that are refused.</summary>
    public ReadOnlySpan<int> Best => _disparity;

    public ReadOnlySpan<float> Disparity => _fine;

    public ReadOnlySpan<float> Sigma => _sigma;

    public ReadOnlySpan<MatchRefusal> Refusal => _refusal;

    /// <param name="sumA">With the others: the paths' own parts.</param>
    public void Take(RowRange range, CostRow costs, ReadOnlySpan<byte> missing, Span<byte> cost, Span<byte> sumA, Span<byte> sumB, Span<byte> sumC)
    {
        _sums.Clear();
        for (var x = 0; x < _disparity.Length; x++)
        {
            var at = range.Offset(x);
            Decide(x, range.First(x), range.Count(x), costs, ref cost[at], ref sumA[at], ref sumB[at], ref sumC[at]);
            if (missing[x] != 0)
            {
                _refusal[x] = MatchRefusal.NoPicture;
            }
        }

        CheckFromRight(costs);
    }

    void Decide(int x, int first, int count, CostRow costs, ref byte cost, ref byte sumA, ref byte sumB, ref byte sumC)
    {
        var asked = Math.Min(count, _options.MaxDisparity - first + 1);
        var best = _sums.Take(costs.Place(x, first), first, count, asked, ref costs.Hidden(x, first), ref cost, ref sumA, ref sumB, ref sumC);
        _disparity[x] = first + best.At;
        (_fine[x], _sigma[x]) = (float.PositiveInfinity, float.PositiveInfinity);
        _refusal[x] = best.Cost >= _sums.Unseen ? MatchRefusal.OutOfView
            : IsRivalled(best.At, best.Cost, count) ? MatchRefusal.NotUnique
            : MatchRefusal.None;
        if (_refusal[x] == MatchRefusal.None)
        {
            (_fine[x], _sigma[x]) = Between(first, best.At, best.Cost, count);
        }
    }

    bool IsRivalled(int at, int best, int count) =>
        _options.UniquenessPercent > 0 && _sums.LeastBeside(at, count) * 100 <= best * (100 + _options.UniquenessPercent);

    /// <summary>Between whole pixels: two straight flanks of equal slope through the least cost and its neighbours.</summary>
    /// <remarks>Source: Shimizu &amp; Okutomi 2005, IJCV 63, 207–224 (equiangular fitting for costs that grow linearly).</remarks>
    (float Disparity, float Sigma) Between(int first, int at, int best, int count)
    {
        if (at == 0 || at == count - 1)
        {
            return (first + at, 0.5f);
        }

        var (before, after) = (_sums[at - 1], _sums[at + 1]);
        if (before >= _sums.Unseen || after >= _sums.Unseen)
        {
            return (first + at, 0.5f);
        }

        var slope = Math.Max(before, after) - best;
        return (first + at + (slope > 0 ? (before - after) / (2f * slope) : 0), 0.25f);
    }

    void CheckFromRight(CostRow costs)
    {
        for (var x = 0; x < _disparity.Length; x++)
        {
            if (_refusal[x] == MatchRefusal.None && Math.Abs(_sums.RightDisparity(costs.Place(x, _disparity[x])) - _disparity[x]) > _options.LeftRightPx)
            {
                _refusal[x] = MatchRefusal.LeftRight;
            }

            if (_refusal[x] != MatchRefusal.None)
            {
                (_fine[x], _sigma[x]) = (float.PositiveInfinity, float.PositiveInfinity);
            }
        }
    }
}
