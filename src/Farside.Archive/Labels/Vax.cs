using System.Buffers.Binary;

namespace Farside.Archive.Labels;

/// <summary>VAX floating point: hidden bit below the point, exponent bias 128 (F, D) or 1024 (G), 16-bit words in little-endian order.</summary>
/// <remarks>Source: VAX Architecture Reference Manual, chapter 2; PDS Standards Reference 3.8, appendix C.</remarks>
static class Vax
{
    /// <param name="name">A type name with a G in it (<c>VAXG_REAL</c>) has the wider exponent.</param>
    public static double ToDouble(ReadOnlySpan<byte> bytes, string name)
    {
        // The words hold sign, exponent and high fraction first.
        ulong bits = 0;
        for (var i = 0; i < bytes.Length; i += 2)
        {
            bits = (bits << 16) | BinaryPrimitives.ReadUInt16LittleEndian(bytes[i..]);
        }

        bits <<= 64 - bytes.Length * 8;
        var exponentBits = bytes.Length == 8 && name.Contains("VAXG", StringComparison.OrdinalIgnoreCase) ? 11 : 8;
        var exponent = (int)((bits << 1) >> (64 - exponentBits));
        var isNegative = bits >> 63 != 0;
        if (exponent == 0)
            return isNegative ? double.NaN : 0;   // the reserved operand

        var fraction = (bits << (exponentBits + 1)) * Math.Pow(2, -65) + 0.5;
        var value = Math.ScaleB(fraction, exponent - (1 << (exponentBits - 1)));
        return isNegative ? -value : value;
    }
}
