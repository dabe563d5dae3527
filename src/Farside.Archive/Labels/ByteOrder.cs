using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Farside.Archive.Labels;

/// <summary>Reverses the bytes of packed numbers in place.</summary>
static class ByteOrder
{
    public static void Swap(Span<byte> bytes, int size)
    {
        switch (size)
        {
            case 1:
                break;
            case 2:
                var shorts = MemoryMarshal.Cast<byte, short>(bytes);
                BinaryPrimitives.ReverseEndianness(shorts, shorts);
                break;
            case 4:
                var ints = MemoryMarshal.Cast<byte, int>(bytes);
                BinaryPrimitives.ReverseEndianness(ints, ints);
                break;
            case 8:
                var longs = MemoryMarshal.Cast<byte, long>(bytes);
                BinaryPrimitives.ReverseEndianness(longs, longs);
                break;
            default:
                for (var at = 0; at + size <= bytes.Length; at += size)
                {
                    bytes.Slice(at, size).Reverse();
                }

                break;
        }
    }
}
