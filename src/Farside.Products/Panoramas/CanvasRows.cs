using Farside.Core.Rasters;
using Farside.Products.Pictures;

namespace Farside.Products.Panoramas;

/// <summary>Rows of a picture that stands on disk; what was never written is zero.</summary>
sealed class CanvasRows(FileStream file, int width, int height, int channels, SampleKind kind) : PictureRows(width, height, channels, kind)
{
    public override void Render(int fromRow, int toRow, Span<byte> rows)
    {
        var wanted = rows[..((toRow - fromRow) * Stride)];
        var at = (long)fromRow * Stride;
        while (wanted.Length > 0)
        {
            var read = RandomAccess.Read(file.SafeFileHandle, wanted, at);
            if (read == 0)
            {
                wanted.Clear();
                return;
            }

            at += read;
            wanted = wanted[read..];
        }
    }
}
