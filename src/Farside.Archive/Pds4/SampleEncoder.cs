using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Farside.Archive.Labels;

namespace Farside.Archive.Pds4;

/// <summary>Numbers → stored bytes, the reverse of <see cref="SampleDecoder"/>.</summary>
public static class SampleEncoder
{
    /// <summary>Writes samples of the machine's own type in the label's byte order.</summary>
    public static void Write<T>(Stream stream, ReadOnlySpan<T> samples, SampleType type) where T : unmanaged
    {
        var parts = type.IsComplex ? 2 : 1;
        if (Marshal.SizeOf<T>() * parts != type.Bytes)
            throw new ArgumentException($"{typeof(T).Name} does not have the size of {type.Name}.", nameof(samples));

        if (type.IsLittleEndian == BitConverter.IsLittleEndian || type.Bytes == 1)
        {
            stream.Write(MemoryMarshal.AsBytes(samples));
            return;
        }

        var block = new T[Math.Min(samples.Length, 1 << 16)];
        for (var at = 0; at < samples.Length; at += block.Length)
        {
            var part = samples[at..Math.Min(samples.Length, at + block.Length)];
            part.CopyTo(block);
            var bytes = MemoryMarshal.AsBytes(block.AsSpan(0, part.Length));
            ByteOrder.Swap(bytes, type.Bytes / parts);
            stream.Write(bytes);
        }
    }

    /// <summary>One number of any type but VAX; a complex one gets an imaginary part of 0.</summary>
    public static void Put(Span<byte> bytes, SampleType type, double value)
    {
        switch (type.Form)
        {
            case NumberForm.UnsignedInteger:
                PutInteger(bytes[..type.Bytes], type.IsLittleEndian, (ulong)value);
                break;
            case NumberForm.SignedInteger:
                PutInteger(bytes[..type.Bytes], type.IsLittleEndian, unchecked((ulong)(long)value));
                break;
            case NumberForm.Real:
                PutReal(bytes[..type.Bytes], type.IsLittleEndian, value);
                break;
            case NumberForm.Complex:
                PutReal(bytes[..(type.Bytes / 2)], type.IsLittleEndian, value);
                bytes[(type.Bytes / 2)..type.Bytes].Clear();
                break;
            default:
                throw new ArgumentException($"{type.Name} is read, not written.", nameof(type));
        }
    }

    /// <summary>An integer of 1 to 8 bytes.</summary>
    public static void PutInteger(Span<byte> bytes, bool isLittleEndian, ulong value)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[isLittleEndian ? i : bytes.Length - 1 - i] = (byte)(value & 0xFF);
            value >>= 8;
        }
    }

    static void PutReal(Span<byte> bytes, bool isLittleEndian, double value)
    {
        switch (bytes.Length, isLittleEndian)
        {
            case (4, true):
                BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)value);
                break;
            case (4, false):
                BinaryPrimitives.WriteSingleBigEndian(bytes, (float)value);
                break;
            case (_, true):
                BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
                break;
            default:
                BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
                break;
        }
    }
}
