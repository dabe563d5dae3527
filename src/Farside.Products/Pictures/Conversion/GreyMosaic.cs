using Farside.Core.Rasters;

namespace Farside.Products.Pictures.Conversion;

/// <summary>A picture taken for a Bayer mosaic: it must be grey, though it may have been saved as colour or with an opacity that hides nothing.</summary>
static class GreyMosaic
{
    public static Bitmap Of(Bitmap picture, string file)
    {
        if (picture.Width < 2 || picture.Height < 2)
        {
            throw new ConvertException(file, $"{picture.Width} × {picture.Height} pixels", "a mosaic of at least 2 × 2");
        }

        return picture.Channels == 1 ? picture : picture.Kind switch
        {
            SampleKind.UInt8 => FirstChannel<byte>(picture, file, byte.MaxValue),
            SampleKind.UInt16 => FirstChannel<ushort>(picture, file, ushort.MaxValue),
            _ => FirstChannel(picture, file, 1f),
        };
    }

    static Bitmap FirstChannel<TSample>(Bitmap picture, string file, TSample opaque) where TSample : unmanaged, IEquatable<TSample>
    {
        var samples = picture.Samples<TSample>();
        var grey = new Bitmap(picture.Width, picture.Height, 1, picture.Kind);
        var first = grey.Samples<TSample>();
        var (channels, hasOpacity) = (picture.Channels, picture.Channels is 2 or 4);
        for (var i = 0; i < first.Length; i++)
        {
            var pixel = samples.Slice(i * channels, channels);
            var colours = hasOpacity ? pixel[..^1] : pixel;
            if (colours.IndexOfAnyExcept(pixel[0]) >= 0 || (hasOpacity && !pixel[^1].Equals(opaque)))
            {
                throw new ConvertException(file, hasOpacity ? "colour or opacity that differs from pixel to pixel" : "a colour picture", "a grey one: a Bayer mosaic has one sample a pixel");
            }

            first[i] = pixel[0];
        }

        return grey;
    }
}
