using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>The best candidate of every pixel of a row, seen from the left and, over the same costs, from the right.</summary>
sealed class WinnerRow
{
    const int Words = 16;

    readonly DenseOptions _options;
    readonly ushort[] _costs, _rightBest;
    readonly short[] _rightDisparity;
    readonly int[] _disparity;
    readonly float[] _fine, _sigma;
    readonly MatchRefusal[] _refusal;
    readonly int _weight;

    /// <param name="length">Of a mirrored row of the right picture.</param>
    /// <param name="weight">How often C itself is summed: once a path.</param>
    public WinnerRow(int width, int length, int most, int weight, DenseOptions options)
    {
        (_options, _weight) = (options, weight);
        _costs = new ushort[most + (2 * RowRange.Lane)];
        (_rightBest, _rightDisparity) = (new ushort[length], new short[length]);
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
        _rightBest.AsSpan().Fill(ushort.MaxValue);
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
        var best = Sum(costs.Place(x, first), first, count, ref costs.Hidden(x, first), ref cost, ref sumA, ref sumB, ref sumC);
        _disparity[x] = first + best.At;
        (_fine[x], _sigma[x]) = (float.PositiveInfinity, float.PositiveInfinity);
        _refusal[x] = best.Cost >= 0xFF00 ? MatchRefusal.OutOfView
            : IsRivalled(best.At, best.Cost, count) ? MatchRefusal.NotUnique
            : MatchRefusal.None;
        if (_refusal[x] == MatchRefusal.None)
        {
            (_fine[x], _sigma[x]) = Between(first, best.At, best.Cost, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    (int At, int Cost) Sum(int place, int first, int count, ref byte hidden, ref byte cost, ref byte sumA, ref byte sumB, ref byte sumC)
    {
        ref var total = ref _costs[RowRange.Lane];
        ref var rightBest = ref _rightBest[place];
        ref var rightDisparity = ref _rightDisparity[place];
        var (best, bestAt) = (Vector256<ushort>.AllBitsSet, Vector256<ushort>.Zero);
        var counted = Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, (ushort)15);
        var weight = Vector256.Create((ushort)_weight);
        var within = Vector256.Create((ushort)Math.Min(count, _options.MaxDisparity - first + 1));
        for (nuint v = 0; v < (nuint)count; v += RowRange.Lane)
        {
            var (c, h) = (Vector256.LoadUnsafe(ref cost, v), Vector256.LoadUnsafe(ref hidden, v));
            var (a, b, d) = (Vector256.LoadUnsafe(ref sumA, v), Vector256.LoadUnsafe(ref sumB, v), Vector256.LoadUnsafe(ref sumC, v));
            for (nuint half = 0; half < RowRange.Lane; half += Words)
            {
                var sum = half == 0
                    ? (Vector256.WidenLower(c) * weight) + Vector256.WidenLower(a) + Vector256.WidenLower(b) + Vector256.WidenLower(d)
                    : (Vector256.WidenUpper(c) * weight) + Vector256.WidenUpper(a) + Vector256.WidenUpper(b) + Vector256.WidenUpper(d);
                // What the right picture does not show must not win, nor what was not asked for.
                sum |= Vector256.ShiftLeft(half == 0 ? Vector256.WidenLower(h) : Vector256.WidenUpper(h), 8);
                sum |= ~Vector256.LessThan(counted, within) & Vector256.Create((ushort)0xFF00);
                var at = v + half;
                sum.StoreUnsafe(ref total, at);
                var isLess = Vector256.LessThan(sum, best);
                (best, bestAt) = (Vector256.Min(sum, best), Vector256.ConditionalSelect(isLess, counted, bestAt));
                var right = Vector256.LoadUnsafe(ref rightBest, at);
                var isLessRight = Vector256.LessThan(sum, right);
                Vector256.Min(sum, right).StoreUnsafe(ref rightBest, at);
                Vector256.ConditionalSelect(isLessRight.AsInt16(), counted.AsInt16() + Vector256.Create((short)first), Vector256.LoadUnsafe(ref rightDisparity, at))
                    .StoreUnsafe(ref rightDisparity, at);
                counted += Vector256.Create((ushort)Words);
            }
        }

        var least = PathStep.Least(best);
        var places = bestAt | ~Vector256.Equals(best, Vector256.Create(least));
        return (PathStep.Least(places), least);
    }

    bool IsRivalled(int at, int best, int count)
    {
        if (_options.UniquenessPercent == 0)
        {
            return false;
        }

        var costs = _costs.AsSpan(RowRange.Lane - 1, count + 2);
        var (before, own, after) = (costs[at], costs[at + 1], costs[at + 2]);
        (costs[at], costs[at + 1], costs[at + 2]) = (ushort.MaxValue, ushort.MaxValue, ushort.MaxValue);
        var second = Vector256<ushort>.AllBitsSet;
        ref var total = ref _costs[RowRange.Lane];
        for (nuint v = 0; v < (nuint)count; v += Words)
        {
            second = Vector256.Min(second, Vector256.LoadUnsafe(ref total, v));
        }

        (costs[at], costs[at + 1], costs[at + 2]) = (before, own, after);
        return PathStep.Least(second) * 100 <= best * (100 + _options.UniquenessPercent);
    }

    /// <summary>Between whole pixels: two straight flanks of equal slope through the least cost and its neighbours.</summary>
    /// <remarks>Source: Shimizu &amp; Okutomi 2005, IJCV 63, 207–224 (equiangular fitting for costs that grow linearly).</remarks>
    (float Disparity, float Sigma) Between(int first, int at, int best, int count)
    {
        if (at == 0 || at == count - 1)
        {
            return (first + at, 0.5f);
        }

        var (before, after) = (_costs[RowRange.Lane + at - 1], _costs[RowRange.Lane + at + 1]);
        if (before >= 0xFF00 || after >= 0xFF00)
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
            if (_refusal[x] == MatchRefusal.None && Math.Abs(_rightDisparity[costs.Place(x, _disparity[x])] - _disparity[x]) > _options.LeftRightPx)
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
