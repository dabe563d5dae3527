namespace Farside.Formats.Deflate;

/// <summary>Prefix codes as deflate wants them: limited in length, canonical, first bit lowest.</summary>
static class HuffmanCode
{
    /// <summary>An entry keeps its length in the low bits, so that it serves as a shift count as it is, and its code above them.</summary>
    public const int CodeShift = 8;

    /// <summary>
    /// Code lengths that make Σ count × length least, or nearly so where the limit binds. Always a complete code of two symbols or more.
    /// </summary>
    /// <remarks>
    /// Source: Moffat &amp; Katajainen 1995, In-place calculation of minimum-redundancy codes; the limit is kept by lengthening the rarest
    /// short codes.
    /// </remarks>
    public static void Lengths(ReadOnlySpan<uint> counts, int limit, Span<byte> lengths)
    {
        lengths.Clear();
        Span<ulong> sorted = stackalloc ulong[counts.Length];
        var used = SortByCount(counts, sorted);
        if (used < 2)
        {
            lengths[0] = 1;
            lengths[used == 1 && (int)(sorted[0] & 0xFFFF) > 1 ? (int)(sorted[0] & 0xFFFF) : 1] = 1;
            return;
        }

        Span<uint> work = stackalloc uint[used];
        for (var i = 0; i < used; i++)
            work[i] = (uint)(sorted[i] >> 16);

        MinimumRedundancy(work);
        Span<int> ofLength = stackalloc int[limit + 1];
        ofLength.Clear();
        foreach (var depth in work)
            ofLength[Math.Min((int)depth, limit)]++;

        KeepLimit(ofLength, limit);
        var next = 0;
        for (var length = limit; length > 0; length--)
        {
            for (var i = 0; i < ofLength[length]; i++)
                lengths[(int)(sorted[next++] & 0xFFFF)] = (byte)length;
        }
    }

    /// <summary>Canonical codes, bit-reversed, packed with their lengths.</summary>
    public static void Entries(ReadOnlySpan<byte> lengths, Span<uint> entries)
    {
        Span<uint> next = stackalloc uint[17];
        Span<uint> ofLength = stackalloc uint[17];
        ofLength.Clear();
        foreach (var length in lengths)
            ofLength[length]++;

        (ofLength[0], next[0]) = (0, 0);
        for (var length = 1; length <= 16; length++)
            next[length] = (next[length - 1] + ofLength[length - 1]) << 1;

        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            int length = lengths[symbol];
            entries[symbol] = length == 0 ? 0 : (Reverse(next[length]++, length) << CodeShift) | (uint)length;
        }
    }

    static int SortByCount(ReadOnlySpan<uint> counts, Span<ulong> sorted)
    {
        var used = 0;
        for (var symbol = 0; symbol < counts.Length; symbol++)
        {
            if (counts[symbol] != 0)
                sorted[used++] = ((ulong)counts[symbol] << 16) | (uint)symbol;
        }

        sorted[..used].Sort();
        return used;
    }

    /// <summary>Counts in rising order become the lengths of their codes, in place.</summary>
    static void MinimumRedundancy(Span<uint> a)
    {
        JoinPairs(a);
        a[^2] = 0;
        for (var node = a.Length - 3; node >= 0; node--)
            a[node] = a[(int)a[node]] + 1;

        DepthsOfLeaves(a);
    }

    static void JoinPairs(Span<uint> a)
    {
        a[0] += a[1];
        var (root, leaf) = (0, 2);
        for (var next = 1; next < a.Length - 1; next++)
        {
            if (leaf >= a.Length || a[root] < a[leaf])
            {
                a[next] = a[root];
                a[root++] = (uint)next;
            }
            else
            {
                a[next] = a[leaf++];
            }

            if (leaf >= a.Length || (root < next && a[root] < a[leaf]))
            {
                a[next] += a[root];
                a[root++] = (uint)next;
            }
            else
            {
                a[next] += a[leaf++];
            }
        }
    }

    static void DepthsOfLeaves(Span<uint> a)
    {
        var (available, depth, root, next) = (1, 0u, a.Length - 2, a.Length - 1);
        while (available > 0)
        {
            var inner = 0;
            while (root >= 0 && a[root] == depth)
            {
                inner++;
                root--;
            }

            for (; available > inner; available--)
                a[next--] = depth;

            available = 2 * inner;
            depth++;
        }
    }

    /// <summary>Kraft's sum back to exactly one after codes were cut to the limit.</summary>
    static void KeepLimit(Span<int> ofLength, int limit)
    {
        var total = 0L;
        for (var length = 1; length <= limit; length++)
            total += (long)ofLength[length] << (limit - length);

        for (; total > 1L << limit; total--)
        {
            ofLength[limit]--;
            var longer = limit - 1;
            while (ofLength[longer] == 0)
                longer--;

            ofLength[longer]--;
            ofLength[longer + 1] += 2;
        }
    }

    static uint Reverse(uint code, int length)
    {
        var reversed = 0u;
        for (var bit = 0; bit < length; bit++)
            reversed |= ((code >> bit) & 1) << (length - 1 - bit);

        return reversed;
    }
}
