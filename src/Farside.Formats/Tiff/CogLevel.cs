using System.Runtime.InteropServices;
using Farside.Formats.Deflate;

namespace Farside.Formats.Tiff;

/// <summary>One resolution of a cloud-optimised TIFF while its tiles come in: packed ones in a stream, and a row of those that are still being filled.</summary>
sealed class CogLevel : IDisposable
{
    readonly SortedDictionary<int, byte[]> _open = [];
    readonly Stream _packed;
    readonly TiffOptions _options;
    readonly ZlibEncoder? _zlib;
    readonly byte[] _tile;
    readonly byte[] _scratch;
    readonly byte[] _empty;
    int _last = -1;

    public CogLevel(int width, int height, int channels, SampleKind kind, TiffOptions options, Stream packed)
    {
        (Width, Height, Channels, Kind, _options, _packed) = (width, height, channels, kind, options, packed);
        Side = options.TileSide!.Value;
        (Columns, Rows) = ((width + Side - 1) / Side, (height + Side - 1) / Side);
        Lengths = new long[checked(Columns * Rows)];
        _zlib = options.Compression == TiffCompression.Deflate ? new(packed, options.Effort) : null;
        (_tile, _scratch, _empty) = (new byte[TileBytes], new byte[Side * PixelBytes], new byte[TileBytes]);
        FillWith(options.NoData ?? 0);
    }

    public int Width { get; }
    public int Height { get; }
    public int Channels { get; }
    public SampleKind Kind { get; }
    public int Side { get; }
    public int Columns { get; }
    public int Rows { get; }
    public int TileBytes => checked(Side * Side * PixelBytes);

    /// <summary>Packed bytes of each tile, row by row; 0 for an empty one.</summary>
    public long[] Lengths { get; }

    /// <summary>Which row of tiles is being filled; null for none.</summary>
    public int? OpenRow { get; private set; }

    int PixelBytes => Channels * Bitmap.SizeOf(Kind);

    /// <summary>Takes a finished tile.</summary>
    /// <returns>False for one without any value, which takes no room.</returns>
    public bool Pack(int column, int row, ReadOnlySpan<byte> samples)
    {
        var at = (row * Columns) + column;
        if (column < 0 || column >= Columns || row < 0 || row >= Rows || at <= _last || samples.Length != TileBytes)
            throw new ArgumentException($"A tile of {samples.Length} bytes at ({column}, {row}): expected {TileBytes} bytes, and after tile {_last} of {Columns} × {Rows}.");

        _last = at;
        CutTo(column, row, samples);
        if (_tile.AsSpan().SequenceEqual(_empty))
            return false;

        var start = _packed.Position;
        Deflate();
        Lengths[at] = _packed.Position - start;
        return true;
    }

    /// <summary>Takes a tile of the next finer level into the quarter that it is of one here.</summary>
    public void Halve(CogLevel finer, int column, int row, ReadOnlySpan<byte> samples)
    {
        OpenRow = row / 2;
        if (!_open.TryGetValue(column / 2, out var tile))
            _open.Add(column / 2, tile = [.. _empty]);

        var (width, height) = (Math.Min(Side, finer.Width - (column * Side)), Math.Min(Side, finer.Height - (row * Side)));
        var (wide, high) = ((width + 1) / 2, (height + 1) / 2);
        var (from, to) = (new byte[width * height * PixelBytes], new byte[wide * high * PixelBytes]);
        for (var y = 0; y < height; y++)
            samples.Slice(y * Side * PixelBytes, width * PixelBytes).CopyTo(from.AsSpan(y * width * PixelBytes));

        var halving = new Halving(width, height, wide, high, Channels);
        if (_options.HasNearestOverviews)
            halving.Nearest(from, to, PixelBytes);
        else
            halving.Mean(from, to, Kind, _options.NoData);

        var (x, top) = (column % 2 * (Side / 2), row % 2 * (Side / 2));
        for (var y = 0; y < high; y++)
            to.AsSpan(y * wide * PixelBytes, wide * PixelBytes).CopyTo(tile.AsSpan((((top + y) * Side) + x) * PixelBytes));
    }

    /// <summary>The tiles that were being filled, from left to right.</summary>
    public List<(int Column, int Row, byte[] Samples)> TakeOpen()
    {
        var row = OpenRow ?? 0;
        List<(int, int, byte[])> tiles = [.. _open.Select(tile => (tile.Key, row, tile.Value))];
        _open.Clear();
        OpenRow = null;
        return tiles;
    }

    /// <summary>The packed tiles, one after another.</summary>
    public Stream Packed()
    {
        _packed.Position = 0;
        return _packed;
    }

    /// <summary>A tile of a picture that is asked for by window.</summary>
    public void Fill(WindowReader read, int column, int row, Span<byte> tile)
    {
        var (width, height) = (Math.Min(Side, Width - (column * Side)), Math.Min(Side, Height - (row * Side)));
        var window = new byte[width * height * PixelBytes];
        read(column * Side, row * Side, width, height, window);
        for (var y = 0; y < height; y++)
            window.AsSpan(y * width * PixelBytes, width * PixelBytes).CopyTo(tile[(y * Side * PixelBytes)..]);
    }

    public void Dispose() => _packed.Dispose();

    // What reaches beyond the picture's edge holds no value.
    void CutTo(int column, int row, ReadOnlySpan<byte> samples)
    {
        var (width, height) = (Math.Min(Side, Width - (column * Side)), Math.Min(Side, Height - (row * Side)));
        _empty.CopyTo(_tile, 0);
        for (var y = 0; y < height; y++)
            samples.Slice(y * Side * PixelBytes, width * PixelBytes).CopyTo(_tile.AsSpan(y * Side * PixelBytes));
    }

    void Deflate()
    {
        for (var at = 0; _options.HasPredictor && at < _tile.Length; at += _scratch.Length)
            Predictor.Apply(_tile.AsSpan(at, _scratch.Length), _scratch, Channels, Kind);

        if (_zlib is null)
        {
            _packed.Write(_tile);
            return;
        }

        _zlib.Restart();
        _zlib.Write(_tile);
        _zlib.Finish();
    }

    void FillWith(double value)
    {
        switch (Kind)
        {
            case SampleKind.UInt8:
                _empty.AsSpan().Fill((byte)value);
                break;
            case SampleKind.UInt16:
                MemoryMarshal.Cast<byte, ushort>(_empty.AsSpan()).Fill((ushort)value);
                break;
            default:
                MemoryMarshal.Cast<byte, float>(_empty.AsSpan()).Fill((float)value);
                break;
        }
    }
}
