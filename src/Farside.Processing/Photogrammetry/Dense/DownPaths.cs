using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>
/// The paths that come from the row before: straight and, when asked, from both corners. Rows may be fed downwards or upwards.
/// </summary>
sealed class DownPaths
{
    readonly bool _withCorners;
    readonly StepCosts _steps;
    readonly Trail[] _trails;
    RowRange? _before;

    public DownPaths(int width, bool withCorners, StepCosts steps)
    {
        (_withCorners, _steps) = (withCorners, steps);
        _trails = withCorners ? [new(width, 0), new(width, -1), new(width, 1)] : [new(width, 0)];
    }

    /// <summary>Forgets the rows before.</summary>
    public void Restart() => _before = null;

    /// <summary>Takes one row.</summary>
    /// <param name="cost">C of the row's candidates.</param>
    /// <param name="sum">Takes the sum of the paths' own parts.</param>
    /// <param name="grey">The row of the left picture.</param>
    /// <param name="greyBefore">The row fed before.</param>
    public void Take(RowRange range, Span<byte> cost, Span<byte> sum, ReadOnlySpan<byte> grey, ReadOnlySpan<byte> greyBefore)
    {
        foreach (var trail in _trails)
        {
            trail.Turn(range);
        }

        var isSameRange = ReferenceEquals(range, _before);
        for (var x = 0; x < grey.Length; x++)
        {
            if (isSameRange && _withCorners && range.IsEven(x))
            {
                TakeThree(range, x, ref cost[range.Offset(x)], ref sum[range.Offset(x)], grey, greyBefore);
            }
            else
            {
                TakeEach(range, x, ref cost[range.Offset(x)], ref sum[range.Offset(x)], grey, greyBefore);
            }
        }

        _before = range;
    }

    void TakeEach(RowRange range, int x, ref byte cost, ref byte sum, ReadOnlySpan<byte> grey, ReadOnlySpan<byte> greyBefore)
    {
        var adds = false;
        foreach (var trail in _trails)
        {
            var from = x + trail.Lean;
            if (_before is null || from < 0 || from >= grey.Length)
            {
                trail.LeastNow[x] = PathStep.Begin(ref cost, range.Count(x), ref trail.Now[range.Slot(x)], ref sum, adds);
            }
            else
            {
                var before = new Before(ref trail.Then[_before.Slot(from)], _before.First(from), _before.Count(from), trail.LeastThen[from]);
                trail.LeastNow[x] = PathStep.Take(before, ref cost, range.First(x), range.Count(x), ref trail.Now[range.Slot(x)], ref sum, adds, _steps.Small,
                    _steps.Large(grey[x], greyBefore[from]));
            }

            adds = true;
        }
    }

    /// <summary>The three at once where all pixels around look at the same disparities: nearly everywhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void TakeThree(RowRange range, int x, ref byte cost, ref byte sum, ReadOnlySpan<byte> grey, ReadOnlySpan<byte> greyBefore)
    {
        var (a, b, c) = (_trails[0], _trails[1], _trails[2]);
        var (slot, count) = (range.Slot(x), range.Count(x));
        var stride = count + RowRange.Lane;
        ref var beforeA = ref a.Then[slot];
        ref var beforeB = ref b.Then[slot - stride];
        ref var beforeC = ref c.Then[slot + stride];
        ref var nowA = ref a.Now[slot];
        ref var nowB = ref b.Now[slot];
        ref var nowC = ref c.Now[slot];
        var (la, lb, lc) = (a.LeastThen[x], b.LeastThen[x - 1], c.LeastThen[x + 1]);
        var step = Vector256.Create(_steps.Small);
        var (leastA, leastB, leastC) = (Vector256.Create(la), Vector256.Create(lb), Vector256.Create(lc));
        var here = grey[x];
        var capA = Vector256.Create((byte)(la + _steps.Large(here, greyBefore[x])));
        var capB = Vector256.Create((byte)(lb + _steps.Large(here, greyBefore[x - 1])));
        var capC = Vector256.Create((byte)(lc + _steps.Large(here, greyBefore[x + 1])));
        Vector256<byte> bestA = Vector256<byte>.AllBitsSet, bestB = bestA, bestC = bestA;
        for (nuint v = 0; v < (nuint)count; v += RowRange.Lane)
        {
            var own = Vector256.LoadUnsafe(ref cost, v);
            var ownA = PathStep.Move(ref beforeA, v, step, capA, leastA);
            var ownB = PathStep.Move(ref beforeB, v, step, capB, leastB);
            var ownC = PathStep.Move(ref beforeC, v, step, capC, leastC);
            (ownA + ownB + ownC).StoreUnsafe(ref sum, v);
            var (totalA, totalB, totalC) = (ownA + own, ownB + own, ownC + own);
            totalA.StoreUnsafe(ref nowA, v);
            totalB.StoreUnsafe(ref nowB, v);
            totalC.StoreUnsafe(ref nowC, v);
            (bestA, bestB, bestC) = (Vector256.Min(bestA, totalA), Vector256.Min(bestB, totalB), Vector256.Min(bestC, totalC));
        }

        var pad = Vector256.Create(Before.Pad);
        pad.StoreUnsafe(ref nowA, (nuint)count);
        pad.StoreUnsafe(ref nowB, (nuint)count);
        pad.StoreUnsafe(ref nowC, (nuint)count);
        (a.LeastNow[x], b.LeastNow[x], c.LeastNow[x]) = (PathStep.Least(bestA), PathStep.Least(bestB), PathStep.Least(bestC));
    }

    /// <summary>What one path remembers of two rows.</summary>
    sealed class Trail(int width, int lean)
    {
        /// <summary>Column of the pixel before, against this one's.</summary>
        public int Lean => lean;

        public byte[] Now { get; private set; } = [];
        public byte[] Then { get; private set; } = [];
        public byte[] LeastNow { get; private set; } = new byte[width];
        public byte[] LeastThen { get; private set; } = new byte[width];

        public void Turn(RowRange range)
        {
            (Now, Then) = (Then, Now);
            (LeastNow, LeastThen) = (LeastThen, LeastNow);
            var needed = range.Total + (RowRange.Lane * (width + 2));
            if (Now.Length < needed)
            {
                Now = new byte[needed];
            }

            Now.AsSpan(0, RowRange.Lane).Fill(Before.Pad);
        }
    }
}
