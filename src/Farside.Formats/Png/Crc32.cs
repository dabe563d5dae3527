using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Farside.Formats.Png;

/// <summary>The checksum of a PNG chunk: CRC-32 of ISO 3309.</summary>
static class Crc32
{
    const uint Polynomial = 0xEDB88320;

    static readonly uint[][] Tables = MakeTables();

    /// <summary>Continues a checksum that began with 0.</summary>
    /// <remarks>Source of the folding: Gopal et al. 2009, Fast CRC Computation for Generic Polynomials Using PCLMULQDQ (Intel).</remarks>
    public static uint Update(uint crc, ReadOnlySpan<byte> bytes)
    {
        if (!Pclmulqdq.IsSupported || bytes.Length < 64)
            return UpdatePlainly(crc, bytes);

        var whole = bytes.Length & ~15;
        Span<byte> folded = stackalloc byte[16];
        Fold(~crc, bytes[..whole]).CopyTo(folded);
        return UpdatePlainly(~Slices(0, folded), bytes[whole..]);
    }

    /// <summary>As <see cref="Update"/>, by tables.</summary>
    public static uint UpdatePlainly(uint crc, ReadOnlySpan<byte> bytes) => ~Slices(~crc, bytes);

    /// <summary>Sixteen bytes that leave the same remainder as all of <paramref name="bytes"/> after <paramref name="register"/>.</summary>
    static unsafe Vector128<byte> Fold(uint register, ReadOnlySpan<byte> bytes)
    {
        // x^(512+32), x^(512-32) and x^(128+32), x^(128-32) modulo the polynomial, reflected.
        var by64 = Vector128.Create(0x1_5444_2BD4ul, 0x1_C6E4_1596ul);
        var by16 = Vector128.Create(0x1_7519_97D0ul, 0x0_CCAA_009Eul);
        fixed (byte* start = bytes)
        {
            byte* at = start + 64, end = start + bytes.Length;
            var a = Vector128.Load((ulong*)start) ^ Vector128.CreateScalar((ulong)register);
            var b = Vector128.Load((ulong*)(start + 16));
            var c = Vector128.Load((ulong*)(start + 32));
            var d = Vector128.Load((ulong*)(start + 48));
            for (; at + 64 <= end; at += 64)
            {
                a = Step(a, by64) ^ Vector128.Load((ulong*)at);
                b = Step(b, by64) ^ Vector128.Load((ulong*)(at + 16));
                c = Step(c, by64) ^ Vector128.Load((ulong*)(at + 32));
                d = Step(d, by64) ^ Vector128.Load((ulong*)(at + 48));
            }

            a = Step(Step(Step(a, by16) ^ b, by16) ^ c, by16) ^ d;
            for (; at < end; at += 16)
                a = Step(a, by16) ^ Vector128.Load((ulong*)at);

            return a.AsByte();
        }
    }

    static Vector128<ulong> Step(Vector128<ulong> value, Vector128<ulong> power) =>
        Pclmulqdq.CarrylessMultiply(value, power, 0x00) ^ Pclmulqdq.CarrylessMultiply(value, power, 0x11);

    static uint Slices(uint register, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ register;
            register = Tables[7][(byte)low] ^ Tables[6][(byte)(low >> 8)] ^ Tables[5][(byte)(low >> 16)] ^ Tables[4][low >> 24]
                ^ Tables[3][bytes[4]] ^ Tables[2][bytes[5]] ^ Tables[1][bytes[6]] ^ Tables[0][bytes[7]];
        }

        foreach (var value in bytes)
            register = (register >> 8) ^ Tables[0][(byte)(register ^ value)];

        return register;
    }

    static uint[][] MakeTables()
    {
        var tables = new uint[8][];
        for (var slice = 0; slice < 8; slice++)
        {
            tables[slice] = new uint[256];
            for (var value = 0u; value < 256; value++)
                tables[slice][value] = slice == 0 ? Remainder(value) : (tables[slice - 1][value] >> 8) ^ tables[0][(byte)tables[slice - 1][value]];
        }

        return tables;
    }

    static uint Remainder(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;

        return value;
    }
}
