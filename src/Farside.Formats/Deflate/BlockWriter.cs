namespace Farside.Formats.Deflate;

/// <summary>One deflate block: literals and matches under the cheapest of a code of their own, the fixed code, or none. Source: RFC 1951.</summary>
sealed class BlockWriter(BitWriter bits)
{
    /// <summary>Four codes of 12 bits fit the reservoir at once; a longer limit would save less than 0.1 %.</summary>
    const int LongestCode = 12;
    const int LongestStored = 65_535;

    readonly Histogram _histogram = new();
    readonly uint[] _literalCounts = new uint[MatchSymbols.LiteralsAndLengths];
    readonly uint[] _distanceCounts = new uint[MatchSymbols.Distances];
    readonly byte[] _literalLengths = new byte[MatchSymbols.LiteralsAndLengths];
    readonly byte[] _distanceLengths = new byte[MatchSymbols.Distances];
    readonly uint[] _literalEntries = new uint[MatchSymbols.LiteralsAndLengths];
    readonly uint[] _distanceEntries = new uint[MatchSymbols.Distances];
    readonly CodeLengthHeader _header = new();

    /// <summary>Writes <paramref name="buffer"/>[from, to).</summary>
    /// <param name="matches">Repetitions in that stretch, in order, none overlapping.</param>
    public void Write(ReadOnlySpan<byte> buffer, int from, int to, List<Match> matches, bool isLast)
    {
        var block = buffer[..to];
        var extraBits = Count(block, from, matches);
        HuffmanCode.Lengths(_literalCounts, LongestCode, _literalLengths);
        HuffmanCode.Lengths(_distanceCounts, LongestCode, _distanceLengths);
        _header.Prepare(_literalLengths, _distanceLengths);
        var own = _header.Bits + Cost(_literalCounts, _literalLengths) + Cost(_distanceCounts, _distanceLengths);
        var fix = Cost(_literalCounts, FixedCode.LiteralLengths) + Cost(_distanceCounts, FixedCode.DistanceLengths);
        var stored = (8L * (to - from)) + 40 * (1 + ((to - from) / LongestStored));

        if (Math.Min(own, fix) + extraBits >= stored)
            WriteStored(block[from..], isLast);
        else if (fix <= own)
            WriteFixed(block, from, matches, isLast);
        else
            WriteOwn(block, from, matches, isLast);
    }

    long Count(ReadOnlySpan<byte> block, int from, List<Match> matches)
    {
        _histogram.Clear();
        Array.Clear(_literalCounts);
        Array.Clear(_distanceCounts);
        var extraBits = 0L;
        foreach (var match in matches)
        {
            _histogram.Add(block[from..match.Start]);
            from = match.Start + match.Length;
            var (length, distance) = (MatchSymbols.OfLength(match.Length), MatchSymbols.OfDistance(match.Distance));
            _literalCounts[257 + length]++;
            _distanceCounts[distance]++;
            extraBits += MatchSymbols.LengthExtraBits[length] + MatchSymbols.DistanceExtraBits[distance];
        }

        _histogram.Add(block[from..]);
        _histogram.Sum(_literalCounts);
        _literalCounts[MatchSymbols.EndOfBlock] = 1;
        return extraBits;
    }

    static long Cost(ReadOnlySpan<uint> counts, ReadOnlySpan<byte> lengths)
    {
        var bits = 0L;
        for (var symbol = 0; symbol < counts.Length; symbol++)
            bits += (long)counts[symbol] * lengths[symbol];

        return bits;
    }

    void WriteStored(ReadOnlySpan<byte> bytes, bool isLast)
    {
        do
        {
            var piece = bytes[..Math.Min(bytes.Length, LongestStored)];
            bytes = bytes[piece.Length..];
            bits.MakeRoom(piece.Length + 8);
            bits.Write(isLast && bytes.IsEmpty ? 1u : 0u, 3);
            bits.AlignToByte();
            bits.Write((uint)piece.Length | ((ulong)(ushort)~piece.Length << 16), 32);
            bits.WriteBytes(piece);
        }
        while (!bytes.IsEmpty);
    }

    void WriteFixed(ReadOnlySpan<byte> block, int from, List<Match> matches, bool isLast)
    {
        bits.MakeRoom(RoomFor(block.Length - from));
        bits.Write(isLast ? 0b011u : 0b010u, 3);
        WriteSymbols(block, from, matches, FixedCode.LiteralEntries, FixedCode.DistanceEntries);
    }

    void WriteOwn(ReadOnlySpan<byte> block, int from, List<Match> matches, bool isLast)
    {
        HuffmanCode.Entries(_literalLengths, _literalEntries);
        HuffmanCode.Entries(_distanceLengths, _distanceEntries);
        bits.MakeRoom(RoomFor(block.Length - from));
        bits.Write(isLast ? 0b101u : 0b100u, 3);
        _header.Write(bits);
        WriteSymbols(block, from, matches, _literalEntries, _distanceEntries);
    }

    static int RoomFor(int bytes) => (2 * bytes) + 1024;

    void WriteSymbols(ReadOnlySpan<byte> block, int from, List<Match> matches, ReadOnlySpan<uint> literals, ReadOnlySpan<uint> distances)
    {
        foreach (var match in matches)
        {
            bits.WriteLiterals(block[from..match.Start], literals);
            WriteMatch(match, literals, distances);
            from = match.Start + match.Length;
        }

        bits.WriteLiterals(block[from..], literals);
        WriteEntry(literals[MatchSymbols.EndOfBlock]);
    }

    void WriteMatch(Match match, ReadOnlySpan<uint> literals, ReadOnlySpan<uint> distances)
    {
        var (length, distance) = (MatchSymbols.OfLength(match.Length), MatchSymbols.OfDistance(match.Distance));
        WriteEntry(literals[257 + length]);
        bits.Write((uint)(match.Length - MatchSymbols.LengthBase[length]), MatchSymbols.LengthExtraBits[length]);
        WriteEntry(distances[distance]);
        bits.Write((uint)(match.Distance - MatchSymbols.DistanceBase(distance)), MatchSymbols.DistanceExtraBits[distance]);
    }

    void WriteEntry(uint entry) => bits.Write(entry >> HuffmanCode.CodeShift, (byte)entry);
}
