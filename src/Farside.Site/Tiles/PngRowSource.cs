using Farside.Formats.Pictures;
using Farside.Formats.Png;

namespace Farside.Site.Tiles;

/// <summary>A PNG, row by row.</summary>
sealed class PngRowSource : IRowSource
{
    readonly PngScan _scan;
    readonly byte[] _row;

    public PngRowSource(string path, PictureLimits limits)
    {
        _scan = PngScan.Open(path, limits);
        _row = new byte[_scan.Stride];
    }

    public int Width => _scan.Width;
    public int Height => _scan.Height;
    public int Channels => EightBits.Colours(_scan.Channels);

    public void Read(Span<byte> rows)
    {
        for (var at = 0; at < rows.Length; at += Width * Channels)
        {
            _scan.Next(_row);
            EightBits.Convert(_row, _scan.Channels, _scan.Kind, rows.Slice(at, Width * Channels));
        }
    }

    public void Dispose() => _scan.Dispose();
}
