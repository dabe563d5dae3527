using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Farside.Catalogue.Index;

/// <summary>A column of 64-bit numbers as bytes: one number where all are equal, else one each, little end first.</summary>
static class LongCode
{
    /// <summary>Stands where a row has no number.</summary>
    public const long None = long.MinValue;

    public static byte[] Write(ReadOnlySpan<long> numbers)
    {
        var kept = numbers.ContainsAnyExcept(numbers[0]) ? numbers : numbers[..1];
        return MemoryMarshal.AsBytes(kept).ToArray();
    }

    /// <summary>Reads a column as it was written.</summary>
    /// <returns>The number that all rows have, and then nothing is read; null where they differ.</returns>
    public static long? Read(ReadOnlySpan<byte> data, Span<long> numbers)
    {
        if (data.Length == sizeof(long))
        {
            return BinaryPrimitives.ReadInt64LittleEndian(data);
        }

        data.CopyTo(MemoryMarshal.AsBytes(numbers));
        return null;
    }
}
