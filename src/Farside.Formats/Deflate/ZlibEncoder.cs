using System.Buffers.Binary;

namespace Farside.Formats.Deflate;

/// <summary>Bytes into a zlib stream (RFC 1950, 1951): the same bytes on every machine.</summary>
public sealed class ZlibEncoder : IDisposable
{
    const int Window = 32 * 1024;
    const int BlockLength = 128 * 1024;

    readonly BitWriter _bits = new();
    readonly List<Match> _matches = [];
    readonly Stream _output;
    readonly DeflateEffort _effort;
    readonly MatchFinder? _finder;
    readonly BlockWriter _blocks;
    byte[] _buffer = new byte[Window + (3 * BlockLength)];
    int _start;
    int _end;
    uint _adler = Adler32.Start;
    bool _begun;
    bool _finished;

    /// <param name="output">Stays open.</param>
    public ZlibEncoder(Stream output, DeflateEffort effort = DeflateEffort.Fast)
    {
        (_output, _effort, _blocks) = (output, effort, new BlockWriter(_bits, triesRepeats: effort == DeflateEffort.Fast));
        _finder = effort == DeflateEffort.Fast ? null : new MatchFinder(effort);
    }

    /// <summary>All of <paramref name="bytes"/> as one zlib stream.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> bytes, DeflateEffort effort = DeflateEffort.Fast)
    {
        var memory = new MemoryStream();
        using (var encoder = new ZlibEncoder(memory, effort))
            encoder.Write(bytes);

        return memory.ToArray();
    }

    /// <summary>A place for the next <paramref name="length"/> bytes, taken in by <see cref="Advance"/>.</summary>
    public Span<byte> Reserve(int length)
    {
        if (_buffer.Length - _end < length)
            MakeRoom(length);

        return _buffer.AsSpan(_end, length);
    }

    /// <summary>Takes in the first <paramref name="length"/> bytes of the place last reserved.</summary>
    public void Advance(int length)
    {
        _end += length;
        while (_end - _start >= BlockLength)
            WriteBlock(BlockLength, isLast: false);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var piece = bytes[..Math.Min(bytes.Length, BlockLength)];
            piece.CopyTo(Reserve(piece.Length));
            Advance(piece.Length);
            bytes = bytes[piece.Length..];
        }
    }

    /// <summary>Ends the stream; the output stays open.</summary>
    public void Finish()
    {
        if (_finished)
            return;

        _finished = true;
        WriteBlock(_end - _start, isLast: true);
        Span<byte> checksum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, _adler);
        _bits.MakeRoom(8);
        _bits.WriteBytes(checksum);
        PassOn();
    }

    /// <summary>Makes ready for another stream on the same output, with the memory of the one before.</summary>
    public void Restart()
    {
        _finder?.Clear();
        _blocks.Restart();
        (_start, _end, _adler, _begun, _finished) = (0, 0, Adler32.Start, false, false);
    }

    public void Dispose() => Finish();

    void WriteBlock(int length, bool isLast)
    {
        if (!_begun)
            WriteHead();

        var (from, to) = (_start, _start + length);
        _adler = Adler32.Update(_adler, _buffer.AsSpan(from, length));
        _matches.Clear();
        if (_finder is null)
            Runs.Find(_buffer, from, to, _matches);
        else
            _finder.Find(_buffer, from, to, _blocks.PricesFor(_buffer, from, to), _matches);

        _blocks.Write(_buffer, from, to, _matches, isLast);
        _start = to;
        PassOn();
    }

    /// <summary>Deflate with a 32 KiB window; the second byte tells the effort and makes the pair a multiple of 31.</summary>
    void WriteHead()
    {
        _begun = true;
        _bits.MakeRoom(8);
        _bits.WriteBytes(_effort switch
        {
            DeflateEffort.Fast => [0x78, 0x01],
            DeflateEffort.Balanced => [0x78, 0x9C],
            _ => [0x78, 0xDA],
        });
    }

    void PassOn()
    {
        _output.Write(_bits.Written);
        _bits.Clear();
    }

    /// <summary>Keeps the window before the first waiting byte and drops what lies before it.</summary>
    void MakeRoom(int length)
    {
        var keepFrom = Math.Max(0, _start - Window);
        var kept = _buffer.AsSpan(keepFrom, _end - keepFrom);
        var target = kept.Length + length > _buffer.Length ? new byte[kept.Length + length + BlockLength] : _buffer;
        kept.CopyTo(target);
        _finder?.Forget(keepFrom);
        (_buffer, _start, _end) = (target, _start - keepFrom, _end - keepFrom);
    }
}
