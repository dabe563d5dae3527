using System.Buffers.Binary;
using Farside.Formats.Deflate;

namespace Farside.Formats.Tiff;

/// <summary>
/// Writes a TIFF or BigTIFF: 8- and 16-bit integers and floats, 1 to 64 channels (3 and 4 are colours), strips or tiles, overviews, a map's coordinates.
/// Little-endian.
/// </summary>
public sealed class TiffWriter : IDisposable
{
    /// <summary>Uncompressed size from which offsets take 64 bits: compression may fail, and tables need room.</summary>
    const long BigFrom = 4_000_000_000;

    const int MostChannels = 64;

    /// <summary>Pixels' bytes in a strip, about.</summary>
    const int StripBytes = 256 * 1024;

    readonly Stream _output;
    readonly TiffOptions _options;
    readonly bool _isBig;
    readonly ZlibEncoder? _zlib;

    TiffWriter(Stream output, TiffOptions options, bool isBig)
    {
        (_output, _options, _isBig) = (output, options, isBig);
        _zlib = options.Compression == TiffCompression.Deflate ? new ZlibEncoder(output, options.Effort) : null;
    }

    public static void Write(string path, Bitmap picture, TiffOptions? options = null)
    {
        using var file = File.Create(path);
        Write(file, picture, options);
    }

    /// <param name="output">Can seek; stays open.</param>
    public static void Write(Stream output, Bitmap picture, TiffOptions? options = null) => Write(output, TiffSource.Of(picture), options ?? new());

    /// <summary>A picture larger than memory: windows of it are asked for in file order.</summary>
    /// <param name="output">Can seek; stays open.</param>
    public static void Write(Stream output, int width, int height, int channels, SampleKind kind, WindowReader read, TiffOptions? options = null) =>
        Write(output, new TiffSource(width, height, channels, kind, read), options ?? new());

    static void Write(Stream output, TiffSource source, TiffOptions options)
    {
        if (options.TileSide is { } side && (side < 16 || side % 16 != 0))
            throw new ArgumentException($"The side of a TIFF tile is a multiple of 16, unlike {side}.", nameof(options));

        ArgumentOutOfRangeException.ThrowIfLessThan(source.Channels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(source.Channels, MostChannels);
        var bytes = (long)source.Width * source.Height * source.PixelBytes;
        using var writer = new TiffWriter(output, options, options.IsBig ?? bytes * (options.Overviews > 0 ? 1.34 : 1) > BigFrom);
        writer.WriteFile(source);
    }

    public void Dispose() => _zlib?.Dispose();

    void WriteFile(TiffSource source)
    {
        var link = WriteHead();
        for (var level = 0; level <= _options.Overviews; level++)
        {
            link = WritePage(source, isOverview: level > 0, link);
            if (source is { Width: 1, Height: 1 })
                break;

            source = source.Halved(_options.NoData, _options.HasNearestOverviews);
        }

        _output.Seek(0, SeekOrigin.End);
    }

    /// <summary>Gives the place of the link to the first directory.</summary>
    long WriteHead()
    {
        var start = _output.Position;
        if (start != 0)
            throw new InvalidOperationException("A TIFF begins at the start of its stream: its offsets count from there.");

        _output.Write(_isBig ? [(byte)'I', (byte)'I', 43, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] : [(byte)'I', (byte)'I', 42, 0, 0, 0, 0, 0]);
        return _isBig ? 8 : 4;
    }

    /// <summary>Pixels, then their directory, then the link to it.</summary>
    long WritePage(TiffSource source, bool isOverview, long link)
    {
        var directory = new TiffDirectory(_isBig);
        TiffDescription.Write(directory, _options, source.Width, source.Height, source.Channels, source.Kind, isOverview);
        WriteChunks(directory, source);
        Align(8);
        var position = _output.Position;
        _output.Write(directory.At(position));
        Link(link, position);
        return directory.NextLink(position);
    }

    void Link(long link, long position)
    {
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(number, position);
        _output.Position = link;
        _output.Write(number[..(_isBig ? 8 : 4)]);
        _output.Seek(0, SeekOrigin.End);
    }

    void WriteChunks(TiffDirectory directory, TiffSource source)
    {
        var isTiled = _options.TileSide is not null;
        var width = _options.TileSide ?? source.Width;
        var height = _options.TileSide ?? (int)Math.Clamp(StripBytes / ((long)source.Width * source.PixelBytes), 1, source.Height);
        var (offsets, lengths) = (new List<long>(), new List<long>());
        var chunk = new byte[checked(width * height * source.PixelBytes)];
        for (var y = 0; y < source.Height; y += height)
        {
            for (var x = 0; x < source.Width; x += width)
            {
                var rows = isTiled ? height : Math.Min(height, source.Height - y);
                Fill(source, x, y, width, rows, chunk);
                Align(2);
                offsets.Add(_output.Position);
                WriteChunk(chunk.AsSpan(0, rows * width * source.PixelBytes), width, source);
                lengths.Add(_output.Position - offsets[^1]);
            }
        }

        if (isTiled)
        {
            directory.Long(TiffTag.TileWidth, (uint)width);
            directory.Long(TiffTag.TileLength, (uint)height);
        }
        else
        {
            directory.Long(TiffTag.RowsPerStrip, (uint)height);
        }

        directory.Offsets(isTiled ? TiffTag.TileOffsets : TiffTag.StripOffsets, offsets);
        directory.Offsets(isTiled ? TiffTag.TileByteCounts : TiffTag.StripByteCounts, lengths);
    }

    /// <summary>A chunk that reaches past the picture's edge is filled up with zeros.</summary>
    static void Fill(TiffSource source, int x, int y, int width, int height, byte[] chunk)
    {
        var (inside, rows) = (Math.Min(width, source.Width - x), Math.Min(height, source.Height - y));
        source.Read(x, y, inside, rows, chunk.AsSpan(0, inside * rows * source.PixelBytes));
        Array.Clear(chunk, inside * rows * source.PixelBytes, chunk.Length - (inside * rows * source.PixelBytes));
        if (inside == width)
            return;

        var (from, to) = (inside * source.PixelBytes, width * source.PixelBytes);
        for (var row = rows - 1; row > 0; row--)
        {
            chunk.AsSpan(row * from, from).CopyTo(chunk.AsSpan(row * to));
            chunk.AsSpan((row * to) + from, to - from).Clear();
        }

        chunk.AsSpan(from, to - from).Clear();
    }

    void WriteChunk(Span<byte> chunk, int width, TiffSource source)
    {
        if (_zlib is null)
        {
            _output.Write(chunk);
            return;
        }

        var stride = width * source.PixelBytes;
        var scratch = _options.HasPredictor ? new byte[stride] : [];
        for (var at = 0; _options.HasPredictor && at < chunk.Length; at += stride)
            Predictor.Apply(chunk.Slice(at, stride), scratch, source.Channels, source.Kind);

        _zlib.Restart();
        _zlib.Write(chunk);
        _zlib.Finish();
    }

    void Align(int bytes)
    {
        while (_output.Position % bytes != 0)
            _output.WriteByte(0);

        if (!_isBig && _output.Position > uint.MaxValue - StripBytes)
            throw new InvalidOperationException("A classic TIFF ends at 4 GiB: let IsBig be null or true.");
    }
}
