using Farside.Formats.Pictures;

namespace Farside.Formats.Png;

/// <summary>Stored rows of one picture or interlace pass, unfiltered one by one.</summary>
sealed unsafe class PngRows : IDisposable
{
    readonly Stream _zlib;
    readonly string _file;
    readonly int _stride;
    readonly int _step;
    readonly RowPair _rows;

    public PngRows(Stream zlib, PngHeader header, int width, string file)
    {
        (_zlib, _file, _stride, _step) = (zlib, file, checked((int)header.StrideOf(width)), header.Step);
        _rows = new(_stride);
    }

    /// <summary>The next row, as stored; good until the next call.</summary>
    public ReadOnlySpan<byte> Next()
    {
        _rows.Advance();
        var row = _rows.Row;

        // The filter's number lies where the margin ends, and goes back to zero.
        var read = _zlib.ReadAtLeast(new Span<byte>(row - 1, _stride + 1), _stride + 1, throwOnEndOfStream: false);
        if (read <= _stride)
            throw new PictureException(_file, "IDAT", "the end of the pixels in the middle of a row", "as many rows as IHDR says");

        var filter = row[-1];
        row[-1] = 0;
        if (filter > (byte)PngFilter.Paeth)
            throw new PictureException(_file, "row filter", $"{filter}", "0 to 4");

        UnfilterRow.Apply((PngFilter)filter, row, _rows.Above, _stride, _step);
        return new ReadOnlySpan<byte>(row, _stride);
    }

    public void Dispose() => _rows.Dispose();
}
