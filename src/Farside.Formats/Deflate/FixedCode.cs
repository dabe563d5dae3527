namespace Farside.Formats.Deflate;

/// <summary>The code that deflate carries with it, cheapest for a handful of bytes. Source: RFC 1951, 3.2.6.</summary>
static class FixedCode
{
    /// <summary>Two symbols of the fixed code are never used, but shape it.</summary>
    static readonly byte[] AllLiteralLengths = [.. Enumerable.Range(0, 288).Select(s => (byte)(s < 144 ? 8 : s < 256 ? 9 : s < 280 ? 7 : 8))];
    static readonly byte[] AllDistanceLengths = [.. Enumerable.Repeat((byte)5, 32)];

    public static readonly uint[] LiteralEntries = Entries(AllLiteralLengths);
    public static readonly uint[] DistanceEntries = Entries(AllDistanceLengths);

    public static ReadOnlySpan<byte> LiteralLengths => AllLiteralLengths.AsSpan(0, MatchSymbols.LiteralsAndLengths);
    public static ReadOnlySpan<byte> DistanceLengths => AllDistanceLengths.AsSpan(0, MatchSymbols.Distances);

    static uint[] Entries(byte[] lengths)
    {
        var entries = new uint[lengths.Length];
        HuffmanCode.Entries(lengths, entries);
        return entries;
    }
}
