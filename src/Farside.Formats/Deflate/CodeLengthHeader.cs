namespace Farside.Formats.Deflate;

/// <summary>
/// The head of a block with its own code: the lengths of that code, run-length coded under a small code of their own. Source: RFC 1951,
/// 3.2.7.
/// </summary>
sealed class CodeLengthHeader
{
    const int RepeatPrevious = 16;
    const int FewZeros = 17;
    const int ManyZeros = 18;

    readonly byte[] _lengths = new byte[MatchSymbols.LiteralsAndLengths + MatchSymbols.Distances];
    readonly List<(byte Symbol, byte Extra)> _symbols = [];
    readonly uint[] _counts = new uint[19];
    readonly byte[] _codeLengths = new byte[19];
    readonly uint[] _entries = new uint[19];
    int _literals;
    int _distances;
    int _sent;

    static ReadOnlySpan<byte> Order => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    /// <summary>Its size, with the block's three first bits.</summary>
    public long Bits { get; private set; }

    public void Prepare(ReadOnlySpan<byte> literalLengths, ReadOnlySpan<byte> distanceLengths)
    {
        _literals = Math.Max(257, literalLengths.LastIndexOfAnyExcept((byte)0) + 1);
        _distances = Math.Max(1, distanceLengths.LastIndexOfAnyExcept((byte)0) + 1);
        literalLengths[.._literals].CopyTo(_lengths);
        distanceLengths[.._distances].CopyTo(_lengths.AsSpan(_literals));
        RunLengthCode(_lengths.AsSpan(0, _literals + _distances));
        HuffmanCode.Lengths(_counts, 7, _codeLengths);

        _sent = Order.Length;
        while (_sent > 4 && _codeLengths[Order[_sent - 1]] == 0)
            _sent--;

        Bits = 3 + 14 + (3 * _sent);
        foreach (var (symbol, _) in _symbols)
            Bits += _codeLengths[symbol] + ExtraBits(symbol);
    }

    public void Write(BitWriter bits)
    {
        HuffmanCode.Entries(_codeLengths, _entries);
        bits.Write((uint)(_literals - 257) | ((uint)(_distances - 1) << 5) | ((uint)(_sent - 4) << 10), 14);
        for (var i = 0; i < _sent; i++)
            bits.Write(_codeLengths[Order[i]], 3);

        foreach (var (symbol, extra) in _symbols)
        {
            bits.Write(_entries[symbol] >> HuffmanCode.CodeShift, (byte)_entries[symbol]);
            bits.Write(extra, ExtraBits(symbol));
        }
    }

    void RunLengthCode(ReadOnlySpan<byte> lengths)
    {
        _symbols.Clear();
        Array.Clear(_counts);
        for (var at = 0; at < lengths.Length;)
        {
            var value = lengths[at];
            var rest = lengths[at..];
            var run = rest.IndexOfAnyExcept(value);
            run = run < 0 ? rest.Length : run;
            at += run;
            if (value == 0)
                AddZeros(run);
            else
                AddRun(value, run);
        }
    }

    void AddZeros(int run)
    {
        for (; run >= 11; run -= Math.Min(run, 138))
            Add(ManyZeros, Math.Min(run, 138) - 11);

        if (run >= 3)
            Add(FewZeros, run - 3);
        else
            AddEach(0, run);
    }

    void AddRun(byte value, int run)
    {
        Add(value, 0);
        for (run--; run >= 3; run -= Math.Min(run, 6))
            Add(RepeatPrevious, Math.Min(run, 6) - 3);

        AddEach(value, run);
    }

    void AddEach(byte value, int times)
    {
        for (var i = 0; i < times; i++)
            Add(value, 0);
    }

    void Add(int symbol, int extra)
    {
        _symbols.Add(((byte)symbol, (byte)extra));
        _counts[symbol]++;
    }

    static int ExtraBits(int symbol) => symbol switch
    {
        RepeatPrevious => 2,
        FewZeros => 3,
        ManyZeros => 7,
        _ => 0,
    };
}
