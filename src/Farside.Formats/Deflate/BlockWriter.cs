namespace Farside.Formats.Deflate;

/// <summary>One deflate block: literals and matches under the cheapest of a code of their own, the fixed code, or none. Source: RFC 1951.</summary>
sealed class BlockWriter(BitWriter bits, bool triesRepeats)
{
    /// <summary>Four codes of 12 bits fit the reservoir at once; a longer limit would save less than 0.1 %.</summary>
    const int LongestCode = 12;
    const int LongestStored = 65_535;

    /// <summary>Blocks from one vain trial to the next, at most.</summary>
    const int LongestPause = 7;

    readonly Repeats? _repeats = triesRepeats ? new Repeats() : null;
    readonly Histogram _histogram = new();
    readonly uint[] _literalCounts = new uint[MatchSymbols.LiteralsAndLengths];
    readonly uint[] _distanceCounts = new uint[MatchSymbols.Distances];
    readonly byte[] _literalLengths = new byte[MatchSymbols.LiteralsAndLengths];
    readonly byte[] _distanceLengths = new byte[MatchSymbols.Distances];
    readonly uint[] _literalEntries = new uint[MatchSymbols.LiteralsAndLengths];
    readonly uint[] _distanceEntries = new uint[MatchSymbols.Distances];
    readonly CodeLengthHeader _header = new();
    readonly List<Match> _found = [];
    readonly Prices _prices = new();
    bool _repeating;
    bool _hasPrices;
    int _pause;
    int _untilTrial;

    long SymbolBits => Cost(_literalCounts, _literalLengths) + Cost(_distanceCounts, _distanceLengths);

    /// <summary>Forgets what the blocks before were like.</summary>
    public void Restart() => (_pause, _untilTrial, _repeating, _hasPrices) = (0, 0, false, false);

    /// <summary>What symbols cost as of the block before; for a first block, its bytes as literals.</summary>
    public Prices PricesFor(ReadOnlySpan<byte> buffer, int from, int to)
    {
        if (!_hasPrices)
            Count(buffer[..to], from, []);

        _hasPrices = true;
        _prices.Learn(_literalLengths, _distanceLengths);
        return _prices;
    }

    /// <summary>Writes <paramref name="buffer"/>[from, to).</summary>
    /// <param name="matches">Repetitions in that stretch, in order, none overlapping.</param>
    public void Write(ReadOnlySpan<byte> buffer, int from, int to, List<Match> matches, bool isLast)
    {
        var block = buffer[..to];
        var extraBits = Count(block, from, matches);
        if (_repeats is not null && --_untilTrial < 0)
            (matches, extraBits) = TryRepeats(_repeats, block, from, matches, extraBits);

        _header.Prepare(_literalLengths, _distanceLengths);
        var own = _header.Bits + SymbolBits;
        var fix = Cost(_literalCounts, FixedCode.LiteralLengths) + Cost(_distanceCounts, FixedCode.DistanceLengths);
        var stored = (8L * (to - from)) + 40 * (1 + ((to - from) / LongestStored));

        if (Math.Min(own, fix) + extraBits >= stored)
            WriteStored(block[from..], isLast);
        else if (fix <= own)
            WriteFixed(block, from, matches, isLast);
        else
            WriteOwn(block, from, matches, isLast);
    }

    /// <summary>Repeats in place of runs where they make the block a twentieth smaller; where they don't, the next trials come less often.</summary>
    (List<Match> Matches, long ExtraBits) TryRepeats(Repeats repeats, ReadOnlySpan<byte> block, int from, List<Match> runs, long extraBits)
    {
        // Where the last block was full of repeats, its prices are the better guess.
        if (!_repeating)
            _prices.Learn(_literalLengths, _distanceLengths);

        if (_repeating || repeats.Pay(block, from, block.Length, _prices, runs))
        {
            var without = SymbolBits + extraBits;
            var extraBitsFound = FindRepeats(repeats, block, from);
            if (!_repeating)
                extraBitsFound = FindRepeats(repeats, block, from);

            _repeating = SymbolBits + extraBitsFound < without - (without / 20);
            if (_repeating)
            {
                (_pause, _untilTrial) = (0, 0);
                return (_found, extraBitsFound);
            }

            Count(block, from, runs);
        }

        _repeating = false;
        _pause = Math.Min(LongestPause, (2 * _pause) + 1);
        _untilTrial = _pause;
        return (runs, extraBits);
    }

    long FindRepeats(Repeats repeats, ReadOnlySpan<byte> block, int from)
    {
        _found.Clear();
        repeats.Find(block, from, block.Length, _prices, _found);
        var extraBits = Count(block, from, _found);
        _prices.Learn(_literalLengths, _distanceLengths);
        return extraBits;
    }

    /// <summary>How often each symbol occurs, the codes that follow, and the bits that symbols carry behind them.</summary>
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
        HuffmanCode.Lengths(_literalCounts, LongestCode, _literalLengths);
        HuffmanCode.Lengths(_distanceCounts, LongestCode, _distanceLengths);
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
