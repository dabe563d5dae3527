using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Farside.Archive.Labels;

/// <summary>Stored bytes → numbers, for every sample type.</summary>
public static class SampleDecoder
{
    /// <summary>One number, or for a complex type its real part.</summary>
    public static double Real(ReadOnlySpan<byte> bytes, SampleType type) => type.Form switch
    {
        NumberForm.UnsignedInteger => Unsigned(bytes[..type.Bytes], type.IsLittleEndian),
        NumberForm.SignedInteger => Signed(bytes[..type.Bytes], type.IsLittleEndian),
        NumberForm.Real => Ieee(bytes[..type.Bytes], type.IsLittleEndian),
        NumberForm.Complex => Ieee(bytes[..(type.Bytes / 2)], type.IsLittleEndian),
        NumberForm.VaxReal => Vax.ToDouble(bytes[..type.Bytes], type.Name),
        _ => Vax.ToDouble(bytes[..(type.Bytes / 2)], type.Name),
    };

    /// <summary>The imaginary part of a complex number, 0 for the others.</summary>
    public static double Imaginary(ReadOnlySpan<byte> bytes, SampleType type) => type.Form switch
    {
        NumberForm.Complex => Ieee(bytes[(type.Bytes / 2)..type.Bytes], type.IsLittleEndian),
        NumberForm.VaxComplex => Vax.ToDouble(bytes[(type.Bytes / 2)..type.Bytes], type.Name),
        _ => 0,
    };

    /// <summary>An unsigned integer of 1 to 8 bytes.</summary>
    public static ulong Unsigned(ReadOnlySpan<byte> bytes, bool isLittleEndian)
    {
        ulong value = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            value = (value << 8) | bytes[isLittleEndian ? bytes.Length - 1 - i : i];
        }

        return value;
    }

    /// <summary>A two's-complement integer of 1 to 8 bytes.</summary>
    public static long Signed(ReadOnlySpan<byte> bytes, bool isLittleEndian)
    {
        var spare = 64 - bytes.Length * 8;
        return unchecked((long)(Unsigned(bytes, isLittleEndian) << spare)) >> spare;
    }

    /// <summary>An integer of up to 8 bytes without loss.</summary>
    public static Int128 Exact(ReadOnlySpan<byte> bytes, SampleType type) =>
        type.Form == NumberForm.SignedInteger ? Signed(bytes[..type.Bytes], type.IsLittleEndian) : Unsigned(bytes[..type.Bytes], type.IsLittleEndian);

    /// <summary>An integer with a bit mask laid over its stored bits.</summary>
    public static double Masked(double value, ulong mask, SampleType type)
    {
        if (type.Form != NumberForm.SignedInteger)
            return (ulong)value & mask;

        var spare = 64 - type.Bytes * 8;
        return unchecked((long)(((ulong)(long)value & mask) << spare)) >> spare;
    }

    /// <summary>A row of packed numbers, the common types at memory speed.</summary>
    public static void Reals(ReadOnlySpan<byte> bytes, SampleType type, Span<double> values)
    {
        switch (type.Form, type.Bytes)
        {
            case (NumberForm.UnsignedInteger, 1):
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = bytes[i];
                }

                break;
            case (NumberForm.Real, 4):
                Singles(MemoryMarshal.Cast<byte, int>(bytes), type.IsLittleEndian == BitConverter.IsLittleEndian, values);
                break;
            case (NumberForm.Real, 8):
                Doubles(MemoryMarshal.Cast<byte, long>(bytes), type.IsLittleEndian == BitConverter.IsLittleEndian, values);
                break;
            case (NumberForm.SignedInteger, 4):
                Integers(MemoryMarshal.Cast<byte, int>(bytes), type.IsLittleEndian == BitConverter.IsLittleEndian, values);
                break;
            default:
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = Real(bytes[(i * type.Bytes)..], type);
                }

                break;
        }
    }

    static void Singles(ReadOnlySpan<int> bits, bool isNative, Span<double> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BitConverter.Int32BitsToSingle(isNative ? bits[i] : BinaryPrimitives.ReverseEndianness(bits[i]));
        }
    }

    static void Doubles(ReadOnlySpan<long> bits, bool isNative, Span<double> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BitConverter.Int64BitsToDouble(isNative ? bits[i] : BinaryPrimitives.ReverseEndianness(bits[i]));
        }
    }

    static void Integers(ReadOnlySpan<int> stored, bool isNative, Span<double> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = isNative ? stored[i] : BinaryPrimitives.ReverseEndianness(stored[i]);
        }
    }

    static double Ieee(ReadOnlySpan<byte> bytes, bool isLittleEndian) => (bytes.Length, isLittleEndian) switch
    {
        (4, true) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        (4, false) => BinaryPrimitives.ReadSingleBigEndian(bytes),
        (_, true) => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        _ => BinaryPrimitives.ReadDoubleBigEndian(bytes),
    };
}
