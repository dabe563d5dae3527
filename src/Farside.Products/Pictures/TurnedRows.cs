using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Products.Pictures;

/// <summary>A picture drawn from the bottom up, from the right to the left, or both, as its label asks for.</summary>
public sealed class TurnedRows(PictureRows inner, bool isUpward, bool isLeftward) : PictureRows(inner.Width, inner.Height, inner.Channels, inner.Kind)
{
    public override int BandHeight => inner.BandHeight;

    public override void Render(int fromRow, int toRow, Span<byte> rows)
    {
        if (isUpward)
        {
            inner.Render(Height - toRow, Height - fromRow, rows);
            Upend(rows[..((toRow - fromRow) * Stride)]);
        }
        else
        {
            inner.Render(fromRow, toRow, rows);
        }

        for (var y = 0; isLeftward && y < toRow - fromRow; y++)
        {
            Mirror(rows.Slice(y * Stride, Stride));
        }
    }

    void Upend(Span<byte> rows)
    {
        var kept = new byte[Stride];
        for (int top = 0, bottom = rows.Length - Stride; top < bottom; top += Stride, bottom -= Stride)
        {
            rows.Slice(top, Stride).CopyTo(kept);
            rows.Slice(bottom, Stride).CopyTo(rows[top..]);
            kept.CopyTo(rows[bottom..]);
        }
    }

    /// <summary>Reversing samples and then each pixel's channels leaves pixels reversed and channels in order.</summary>
    void Mirror(Span<byte> row)
    {
        switch (Kind)
        {
            case SampleKind.UInt8:
                Mirror<byte>(row);
                break;
            case SampleKind.UInt16:
                Mirror<ushort>(row);
                break;
            default:
                Mirror<float>(row);
                break;
        }
    }

    void Mirror<TSample>(Span<byte> row) where TSample : unmanaged
    {
        var samples = MemoryMarshal.Cast<byte, TSample>(row);
        samples.Reverse();
        for (var x = 0; x < samples.Length; x += Channels)
        {
            samples.Slice(x, Channels).Reverse();
        }
    }
}
