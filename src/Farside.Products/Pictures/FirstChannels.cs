using Farside.Core.Rasters;

namespace Farside.Products.Pictures;

/// <summary>The first channels of each pixel: the colours of a picture whose fourth band is no opacity.</summary>
static class FirstChannels
{
    public static Bitmap Of(Bitmap picture, int channels)
    {
        var kept = new Bitmap(picture.Width, picture.Height, channels, picture.Kind);
        var (from, to) = (picture.Channels * Bitmap.SizeOf(picture.Kind), channels * Bitmap.SizeOf(picture.Kind));
        for (var pixel = 0; pixel < picture.Width * picture.Height; pixel++)
        {
            picture.Bytes.AsSpan(pixel * from, to).CopyTo(kept.Bytes.AsSpan(pixel * to));
        }

        return kept;
    }
}
