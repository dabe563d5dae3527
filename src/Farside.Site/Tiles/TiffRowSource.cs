using Farside.Core.Rasters;
using Farside.Formats.Pictures;
using Farside.Formats.Tiff;

namespace Farside.Site.Tiles;

/// <summary>The first picture of a TIFF, in windows as wide as it is.</summary>
sealed class TiffRowSource : IRowSource
{
    readonly TiffReader _reader;
    readonly TiffPage _page;
    int _next;

    public TiffRowSource(string path, PictureLimits limits)
    {
        _reader = TiffReader.Open(path, limits);
        _page = _reader.Pages[0];
        if (_page.Kind is not (SampleKind.UInt8 or SampleKind.UInt16))
        {
            var kind = _page.Kind;
            _reader.Dispose();
            throw new PictureException(path, "samples", $"{kind}", "8 or 16 bits: no look is known for others");
        }
    }

    public int Width => _page.Width;
    public int Height => _page.Height;
    public int Channels => EightBits.Colours(_page.Channels);

    public void Read(Span<byte> rows)
    {
        var count = rows.Length / (Width * Channels);
        var window = _page.ReadWindow(0, _next, Width, count);
        _next += count;
        for (var y = 0; y < count; y++)
        {
            EightBits.Convert(window.Row(y), window.Channels, window.Kind, rows.Slice(y * Width * Channels, Width * Channels));
        }
    }

    public void Dispose() => _reader.Dispose();
}
