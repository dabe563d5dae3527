using System.Numerics;
using System.Runtime.Intrinsics;

namespace Farside.Formats.Deflate;

/// <summary>Bytes that repeat the byte before them: the only repetition that a filtered photograph has.</summary>
static class Runs
{
    /// <summary>Shorter runs cost no less as a match than as literals.</summary>
    public const int Shortest = 8;

    const int Longest = 258;

    /// <summary>
    /// Every stretch of at least <see cref="Shortest"/> bytes of <paramref name="buffer"/>[from, to) that equal the byte before, in order.
    /// </summary>
    public static unsafe void Find(ReadOnlySpan<byte> buffer, int from, int to, List<Match> matches)
    {
        fixed (byte* bytes = buffer)
        {
            var at = Math.Max(from, 1);
            var carried = 0;
            while (at + 64 <= to)
            {
                var equal = EqualToPrevious(bytes + at);
                var eight = equal & (equal >> 1);
                eight &= eight >> 2;
                eight &= eight >> 4;
                if (eight == 0 && carried + BitOperations.TrailingZeroCount(~equal) < Shortest)
                {
                    carried = BitOperations.LeadingZeroCount(~equal);
                    at += 64;
                    continue;
                }

                var inHead = carried + BitOperations.TrailingZeroCount(~equal) >= Shortest;
                var start = inHead ? at - carried : at + BitOperations.TrailingZeroCount(eight);
                at = Add(bytes, start, to, matches);
                carried = 0;
            }

            FindPlainly(bytes, at - carried, to, matches);
        }
    }

    /// <summary>As <see cref="Find(ReadOnlySpan{byte}, int, int, List{Match})"/>, byte by byte.</summary>
    public static unsafe void FindPlainly(ReadOnlySpan<byte> buffer, int from, int to, List<Match> matches)
    {
        fixed (byte* bytes = buffer)
            FindPlainly(bytes, Math.Max(from, 1), to, matches);
    }

    static unsafe void FindPlainly(byte* bytes, int from, int to, List<Match> matches)
    {
        for (var at = from; at < to; at++)
        {
            var end = at;
            while (end < to && bytes[end] == bytes[end - 1])
                end++;

            if (end - at >= Shortest)
                Split(at, end, matches);

            at = end;
        }
    }

    static unsafe int Add(byte* bytes, int start, int to, List<Match> matches)
    {
        var end = start + Shortest;
        while (end + 64 <= to && EqualToPrevious(bytes + end) == ulong.MaxValue)
            end += 64;

        while (end < to && bytes[end] == bytes[end - 1])
            end++;

        Split(start, end, matches);
        return end;
    }

    /// <summary>A run as matches no longer than deflate's longest, none of them shorter than its shortest.</summary>
    static void Split(int start, int end, List<Match> matches)
    {
        while (end - start > Longest)
        {
            var length = end - start < Longest + 3 ? Longest - 3 : Longest;
            matches.Add(new Match(start, length, 1));
            start += length;
        }

        matches.Add(new Match(start, end - start, 1));
    }

    static unsafe ulong EqualToPrevious(byte* at)
    {
        var low = Vector256.Equals(Vector256.Load(at), Vector256.Load(at - 1)).ExtractMostSignificantBits();
        var high = Vector256.Equals(Vector256.Load(at + 32), Vector256.Load(at + 31)).ExtractMostSignificantBits();
        return low | ((ulong)high << 32);
    }
}
