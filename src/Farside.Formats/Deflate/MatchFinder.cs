using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Farside.Formats.Deflate;

/// <summary>Repetition anywhere in the window: hash chains, the candidate that saves most bits, and one step of lazy matching.</summary>
sealed class MatchFinder(DeflateEffort effort)
{
    const int Window = 32 * 1024;
    const int HashBits = 15;

    const int Longest = 258;
    const int Nowhere = int.MinValue / 2;

    readonly int _candidates = effort == DeflateEffort.Balanced ? 8 : 256;
    readonly int _good = effort == DeflateEffort.Balanced ? 32 : 258;
    /// <summary>Bytes that a match has at least, and that the hash is of.</summary>
    readonly int _shortest = effort == DeflateEffort.Balanced ? 4 : 3;
    readonly uint _hashed = effort == DeflateEffort.Balanced ? uint.MaxValue : 0xFF_FFFF;
    readonly int[] _head = NoPositions();
    readonly int[] _previous = new int[Window];

    /// <summary>Absolute position of the buffer's first byte, modulo the window.</summary>
    int _origin;

    /// <summary>Forgets everything, for another stream.</summary>
    public void Clear()
    {
        _origin = 0;
        Array.Fill(_head, Nowhere);
    }

    /// <summary>The buffer dropped its first <paramref name="bytes"/> bytes.</summary>
    public void Forget(int bytes)
    {
        _origin = (_origin + bytes) & (Window - 1);
        foreach (ref var position in _head.AsSpan())
            position = Math.Max(position - bytes, Nowhere);

        foreach (ref var position in _previous.AsSpan())
            position = Math.Max(position - bytes, Nowhere);
    }

    /// <summary>Matches in <paramref name="buffer"/>[from, to), in order, none overlapping.</summary>
    public void Find(ReadOnlySpan<byte> buffer, int from, int to, Prices prices, List<Match> matches)
    {
        var (found, saved) = (default(Match), 0);
        var at = from;
        while (at + 4 <= to)
        {
            var here = Best(buffer, at, to, found.Length, prices, out var savedHere);
            if (saved > 0 && savedHere <= saved)
            {
                matches.Add(found);
                var end = found.Start + found.Length;
                for (at++; at < end; at++)
                    Remember(buffer, at, to);

                (found, saved) = (default, 0);
            }
            else
            {
                (found, saved) = (here, savedHere);
                at++;
            }
        }

        if (saved > 0)
            matches.Add(found);
    }

    Match Best(ReadOnlySpan<byte> buffer, int at, int to, int mustBeat, Prices prices, out int saved)
    {
        saved = 0;
        var limit = Math.Min(Longest, to - at);
        var best = default(Match);
        var (longest, literalBits) = (0, 0);
        var candidate = Remember(buffer, at, to);
        if (mustBeat >= _good)
            return best;

        for (var left = _candidates; left > 0 && candidate >= 0 && at - candidate <= Window && longest < limit; left--)
        {
            var length = CommonLength(buffer, candidate, at, limit);
            if (length >= _shortest && length > longest)
            {
                literalBits += prices.Of(buffer[(at + longest)..(at + length)]);
                longest = length;
                var savedThere = literalBits - prices.OfMatch(length, at - candidate);
                if (savedThere > saved)
                    (best, saved) = (new Match(at, length, at - candidate), savedThere);
            }

            if (length >= _good)
                break;

            var next = _previous[(candidate + _origin) & (Window - 1)];
            candidate = next < candidate ? next : Nowhere;
        }

        return best;
    }

    /// <summary>Enters the position, and gives the last one with the same hash.</summary>
    int Remember(ReadOnlySpan<byte> buffer, int at, int to)
    {
        if (at + 4 > to)
            return Nowhere;

        var hash = ((BinaryPrimitives.ReadUInt32LittleEndian(buffer[at..]) & _hashed) * 2_654_435_761u) >> (32 - HashBits);
        var last = _head[hash];
        _previous[(at + _origin) & (Window - 1)] = last;
        _head[hash] = at;
        return last;
    }

    static int CommonLength(ReadOnlySpan<byte> buffer, int earlier, int later, int limit)
    {
        ref var first = ref MemoryMarshal.GetReference(buffer);
        var length = 0;
        while (length + 8 <= limit)
        {
            var difference = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, earlier + length))
                ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, later + length));
            if (difference != 0)
                return length + (BitOperations.TrailingZeroCount(difference) >> 3);

            length += 8;
        }

        while (length < limit && buffer[earlier + length] == buffer[later + length])
            length++;

        return length;
    }

    static int[] NoPositions()
    {
        var head = new int[1 << HashBits];
        Array.Fill(head, Nowhere);
        return head;
    }
}
