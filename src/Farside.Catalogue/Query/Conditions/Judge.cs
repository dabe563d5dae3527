using System.Runtime.CompilerServices;
using Farside.Catalogue.Index;

namespace Farside.Catalogue.Query.Conditions;

/// <summary>A condition made ready for one catalogue: tells of the rows of a segment of which it holds and of which it does not.</summary>
abstract class Judge
{
    public const byte Unknown = 0;
    public const byte Holds = 1;
    public const byte Fails = 2;

    /// <summary>Sets both masks anew; rows outside <paramref name="scope"/> are in neither.</summary>
    public abstract void Mark(SegmentColumns columns, ReadOnlySpan<ulong> scope, Span<ulong> holds, Span<ulong> fails);

    /// <summary>By a verdict for each number of a column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected static void Mark(SegmentColumns.Column column, byte[] verdicts, ReadOnlySpan<ulong> scope, Span<ulong> holds, Span<ulong> fails)
    {
        if (column.One is { } one)
        {
            Spread(verdicts[one], scope, holds, fails);
            return;
        }

        var numbers = column.Numbers;
        for (var i = 0; i < Schema.MaskWords; i++)
        {
            var (yes, no) = (0UL, 0UL);
            for (var left = scope[i]; left != 0; left &= left - 1)
            {
                var bit = System.Numerics.BitOperations.TrailingZeroCount(left);
                var verdict = verdicts[numbers[(i << 6) | bit]];
                yes |= (verdict & 1UL) << bit;
                no |= (ulong)(verdict >> 1) << bit;
            }

            (holds[i], fails[i]) = (yes, no);
        }
    }

    /// <summary>One verdict for all.</summary>
    protected static void Spread(byte verdict, ReadOnlySpan<ulong> scope, Span<ulong> holds, Span<ulong> fails)
    {
        holds.Clear();
        fails.Clear();
        if (verdict != Unknown)
        {
            scope.CopyTo(verdict == Holds ? holds : fails);
        }
    }
}
