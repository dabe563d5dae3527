using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Products.Pictures.Conversion;

/// <summary>An array's whole numbers as they are stored.</summary>
sealed class ArrayStoredRows(ArrayWindow array, SampleKind kind) : PictureRows(array.Width, array.Height, array.Channels, kind)
{
    public override void Render(int fromRow, int toRow, Span<byte> rows)
    {
        var count = (toRow - fromRow) * Stride;
        if (Kind == SampleKind.UInt8)
        {
            array.ReadStored(fromRow, toRow, rows[..count]);
        }
        else
        {
            array.ReadStored(fromRow, toRow, MemoryMarshal.Cast<byte, ushort>(rows[..count]));
        }
    }
}
