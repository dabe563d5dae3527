using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>Sums in words: for eight paths, and for any range of disparities.</summary>
sealed class WideSums : CandidateSums
{
    const int Words = 16;

    readonly ushort[] _costs, _rightBest;
    readonly short[] _rightDisparity;
    readonly ushort _weight;

    /// <param name="length">Of a mirrored row of the right picture.</param>
    /// <param name="most">Candidates of one pixel at most.</param>
    /// <param name="paths">How often C is summed.</param>
    public WideSums(int length, int most, int paths)
    {
        _costs = new ushort[most + (2 * RowRange.Lane)];
        (_rightBest, _rightDisparity, _weight) = (new ushort[length], new short[length], (ushort)paths);
    }

    public override int Unseen => 0xFF00;

    public override int this[int at] => _costs[RowRange.Lane + at];

    public override void Clear() => _rightBest.AsSpan().Fill(ushort.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override (int At, int Cost) Take(int place, int first, int count, int asked, ref byte hidden, ref byte cost, ref byte sumA, ref byte sumB, ref byte sumC)
    {
        ref var total = ref _costs[RowRange.Lane];
        ref var rightBest = ref _rightBest[place];
        ref var rightDisparity = ref _rightDisparity[place];
        var (best, bestAt) = (Vector256<ushort>.AllBitsSet, Vector256<ushort>.Zero);
        var counted = Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, (ushort)15);
        var weight = Vector256.Create(_weight);
        var within = Vector256.Create((ushort)asked);
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

    public override int LeastBeside(int at, int count)
    {
        var costs = _costs.AsSpan(RowRange.Lane - 1, count + 2);
        var (before, own, after) = (costs[at], costs[at + 1], costs[at + 2]);
        (costs[at], costs[at + 1], costs[at + 2]) = (ushort.MaxValue, ushort.MaxValue, ushort.MaxValue);
        var least = Vector256<ushort>.AllBitsSet;
        ref var total = ref _costs[RowRange.Lane];
        for (nuint v = 0; v < (nuint)count; v += Words)
        {
            least = Vector256.Min(least, Vector256.LoadUnsafe(ref total, v));
        }

        (costs[at], costs[at + 1], costs[at + 2]) = (before, own, after);
        return PathStep.Least(least);
    }

    public override int RightDisparity(int place) => _rightDisparity[place];
}
