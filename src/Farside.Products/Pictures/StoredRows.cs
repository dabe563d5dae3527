using Farside.Core.Rasters;

namespace Farside.Products.Pictures;

/// <summary>Samples as they are stored, untouched.</summary>
public sealed class StoredRows(Bitmap samples) : PictureRows(samples.Width, samples.Height, samples.Channels, samples.Kind)
{
    public override void Render(int fromRow, int toRow, Span<byte> rows) =>
        samples.Bytes.AsSpan(fromRow * Stride, (toRow - fromRow) * Stride).CopyTo(rows);
}
