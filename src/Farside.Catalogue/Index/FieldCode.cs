using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Farside.Catalogue.Index;

/// <summary>
/// A column of 16-bit numbers as bytes: two where all are equal, one each where all are below 256, else two each, little end first (so are x64 and ARM). Segments are
/// often of one kind and one instrument, so most columns shrink to nothing.
/// </summary>
static class FieldCode
{
    const int Equal = 2;

    public static byte[] Write(ReadOnlySpan<ushort> numbers)
    {
        if (!numbers.ContainsAnyExcept(numbers[0]))
        {
            var one = new byte[Equal];
            BinaryPrimitives.WriteUInt16LittleEndian(one, numbers[0]);
            return one;
        }

        if (!numbers.ContainsAnyExceptInRange((ushort)0, (ushort)byte.MaxValue))
        {
            var narrow = new byte[numbers.Length];
            for (var i = 0; i < numbers.Length; i++)
            {
                narrow[i] = (byte)numbers[i];
            }

            return narrow;
        }

        return MemoryMarshal.AsBytes(numbers).ToArray();
    }

    /// <summary>Reads a column as it was written; <paramref name="numbers"/> holds a segment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Read(ReadOnlySpan<byte> data, Span<ushort> numbers)
    {
        if (data.Length == Equal)
        {
            numbers.Fill(BinaryPrimitives.ReadUInt16LittleEndian(data));
        }
        else if (data.Length == Schema.SegmentRows)
        {
            for (var i = 0; i < numbers.Length; i++)
            {
                numbers[i] = data[i];
            }
        }
        else
        {
            MemoryMarshal.Cast<byte, ushort>(data)[..numbers.Length].CopyTo(numbers);
        }
    }

    /// <summary>The number that all rows have; null where they differ.</summary>
    public static int? One(ReadOnlySpan<byte> data) => data.Length == Equal ? BinaryPrimitives.ReadUInt16LittleEndian(data) : null;
}
