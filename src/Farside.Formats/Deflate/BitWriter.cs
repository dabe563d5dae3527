using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Farside.Formats.Deflate;

/// <summary>Bits into bytes, lowest first, through a 64-bit reservoir. The caller makes room before it writes.</summary>
sealed class BitWriter
{
    /// <summary>Room kept behind the last byte, for whole-word stores.</summary>
    const int Slack = 16;

    byte[] _bytes = new byte[64 * 1024];
    int _position;
    ulong _reservoir;
    int _waiting;

    /// <summary>Whole bytes written so far.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _position);

    /// <summary>Bits short of a whole byte.</summary>
    public int Waiting => _waiting;

    public void MakeRoom(int bytes)
    {
        if (_bytes.Length - _position < bytes + Slack)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _position + bytes + Slack));
    }

    /// <summary>Forgets the whole bytes, once they have gone on; bits short of a byte stay.</summary>
    public void Clear() => _position = 0;

    /// <summary>Up to 56 bits, whose bits above <paramref name="count"/> are zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ulong bits, int count)
    {
        _reservoir |= bits << _waiting;
        _waiting += count;
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes.AsSpan(_position), _reservoir);
        _position += _waiting >> 3;
        _reservoir >>= _waiting & ~7;
        _waiting &= 7;
    }

    public void AlignToByte()
    {
        if (_waiting > 0)
            Write(0, 8 - _waiting);
    }

    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        AlignToByte();
        bytes.CopyTo(_bytes.AsSpan(_position));
        _position += bytes.Length;
    }

    /// <summary>One literal after another.</summary>
    /// <param name="entries">256 entries of a <see cref="HuffmanCode"/> no longer than 12 bits.</param>
    public void WriteLiteralsPlainly(ReadOnlySpan<byte> literals, ReadOnlySpan<uint> entries)
    {
        foreach (var literal in literals)
            Write(entries[literal] >> HuffmanCode.CodeShift, (byte)entries[literal]);
    }

    /// <summary>As <see cref="WriteLiteralsPlainly"/>, four literals joined as a tree before each store: 7 + 4 × 12 bits fit the reservoir.</summary>
    public unsafe void WriteLiterals(ReadOnlySpan<byte> literals, ReadOnlySpan<uint> entries)
    {
        fixed (byte* start = literals, target = _bytes)
        fixed (uint* table = entries)
        {
            byte* to = target + _position, end = start + (literals.Length & ~7);
            var (reservoir, waiting) = (_reservoir, (uint)_waiting);
            for (var from = start; from < end; from += 8)
            {
                var eight = *(ulong*)from;
                var low = Four(table, (uint)eight, out var lowBits);
                var high = Four(table, (uint)(eight >> 32), out var highBits);
                reservoir |= low << (int)waiting;
                waiting += lowBits;
                *(ulong*)to = reservoir;
                to += waiting >> 3;
                reservoir >>= (int)(waiting & 56);
                waiting = (waiting & 7) + highBits;
                reservoir |= high << (int)(waiting - highBits);
                *(ulong*)to = reservoir;
                to += waiting >> 3;
                reservoir >>= (int)(waiting & 56);
                waiting &= 7;
            }

            (_position, _reservoir, _waiting) = ((int)(to - target), reservoir, (int)waiting);
        }

        WriteLiteralsPlainly(literals[(literals.Length & ~7)..], entries);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe ulong Four(uint* table, uint bytes, out uint bits)
    {
        ulong a = table[(byte)bytes], b = table[(byte)(bytes >> 8)], c = table[(byte)(bytes >> 16)], d = table[bytes >> 24];
        var ab = (a >> HuffmanCode.CodeShift) | ((b >> HuffmanCode.CodeShift) << (int)a);
        var cd = (c >> HuffmanCode.CodeShift) | ((d >> HuffmanCode.CodeShift) << (int)c);
        var abBits = a + b;
        bits = (uint)(abBits + c + d) & 0xFF;
        return ab | (cd << (int)abBits);
    }
}
