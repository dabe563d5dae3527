using System.Runtime.InteropServices;
using Farside.Core.Rasters;
using Farside.Processing.Imaging;

namespace Farside.Products.Pictures.Conversion;

/// <summary>An array's values as a picture for a screen, all channels by one look; black where nothing was measured.</summary>
sealed class ArrayDisplayRows(ArrayValueRows values, DisplayTable table) : PictureRows(values.Width, values.Height, values.Channels, SampleKind.UInt8)
{
    byte[] _floats = [];

    public override void Render(int fromRow, int toRow, Span<byte> rows)
    {
        var count = (toRow - fromRow) * values.Stride;
        if (_floats.Length < count)
        {
            _floats = new byte[count];
        }

        values.Render(fromRow, toRow, _floats.AsSpan(0, count));
        table.Show(MemoryMarshal.Cast<byte, float>(_floats.AsSpan(0, count)), rows[..((toRow - fromRow) * Stride)]);
    }
}
