namespace Farside.Formats.Deflate;

/// <summary>What each symbol costs in bits, as the last code had it: matches are taken where they cost less than their literals.</summary>
sealed class Prices
{
    /// <summary>For literals that the last code did without.</summary>
    const int NewLiteral = 12;

    /// <summary>Matches are never held dearer than this, or a block that had few would see to it that the next has fewer.</summary>
    const int DearestLength = 7;
    const int DearestDistance = 5;

    readonly byte[] _literals = new byte[256];
    readonly byte[] _lengths = new byte[259];
    readonly byte[] _distances = new byte[MatchSymbols.Distances];

    public void Learn(ReadOnlySpan<byte> literalLengths, ReadOnlySpan<byte> distanceLengths)
    {
        for (var value = 0; value < 256; value++)
            _literals[value] = literalLengths[value] == 0 ? (byte)NewLiteral : literalLengths[value];

        for (var length = 3; length <= 258; length++)
        {
            var symbol = MatchSymbols.OfLength(length);
            _lengths[length] = (byte)(AtMost(literalLengths[257 + symbol], DearestLength) + MatchSymbols.LengthExtraBits[symbol]);
        }

        for (var symbol = 0; symbol < MatchSymbols.Distances; symbol++)
            _distances[symbol] = (byte)(AtMost(distanceLengths[symbol], DearestDistance) + MatchSymbols.DistanceExtraBits[symbol]);
    }

    public int Of(ReadOnlySpan<byte> literals)
    {
        var bits = 0;
        foreach (var value in literals)
            bits += _literals[value];

        return bits;
    }

    public int OfMatch(int length, int distance) => _lengths[length] + _distances[MatchSymbols.OfDistance(distance)];

    static int AtMost(byte length, int dearest) => length == 0 ? dearest : Math.Min((int)length, dearest);
}
