namespace Farside.Catalogue.Query;

/// <summary>The first so many rows of an order, of however many are offered: a heap whose top is the last of them.</summary>
/// <param name="keyOf">The key of a row, asked only where all else is equal.</param>
sealed class TopRows(int most, Func<long, string> keyOf)
{
    readonly List<Ranked> _heap = [];

    /// <summary>Lower comes first, by <paramref name="rank"/> and then by <paramref name="time"/>.</summary>
    public void Offer(long rank, long time, long number)
    {
        var offered = new Ranked(rank, time, number);
        if (_heap.Count < most)
        {
            _heap.Add(offered);
            Rise(_heap.Count - 1);
        }
        else if (most > 0 && IsBefore(offered, _heap[0]))
        {
            _heap[0] = offered;
            Sink(0);
        }
    }

    public IReadOnlyList<long> InOrder()
    {
        var sorted = _heap.ToArray();
        Array.Sort(sorted, (a, b) => a.Number == b.Number ? 0 : IsBefore(a, b) ? -1 : 1);
        return [.. sorted.Select(row => row.Number)];
    }

    bool IsBefore(in Ranked a, in Ranked b) =>
        a.Rank != b.Rank ? a.Rank < b.Rank : a.Time != b.Time ? a.Time < b.Time : string.CompareOrdinal(keyOf(a.Number), keyOf(b.Number)) < 0;

    void Rise(int at)
    {
        while (at > 0 && IsBefore(_heap[(at - 1) / 2], _heap[at]))
        {
            (_heap[at], _heap[(at - 1) / 2]) = (_heap[(at - 1) / 2], _heap[at]);
            at = (at - 1) / 2;
        }
    }

    void Sink(int at)
    {
        for (var child = (2 * at) + 1; child < _heap.Count; child = (2 * at) + 1)
        {
            var later = child + 1 < _heap.Count && IsBefore(_heap[child], _heap[child + 1]) ? child + 1 : child;
            if (!IsBefore(_heap[at], _heap[later]))
            {
                return;
            }

            (_heap[at], _heap[later]) = (_heap[later], _heap[at]);
            at = later;
        }
    }

    readonly record struct Ranked(long Rank, long Time, long Number);
}
