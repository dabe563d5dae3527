using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Farside.Formats.Deflate;

namespace Farside.Formats.Png;

/// <summary>
/// Writes a PNG row by row: whatever the height, memory holds two rows and one deflate block. The bytes are the same on every machine.
/// </summary>
public sealed unsafe class PngEncoder : IDisposable
{
    readonly ChunkWriter _chunks;
    readonly ZlibEncoder _zlib;
    readonly int _height;
    readonly int _stride;
    readonly int _step;
    readonly SampleKind _kind;
    readonly RowPair _rows;
    int _written;
    bool _finished;

    /// <param name="output">Stays open.</param>
    /// <param name="channels">1 grey, 2 grey and opacity, 3 colour, 4 colour and opacity.</param>
    public PngEncoder(Stream output, int width, int height, int channels, SampleKind kind, PngOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, 4);
        if (kind == SampleKind.Float32)
            throw new ArgumentException("A PNG holds 8 or 16 bits a sample; floats belong in a TIFF or PFM.", nameof(kind));

        options ??= new PngOptions();
        _step = channels * Bitmap.SizeOf(kind);
        _stride = checked(width * _step);
        (_height, _kind) = (height, kind);
        _rows = new(_stride);
        _chunks = new ChunkWriter(output);
        _zlib = new ZlibEncoder(_chunks, options.Effort);
        WriteHead(width, height, channels, options);
    }

    /// <summary>The next row, channels interleaved, samples in this machine's byte order.</summary>
    public void WriteRow(ReadOnlySpan<byte> samples)
    {
        if (samples.Length != _stride)
            throw new ArgumentException($"A row of this picture has {_stride} bytes, not {samples.Length}.", nameof(samples));

        if (_written == _height)
            throw new InvalidOperationException($"All {_height} rows of this picture are written.");

        _written++;
        _rows.Advance();
        byte* row = _rows.Row, above = _rows.Above;
        CopyBigEndian(samples, new Span<byte>(row, _stride));
        var filter = FilterRow.Choose(row, above, _stride, _step);
        fixed (byte* target = _zlib.Reserve(_stride + 1))
        {
            *target = (byte)filter;
            FilterRow.Apply(filter, row, above, _stride, _step, target + 1);
        }

        _zlib.Advance(_stride + 1);
    }

    /// <summary>The next rows, one after another.</summary>
    public void WriteRows(ReadOnlySpan<byte> samples)
    {
        for (; !samples.IsEmpty; samples = samples[_stride..])
            WriteRow(samples[..Math.Min(_stride, samples.Length)]);
    }

    /// <summary>Ends the file; every row must have been written.</summary>
    public void Finish()
    {
        if (_finished)
            return;

        if (_written != _height)
            throw new InvalidOperationException($"{_written} of {_height} rows of this picture are written.");

        _finished = true;
        _zlib.Finish();
        _chunks.WriteChunk("IEND"u8, []);
    }

    /// <summary>Ends the file where it is whole; a picture left half-way stays without its end.</summary>
    public void Dispose()
    {
        if (_written == _height)
            Finish();

        _rows.Dispose();
    }

    void CopyBigEndian(ReadOnlySpan<byte> samples, Span<byte> row)
    {
        if (_kind == SampleKind.UInt16 && BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ushort>(samples), MemoryMarshal.Cast<byte, ushort>(row));
        else
            samples.CopyTo(row);
    }

    void WriteHead(int width, int height, int channels, PngOptions options)
    {
        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = (byte)(8 * Bitmap.SizeOf(_kind));
        header[9] = channels switch { 1 => 0, 2 => 4, 3 => 2, _ => 6 };
        _chunks.WriteSignature();
        _chunks.WriteChunk("IHDR"u8, header);
        WriteColour(options.Colour, isGrey: channels < 3);
        foreach (var text in options.Texts)
            WriteText(text);
    }

    void WriteColour(PngColour colour, bool isGrey)
    {
        if (colour == PngColour.Srgb)
            _chunks.WriteChunk("sRGB"u8, [0]);

        if (colour != PngColour.Linear)
            return;

        _chunks.WriteChunk("gAMA"u8, BigEndian(100_000));
        _chunks.WriteChunk("cHRM"u8, BigEndian(31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000));
        _chunks.WriteChunk("iCCP"u8,
            [.. LinearProfile.Name, 0, 0, .. ZlibEncoder.Compress(isGrey ? LinearProfile.Grey : LinearProfile.Colour, DeflateEffort.Balanced)]);
    }

    void WriteText(PngText text)
    {
        if (text.Key.Length is 0 or > 79 || text.Key.Any(c => c is < ' ' or > '\u00FF'))
            throw new ArgumentException($"A PNG text key has 1 to 79 Latin-1 characters, unlike \"{text.Key}\".", nameof(text));

        // Key, end, not compressed, method, no language, no translated key.
        _chunks.WriteChunk("iTXt"u8, [.. Encoding.Latin1.GetBytes(text.Key), 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(text.Value)]);
    }

    static byte[] BigEndian(params ReadOnlySpan<int> values)
    {
        var bytes = new byte[4 * values.Length];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * i), values[i]);

        return bytes;
    }
}
