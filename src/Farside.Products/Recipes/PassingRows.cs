using Farside.Products.Pictures;
using Farside.Products.Recipes.Drawing;

namespace Farside.Products.Recipes;

/// <summary>Rows on their way to a file, of which smaller copies are kept: a large picture never stands in memory whole.</summary>
sealed class PassingRows(PictureRows rows, params Shrinker[] copies) : PictureRows(rows.Width, rows.Height, rows.Channels, rows.Kind)
{
    public override int BandHeight => rows.BandHeight;

    public override void Render(int fromRow, int toRow, Span<byte> samples)
    {
        rows.Render(fromRow, toRow, samples);
        for (var y = 0; y < toRow - fromRow; y++)
        {
            foreach (var copy in copies)
            {
                copy.Add(samples.Slice(y * Stride, Stride));
            }
        }
    }
}
