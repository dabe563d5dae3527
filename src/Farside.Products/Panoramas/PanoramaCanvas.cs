using System.Runtime.InteropServices;
using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry.Mosaics;
using Farside.Products.Pictures;

namespace Farside.Products.Panoramas;

/// <summary>
/// Takes a mosaic's tiles and keeps them on disk, as shown pixels with opacity and as source numbers, until they are written row by row: a panorama of
/// any size passes through little memory. Its files vanish with it.
/// </summary>
public sealed class PanoramaCanvas : IMosaicSink, IDisposable
{
    const int Channels = 4;

    static int _made;

    readonly FileStream _shown;
    readonly FileStream _sources;
    readonly SceneColour _colour;
    readonly bool _isGrey;
    byte[] _row = [];
    byte[] _opaque = [];
    long _covered;

    /// <param name="folder">Where its two files stand while it lives.</param>
    /// <param name="colour">From linear light to a screen's numbers.</param>
    public PanoramaCanvas(string folder, int width, int height, SceneColour colour, bool isGrey)
    {
        (Width, Height, _colour, _isGrey) = (width, height, colour, isGrey);
        _shown = Open(folder, "shown");
        try
        {
            _sources = Open(folder, "sources");
        }
        catch
        {
            _shown.Dispose();
            throw;
        }
    }

    public int Width { get; }
    public int Height { get; }

    /// <summary>Pixels of the tiles' mosaic on each side that are left out.</summary>
    public int Margin { get; init; }

    /// <summary>Share of the pixels that some picture sees, 0 to 1.</summary>
    public double Coverage => _covered / ((double)Width * Height);

    public void Write(MosaicTile tile)
    {
        Grow(tile.Width);
        var (left, right) = (Math.Clamp(Margin - tile.Column, 0, tile.Width), Math.Clamp(Margin + Width - tile.Column, 0, tile.Width));
        for (var y = Math.Max(0, Margin - tile.Row); y < Math.Min(tile.Height, Margin + Height - tile.Row) && left < right; y++)
        {
            var pixel = ((long)(tile.Row + y - Margin) * Width) + tile.Column + left - Margin;
            Show(tile, y, left, right);
            RandomAccess.Write(_shown.SafeFileHandle, _opaque.AsSpan(left * Channels, (right - left) * Channels), pixel * Channels);
            RandomAccess.Write(_sources.SafeFileHandle, MemoryMarshal.AsBytes(tile.Sources.Row(y)[left..right]), pixel * sizeof(ushort));
        }
    }

    /// <summary>The panorama as it is shown: red, green, blue, opacity.</summary>
    public PictureRows Shown => new CanvasRows(_shown, Width, Height, Channels, SampleKind.UInt8);

    /// <summary>0 where no picture sees the scene, else 1 + the place of the picture that a pixel mostly comes from.</summary>
    public PictureRows Sources => new CanvasRows(_sources, Width, Height, 1, SampleKind.UInt16);

    /// <summary>255 where some picture sees the scene, else 0.</summary>
    public PictureRows Mask => new OpacityRows(Shown);

    public void Dispose()
    {
        _shown.Dispose();
        _sources.Dispose();
    }

    void Show(MosaicTile tile, int y, int left, int right)
    {
        var red = Floats(tile.Colour.Red, y);
        var alpha = tile.Alpha.Row(y);
        if (_isGrey)
        {
            _colour.ShowGrey(red, _row.AsSpan(0, tile.Width));
        }
        else
        {
            _colour.Show(red, Floats(tile.Colour.Green, y), Floats(tile.Colour.Blue, y), _row.AsSpan(0, 3 * tile.Width));
        }

        for (var x = left; x < right; x++)
        {
            var to = _opaque.AsSpan(x * Channels, Channels);
            if (alpha[x] == 0)
            {
                to.Clear();
                continue;
            }

            _covered++;
            to[3] = byte.MaxValue;
            if (_isGrey)
            {
                to[..3].Fill(_row[x]);
            }
            else
            {
                _row.AsSpan(3 * x, 3).CopyTo(to);
            }
        }
    }

    static ReadOnlySpan<float> Floats(Raster<Linear> plane, int y) => MemoryMarshal.Cast<Linear, float>(plane.Row(y));

    void Grow(int width)
    {
        if (_row.Length < 3 * width)
        {
            (_row, _opaque) = (new byte[3 * width], new byte[Channels * width]);
        }
    }

    static FileStream Open(string folder, string name) => new(
        Path.Combine(folder, $".{name}-{Environment.ProcessId}-{Interlocked.Increment(ref _made)}.part"),
        new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose, BufferSize = 0 });

    sealed class OpacityRows(PictureRows shown) : PictureRows(shown.Width, shown.Height, 1, SampleKind.UInt8)
    {
        readonly byte[] _band = new byte[32 * shown.Stride];

        public override void Render(int fromRow, int toRow, Span<byte> rows)
        {
            for (var from = fromRow; from < toRow; from += 32)
            {
                var to = Math.Min(toRow, from + 32);
                shown.Render(from, to, _band);
                for (var i = 0; i < (to - from) * Width; i++)
                {
                    rows[((from - fromRow) * Width) + i] = _band[(PanoramaCanvas.Channels * i) + 3];
                }
            }
        }
    }
}
