namespace Farside.Formats.Tiff;

/// <summary>TIFF's LZW: codes of 9 to 12 bits, high bits first, widened one code early. Source: TIFF 6.0, section 13.</summary>
static class Lzw
{
    const int Clear = 256;
    const int End = 257;
    const int First = 258;
    const int Codes = 4096;

    /// <summary>Fills the target as far as the codes go.</summary>
    /// <returns>Bytes filled; a code that means nothing ends it.</returns>
    public static int Unpack(ReadOnlySpan<byte> packed, Span<byte> target)
    {
        // Each code's bytes lie in the target already: those of the code before it, and one more that is still to come.
        Span<int> starts = stackalloc int[Codes];
        Span<int> lengths = stackalloc int[Codes];
        var (filled, next, width, bit) = (0, First, 9, 0L);
        while (bit + width <= packed.Length * 8L && filled < target.Length)
        {
            var code = Code(packed, bit, width);
            bit += width;
            if (code == End)
                break;

            if (code == Clear)
            {
                (next, width) = (First, 9);
                continue;
            }

            var (start, length) = code < Clear ? (-1, 1) : (starts[code], lengths[code]);
            if (code >= next)
                break;

            var at = filled;
            if (start < 0)
                target[filled++] = (byte)code;
            else
                filled = Repeat(target, start, length, filled);

            if (next < Codes)
                (starts[next], lengths[next]) = (at, length + 1);

            next++;
            width = next switch { < 512 => 9, < 1024 => 10, < 2048 => 11, _ => 12 };
        }

        return filled;
    }

    static int Repeat(Span<byte> target, int start, int length, int filled)
    {
        for (var i = 0; i < length && filled < target.Length; i++)
            target[filled++] = target[start + i];

        return filled;
    }

    static int Code(ReadOnlySpan<byte> packed, long bit, int width)
    {
        var at = (int)(bit >> 3);
        var three = (packed[at] << 16) | (at + 1 < packed.Length ? packed[at + 1] << 8 : 0) | (at + 2 < packed.Length ? packed[at + 2] : 0);
        return (three >> (24 - width - (int)(bit & 7))) & ((1 << width) - 1);
    }
}
