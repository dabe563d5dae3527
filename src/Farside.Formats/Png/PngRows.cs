using System.Runtime.InteropServices;
using Farside.Formats.Pictures;

namespace Farside.Formats.Png;

/// <summary>Stored rows of one picture or interlace pass, unfiltered one by one.</summary>
sealed unsafe class PngRows : IDisposable
{
    readonly Stream _zlib;
    readonly string _file;
    readonly int _stride;
    readonly int _step;
    byte* _row;
    byte* _above;

    public PngRows(Stream zlib, PngHeader header, int width, string file)
    {
        (_zlib, _file, _stride, _step) = (zlib, file, checked((int)header.StrideOf(width)), header.Step);
        _row = NewRow(_stride);
        _above = NewRow(_stride);
    }

    ~PngRows() => Free();

    /// <summary>The next row, as stored; good until the next call.</summary>
    public ReadOnlySpan<byte> Next()
    {
        var current = _above;
        _above = _row;
        _row = current;

        // The filter's number lies where the margin ends, and goes back to zero.
        var read = _zlib.ReadAtLeast(new Span<byte>(_row - 1, _stride + 1), _stride + 1, throwOnEndOfStream: false);
        if (read <= _stride)
            throw new PictureException(_file, "IDAT", "the end of the pixels in the middle of a row", "as many rows as IHDR says");

        var filter = _row[-1];
        _row[-1] = 0;
        if (filter > (byte)PngFilter.Paeth)
            throw new PictureException(_file, "row filter", $"{filter}", "0 to 4");

        UnfilterRow.Apply((PngFilter)filter, _row, _above, _stride, _step);
        return new ReadOnlySpan<byte>(_row, _stride);
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    static byte* NewRow(int stride) => (byte*)NativeMemory.AllocZeroed((nuint)stride + (2 * FilterRow.Margin)) + FilterRow.Margin;

    void Free()
    {
        foreach (var row in (ReadOnlySpan<nint>)[(nint)_row, (nint)_above])
        {
            if (row != 0)
                NativeMemory.Free((byte*)row - FilterRow.Margin);
        }

        _row = null;
        _above = null;
    }
}
