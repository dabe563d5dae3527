using Farside.Core.Rasters;

namespace Farside.Products.Recipes;

/// <summary>Two pictures of equal size on one.</summary>
static class SideBySide
{
    /// <summary>A black gap of a hundredth of the width between them.</summary>
    public static Bitmap Of(Bitmap first, Bitmap second)
    {
        var gap = Math.Max(2, first.Width / 100);
        var picture = new Bitmap((2 * first.Width) + gap, first.Height, first.Channels, first.Kind);
        for (var y = 0; y < first.Height; y++)
        {
            first.Row(y).CopyTo(picture.Row(y));
            second.Row(y).CopyTo(picture.Row(y)[(picture.Stride - second.Stride)..]);
        }

        return picture;
    }

    /// <summary>One above the other, without a gap: what headsets call top-bottom.</summary>
    public static Bitmap Stacked(Bitmap upper, Bitmap lower) => new(upper.Width, upper.Height + lower.Height, upper.Channels, upper.Kind, [.. upper.Bytes, .. lower.Bytes]);
}
