using System.Runtime.CompilerServices;

namespace Farside.Catalogue.Query;

/// <summary>The first so many rows of an order, of however many are offered: a heap whose top is the last of them.</summary>
/// <param name="keyOf">The key of a row, asked only where all else is equal.</param>
sealed class TopRows(int most, Func<long, string> keyOf)
{
    Ranked[] _heap = new Ranked[Math.Min(most, 64)];
    int _count;

    /// <summary>Lower comes first, by <paramref name="rank"/> and then by <paramref name="time"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Offer(long rank, long time, long number)
    {
        // Nearly all rows end here.
        if (_count == most && (most == 0 || rank > _heap[0].Rank || (rank == _heap[0].Rank && time > _heap[0].Time)))
        {
            return;
        }

        Take(new(rank, time, number));
    }

    public IReadOnlyList<Ranked> InOrder()
    {
        var sorted = _heap.AsSpan(0, _count).ToArray();
        Array.Sort(sorted, (a, b) => a.Number == b.Number ? 0 : IsBefore(a, b) ? -1 : 1);
        return sorted;
    }

    void Take(Ranked offered)
    {
        if (_count < most)
        {
            if (_count == _heap.Length)
            {
                Array.Resize(ref _heap, Math.Min(most, _count * 2));
            }

            _heap[_count] = offered;
            Rise(_count++);
        }
        else if (IsBefore(offered, _heap[0]))
        {
            _heap[0] = offered;
            Sink(0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    bool IsBefore(in Ranked a, in Ranked b) => a.Rank != b.Rank ? a.Rank < b.Rank : a.Time != b.Time ? a.Time < b.Time : IsBeforeByKey(a.Number, b.Number);

    bool IsBeforeByKey(long a, long b) => string.CompareOrdinal(keyOf(a), keyOf(b)) < 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Rise(int at)
    {
        while (at > 0 && IsBefore(_heap[(at - 1) / 2], _heap[at]))
        {
            (_heap[at], _heap[(at - 1) / 2]) = (_heap[(at - 1) / 2], _heap[at]);
            at = (at - 1) / 2;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Sink(int at)
    {
        for (var child = (2 * at) + 1; child < _count; child = (2 * at) + 1)
        {
            var later = child + 1 < _count && IsBefore(_heap[child], _heap[child + 1]) ? child + 1 : child;
            if (!IsBefore(_heap[at], _heap[later]))
            {
                return;
            }

            (_heap[at], _heap[later]) = (_heap[later], _heap[at]);
            at = later;
        }
    }

    /// <summary>A row and what puts it into its place.</summary>
    public readonly record struct Ranked(long Rank, long Time, long Number);
}
