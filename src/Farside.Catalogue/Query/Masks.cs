using System.Numerics;
using System.Runtime.CompilerServices;

namespace Farside.Catalogue.Query;

/// <summary>Masks of a segment: one bit for each row. Loops over rows are compiled at their best at once: the first question counts as much as the thousandth.</summary>
static class Masks
{
    public static void And(Span<ulong> mask, ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < mask.Length; i++)
        {
            mask[i] &= other[i];
        }
    }

    public static int Count(ReadOnlySpan<ulong> mask)
    {
        var count = 0;
        foreach (var word in mask)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    public static bool IsEmpty(ReadOnlySpan<ulong> mask) => !mask.ContainsAnyExcept(0UL);

    /// <summary>Keeps the rows whose number is allowed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Keep(Span<ulong> mask, SegmentColumns.Column column, bool[] allowed)
    {
        if (column.One is { } one)
        {
            if (!allowed[one])
            {
                mask.Clear();
            }

            return;
        }

        for (var i = 0; i < mask.Length; i++)
        {
            for (var (left, kept) = (mask[i], 0UL); ; left &= left - 1)
            {
                if (left == 0)
                {
                    mask[i] = kept;
                    break;
                }

                var bit = BitOperations.TrailingZeroCount(left);
                kept |= (allowed[column.Numbers[(i << 6) | bit]] ? 1UL : 0) << bit;
            }
        }
    }

    /// <summary>Keeps the rows whose number lies between two bounds, both included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Keep(Span<ulong> mask, ReadOnlySpan<ushort> numbers, int least, int most)
    {
        for (var i = 0; i < mask.Length; i++)
        {
            var kept = 0UL;
            for (var left = mask[i]; left != 0; left &= left - 1)
            {
                var bit = BitOperations.TrailingZeroCount(left);
                var number = numbers[(i << 6) | bit];
                kept |= (number >= least && number <= most ? 1UL : 0) << bit;
            }

            mask[i] = kept;
        }
    }

    /// <summary>Keeps the rows whose place in time lies from one bound up to, without it, another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Keep(Span<ulong> mask, ReadOnlySpan<long> order, long from, long to)
    {
        for (var i = 0; i < mask.Length; i++)
        {
            var kept = 0UL;
            for (var left = mask[i]; left != 0; left &= left - 1)
            {
                var bit = BitOperations.TrailingZeroCount(left);
                var place = order[(i << 6) | bit];
                kept |= (place >= from && place < to ? 1UL : 0) << bit;
            }

            mask[i] = kept;
        }
    }
}
