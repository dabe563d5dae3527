using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Products.Pictures.Conversion;

/// <summary>An array's values as 32-bit floats, NaN where nothing was measured.</summary>
sealed class ArrayValueRows(ArrayWindow array, bool isScaled) : PictureRows(array.Width, array.Height, array.Channels, SampleKind.Float32)
{
    /// <summary>NaN among the rows made so far.</summary>
    public long Missing { get; private set; }

    public override void Render(int fromRow, int toRow, Span<byte> rows) =>
        Missing += array.Read(fromRow, toRow, isScaled, MemoryMarshal.Cast<byte, float>(rows[..((toRow - fromRow) * Stride)]));
}
