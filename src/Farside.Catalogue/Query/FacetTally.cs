using System.Numerics;
using System.Runtime.CompilerServices;

namespace Farside.Catalogue.Query;

/// <summary>How often each number of a column was seen. Neighbours often have one number: two counts for it let the processor add both at a time.</summary>
sealed class FacetTally(int size)
{
    readonly int[] _even = new int[size];
    readonly int[] _odd = new int[size];

    public int Count(int number) => _even[number] + _odd[number];

    /// <summary>Counts the rows of a mask.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<ulong> mask, SegmentColumns.Column column)
    {
        if (column.One is { } one)
        {
            _even[one] += Masks.Count(mask);
            return;
        }

        var numbers = column.Numbers;
        for (var i = 0; i < mask.Length; i++)
        {
            if (mask[i] == ulong.MaxValue)
            {
                AddAll(numbers.AsSpan(i << 6, 64));
                continue;
            }

            for (var left = mask[i]; left != 0; left &= left - 1)
            {
                _even[numbers[(i << 6) | BitOperations.TrailingZeroCount(left)]]++;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void AddAll(ReadOnlySpan<ushort> numbers)
    {
        for (var i = 0; i + 1 < numbers.Length; i += 2)
        {
            _even[numbers[i]]++;
            _odd[numbers[i + 1]]++;
        }
    }
}
