using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>Sums in bytes, in half the time: three paths' costs have room there, and the right picture's disparities where no more than 256 are looked at.</summary>
sealed class NarrowSums : CandidateSums
{
    const int Paths = 3;
    const int Lane = RowRange.Lane;

    readonly byte[] _costs, _beyond, _rightBest, _rightAt;
    readonly int _most, _least;

    /// <param name="length">Of a mirrored row of the right picture.</param>
    /// <param name="most">Candidates of one pixel at most.</param>
    /// <param name="least">The smallest disparity.</param>
    public NarrowSums(int length, int most, int least)
    {
        (_costs, _most, _least) = (new byte[most + (2 * Lane)], most, least);
        (_rightBest, _rightAt) = (new byte[length], new byte[length]);
        _beyond = new byte[2 * most];
        _beyond.AsSpan(most).Fill(byte.MaxValue);
    }

    public override int Unseen => byte.MaxValue;

    public override int this[int at] => _costs[Lane + at];

    /// <summary>Whether bytes hold the sums of these options.</summary>
    public static bool Suit(DenseOptions options, int most) =>
        options.Paths == MatchPaths.Three && most <= 256 && most >= options.MaxDisparity - options.MinDisparity + 1 && Paths * (Census.Bits + options.LargeStep) < byte.MaxValue;

    public override void Clear() => _rightBest.AsSpan().Fill(byte.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override (int At, int Cost) Take(int place, int first, int count, int asked, ref byte hidden, ref byte cost, ref byte sumA, ref byte sumB, ref byte sumC)
    {
        ref var total = ref _costs[Lane];
        ref var beyond = ref _beyond[_most - asked];
        ref var rightBest = ref _rightBest[place];
        ref var rightAt = ref _rightAt[place];
        var (best, bestBlock, block) = (Vector256<byte>.AllBitsSet, Vector256<byte>.Zero, Vector256<byte>.Zero);
        var at = Vector256<byte>.Indices + Vector256.Create((byte)(first - _least));
        for (nuint v = 0; v < (nuint)count; v += Lane)
        {
            var c = Vector256.LoadUnsafe(ref cost, v);
            var sum = c + c + c + Vector256.LoadUnsafe(ref sumA, v) + Vector256.LoadUnsafe(ref sumB, v);
            // What the right picture does not show must not win, nor what was not asked for.
            sum |= Vector256.LoadUnsafe(ref hidden, v) | Vector256.LoadUnsafe(ref beyond, v);
            sum.StoreUnsafe(ref total, v);
            var least = Vector256.Min(sum, best);
            bestBlock = Vector256.ConditionalSelect(Vector256.Equals(least, best), bestBlock, block);
            best = least;
            var right = Vector256.LoadUnsafe(ref rightBest, v);
            var leastRight = Vector256.Min(sum, right);
            leastRight.StoreUnsafe(ref rightBest, v);
            Vector256.ConditionalSelect(Vector256.Equals(leastRight, right), Vector256.LoadUnsafe(ref rightAt, v), at).StoreUnsafe(ref rightAt, v);
            block += Vector256<byte>.One;
            at += Vector256.Create((byte)Lane);
        }

        var found = PathStep.Least(best);
        return (First(Vector256.Equals(best, Vector256.Create(found)), bestBlock), found);
    }

    public override int LeastBeside(int at, int count)
    {
        var costs = _costs.AsSpan(Lane - 1, count + 2);
        var (before, own, after) = (costs[at], costs[at + 1], costs[at + 2]);
        (costs[at], costs[at + 1], costs[at + 2]) = (byte.MaxValue, byte.MaxValue, byte.MaxValue);
        var least = Vector256<byte>.AllBitsSet;
        ref var total = ref _costs[Lane];
        for (nuint v = 0; v < (nuint)count; v += Lane)
        {
            least = Vector256.Min(least, Vector256.LoadUnsafe(ref total, v));
        }

        (costs[at], costs[at + 1], costs[at + 2]) = (before, own, after);
        return PathStep.Least(least);
    }

    public override int RightDisparity(int place) => _least + _rightAt[place];

    // Nearly always one lane alone.
    static int First(Vector256<byte> lanes, Vector256<byte> blocks)
    {
        var first = int.MaxValue;
        for (var left = lanes.ExtractMostSignificantBits(); left != 0; left &= left - 1)
        {
            var lane = BitOperations.TrailingZeroCount(left);
            first = Math.Min(first, (blocks[lane] * Lane) + lane);
        }

        return first;
    }
}
