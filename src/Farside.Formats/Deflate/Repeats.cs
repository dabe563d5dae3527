using System.Numerics;
using System.Runtime.CompilerServices;

namespace Farside.Formats.Deflate;

/// <summary>
/// Repetition within a block, two candidates a place, the last that shared four bytes and the last that shared eight: for drawings,
/// screens and grey pictures kept as colour, at several times the speed of chains.
/// </summary>
sealed class Repeats
{
    const int HashBits = 15;
    const int Shortest = 4;
    const int Longest = 258;
    const int Window = 32 * 1024;

    /// <summary>Bytes of a block that are tried, and bytes before them that the trial may point into.</summary>
    const int Trial = 2 * 1024;

    /// <summary>Last places by the hash of four bytes, then by that of eight.</summary>
    readonly int[] _last = new int[2 << HashBits];
    readonly List<Match> _tried = [];

    /// <summary>Whether matches would save a tenth of the bits more than runs do, judged by a stretch in the middle.</summary>
    public bool Pay(ReadOnlySpan<byte> buffer, int from, int to, Prices prices, List<Match> runs)
    {
        var end = Math.Min(to, ((from + to) / 2) + Trial);
        var start = Math.Max(from, end - (2 * Trial));
        _tried.Clear();
        var saved = Find(buffer, start, end, prices, _tried);
        long all = prices.Of(buffer[start..end]);
        foreach (var run in runs)
        {
            if (run.Start >= start && run.Start + run.Length <= end)
            {
                var gain = prices.Of(buffer.Slice(run.Start, run.Length)) - prices.OfMatch(run.Length, run.Distance);
                (saved, all) = (saved - gain, all - gain);
            }
        }

        return saved > all / 10;
    }

    /// <summary>Matches in <paramref name="buffer"/>[from, to), none overlapping, each cheaper than its literals.</summary>
    /// <returns>Bits saved, about.</returns>
    public unsafe long Find(ReadOnlySpan<byte> buffer, int from, int to, Prices prices, List<Match> matches)
    {
        Array.Fill(_last, int.MinValue / 2);
        var saved = 0L;
        fixed (byte* bytes = buffer)
        fixed (int* last = _last)
        {
            for (var at = from; at + 8 <= to;)
            {
                var gain = Try(last, bytes, at, to, prices, out var match);
                if (gain <= 0)
                {
                    at++;
                    continue;
                }

                // A better match one byte later is worth the literal before it.
                var entered = at + 1;
                while (entered + 8 <= to && entered < match.Start + match.Length)
                {
                    var later = Try(last, bytes, entered, to, prices, out var next);
                    entered++;
                    if (later <= gain)
                        break;

                    (gain, match) = (later, next);
                }

                saved += gain;
                matches.Add(match);
                at = match.Start + match.Length;
                for (; entered < at && entered + 8 <= to; entered++)
                    Exchange(last, bytes, entered);
            }
        }

        return saved;
    }

    /// <summary>Bits saved by the match at a place; none where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe int Try(int* last, byte* bytes, int at, int to, Prices prices, out Match match)
    {
        var (near, far) = Exchange(last, bytes, at);
        var saved = Saved(bytes, near, at, to, prices, out match);
        if (far == near)
            return saved;

        var savedFar = Saved(bytes, far, at, to, prices, out var other);
        if (savedFar <= saved)
            return saved;

        match = other;
        return savedFar;
    }

    static unsafe int Saved(byte* bytes, int candidate, int at, int to, Prices prices, out Match match)
    {
        match = default;
        if (at - candidate > Window || *(uint*)(bytes + candidate) != *(uint*)(bytes + at))
            return 0;

        var length = CommonLength(bytes + candidate, bytes + at, Math.Min(Longest, to - at));
        match = new Match(at, length, at - candidate);
        return prices.Of(new ReadOnlySpan<byte>(bytes + at, length)) - prices.OfMatch(length, at - candidate);
    }

    /// <summary>Enters a place, and gives the last with the same four bytes and the last with the same eight, as far as hashes tell.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe (int OfFour, int OfEight) Exchange(int* last, byte* bytes, int at)
    {
        var eight = *(ulong*)(bytes + at);
        var four = ((uint)eight * 2_654_435_761u) >> (32 - HashBits);
        var longer = (1 << HashBits) + (int)((eight * 0x9E37_79B1_85EB_CA87ul) >> (64 - HashBits));
        var places = (last[four], last[longer]);
        last[four] = at;
        last[longer] = at;
        return places;
    }

    static unsafe int CommonLength(byte* earlier, byte* later, int limit)
    {
        var length = Shortest;
        while (length + 8 <= limit)
        {
            var difference = *(ulong*)(earlier + length) ^ *(ulong*)(later + length);
            if (difference != 0)
                return length + (BitOperations.TrailingZeroCount(difference) >> 3);

            length += 8;
        }

        while (length < limit && earlier[length] == later[length])
            length++;

        return length;
    }
}
