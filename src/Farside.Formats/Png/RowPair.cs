using System.Runtime.InteropServices;

namespace Farside.Formats.Png;

/// <summary>A row and the one above it, each with the zeros around it that <see cref="FilterRow"/> and <see cref="UnfilterRow"/> read.</summary>
sealed unsafe class RowPair(int stride) : IDisposable
{
    byte* _row = NewRow(stride);
    byte* _above = NewRow(stride);

    ~RowPair() => Free();

    public byte* Row => _row;

    /// <summary>All zeros beside the first row.</summary>
    public byte* Above => _above;

    /// <summary>The row becomes the one above; its own place is there to be filled.</summary>
    public void Advance()
    {
        var free = _above;
        _above = _row;
        _row = free;
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
