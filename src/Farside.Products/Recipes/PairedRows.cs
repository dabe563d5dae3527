using Farside.Core.Rasters;
using Farside.Products.Pictures;

namespace Farside.Products.Recipes;

/// <summary>Two pictures of equal size as one, as headsets take them: beside each other, or the first above the second.</summary>
sealed class PairedRows(PictureRows first, PictureRows second, bool isStacked)
    : PictureRows(isStacked ? first.Width : 2 * first.Width, isStacked ? 2 * first.Height : first.Height, first.Channels, SampleKind.UInt8)
{
    public override void Render(int fromRow, int toRow, Span<byte> rows)
    {
        for (var y = fromRow; y < toRow; y++)
        {
            var row = rows.Slice((y - fromRow) * Stride, Stride);
            if (!isStacked)
            {
                first.Render(y, y + 1, row[..first.Stride]);
                second.Render(y, y + 1, row[first.Stride..]);
            }
            else if (y < first.Height)
            {
                first.Render(y, y + 1, row);
            }
            else
            {
                second.Render(y - first.Height, y - first.Height + 1, row);
            }
        }
    }
}
