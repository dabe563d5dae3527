using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Farside.Formats.Deflate;

/// <summary>The checksum of a zlib stream: two sums modulo 65,521. Source: RFC 1950.</summary>
static class Adler32
{
    public const uint Start = 1;

    const uint Modulus = 65_521;

    /// <summary>Bytes after which a 32-bit sum of sums must be reduced, in whole vectors.</summary>
    const int Stretch = 5_536;

    public static uint Update(uint adler, ReadOnlySpan<byte> bytes)
    {
        if (!Avx2.IsSupported)
            return UpdatePlainly(adler, bytes);

        var (a, b) = (adler & 0xFFFF, adler >> 16);
        while (bytes.Length >= 32)
        {
            var stretch = bytes[..(Math.Min(bytes.Length, Stretch) & ~31)];
            (a, b) = Vectors(a, b, stretch);
            bytes = bytes[stretch.Length..];
        }

        return UpdatePlainly(a | (b << 16), bytes);
    }

    public static uint UpdatePlainly(uint adler, ReadOnlySpan<byte> bytes)
    {
        var (a, b) = (adler & 0xFFFF, adler >> 16);
        while (!bytes.IsEmpty)
        {
            var stretch = bytes[..Math.Min(bytes.Length, Stretch)];
            foreach (var value in stretch)
            {
                a += value;
                b += a;
            }

            (a, b) = (a % Modulus, b % Modulus);
            bytes = bytes[stretch.Length..];
        }

        return a | (b << 16);
    }

    static unsafe (uint A, uint B) Vectors(uint a, uint b, ReadOnlySpan<byte> bytes)
    {
        var weights = Vector256.Create(
            (sbyte)32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
        var (sums, weighted, sumsBefore) = (Vector256<uint>.Zero, Vector256<int>.Zero, Vector256<uint>.Zero);
        fixed (byte* start = bytes)
        {
            for (var at = start; at < start + bytes.Length; at += 32)
            {
                var values = Vector256.Load(at);
                sumsBefore += sums;
                sums += Avx2.SumAbsoluteDifferences(values, Vector256<byte>.Zero).AsUInt32();
                weighted += Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(values, weights), Vector256<short>.One);
            }
        }

        var total = b + (ulong)a * (uint)bytes.Length + 32ul * WideSum(sumsBefore) + WideSum(weighted.AsUInt32());
        return ((a + (uint)WideSum(sums)) % Modulus, (uint)(total % Modulus));
    }

    static ulong WideSum(Vector256<uint> lanes)
    {
        var (low, high) = Vector256.Widen(lanes);
        return Vector256.Sum(low + high);
    }
}
