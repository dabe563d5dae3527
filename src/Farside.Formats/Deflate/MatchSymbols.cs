using System.Numerics;

namespace Farside.Formats.Deflate;

/// <summary>The length and distance symbols of deflate. Source: RFC 1951, 3.2.5.</summary>
static class MatchSymbols
{
    public const int EndOfBlock = 256;
    public const int LiteralsAndLengths = 286;
    public const int Distances = 30;

    static readonly byte[] LengthSymbolOf = MakeLengthSymbols();

    /// <summary>First length of each length symbol, from symbol 257 on.</summary>
    public static ReadOnlySpan<ushort> LengthBase =>
        [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];

    public static ReadOnlySpan<byte> LengthExtraBits => [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    public static ReadOnlySpan<byte> DistanceExtraBits =>
        [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];

    /// <summary>0 … 28; the literal and length alphabet holds it at 257 more.</summary>
    public static int OfLength(int length) => LengthSymbolOf[length];

    /// <summary>0 … 29.</summary>
    public static int OfDistance(int distance)
    {
        var d = (uint)distance - 1;
        if (d < 4)
            return (int)d;

        var log = BitOperations.Log2(d);
        return (2 * log) + (int)((d >> (log - 1)) & 1);
    }

    /// <summary>First distance of a distance symbol.</summary>
    public static int DistanceBase(int symbol) => symbol < 4 ? symbol + 1 : ((2 + (symbol & 1)) << ((symbol >> 1) - 1)) + 1;

    static byte[] MakeLengthSymbols()
    {
        var symbols = new byte[259];
        for (var length = 3; length <= 258; length++)
        {
            var symbol = 28;
            while (LengthBase[symbol] > length)
                symbol--;

            symbols[length] = (byte)symbol;
        }

        return symbols;
    }
}
