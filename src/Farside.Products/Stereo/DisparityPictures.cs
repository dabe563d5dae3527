using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry.Dense;

namespace Farside.Products.Stereo;

/// <summary>A disparity map as files show it.</summary>
static class DisparityPictures
{
    /// <summary>In the 16-bit picture one pixel of disparity counts so much, as in KITTI's files; 0 is no disparity.</summary>
    public const int Scale = 256;

    public static Bitmap Floats(Raster<float> values) => Bitmap.From(values, 1, SampleKind.Float32);

    /// <summary>(disparity − least) × 256 and 1 at least, so that 0 stays for none; what exceeds 16 bits is given as 65535.</summary>
    public static Bitmap Whole(DisparityMap map, int least)
    {
        var picture = new Bitmap(map.Width, map.Height, 1, SampleKind.UInt16);
        var samples = picture.Samples<ushort>();
        for (var i = 0; i < samples.Length; i++)
        {
            var disparity = map.Disparity.Pixels[i];
            samples[i] = float.IsFinite(disparity) ? (ushort)Math.Clamp(MathF.Round((disparity - least) * Scale), 1, ushort.MaxValue) : (ushort)0;
        }

        return picture;
    }

    /// <summary>Far is blue, near is red; black where there is none. From the 1st to the 99th hundredth of what was found.</summary>
    public static Bitmap Colours(DisparityMap map)
    {
        var found = map.Disparity.Pixels.ToArray().Where(float.IsFinite).Order().ToArray();
        var (far, near) = found.Length > 0 ? (found[found.Length / 100], found[found.Length - 1 - (found.Length / 100)]) : (0, 1);
        var picture = new Bitmap(map.Width, map.Height, 3, SampleKind.UInt8);
        for (var i = 0; i < map.Disparity.Pixels.Length; i++)
        {
            var disparity = map.Disparity.Pixels[i];
            if (float.IsFinite(disparity))
            {
                var (red, green, blue) = Turbo(Math.Clamp((disparity - far) / Math.Max(near - far, 1e-6f), 0, 1));
                (picture.Bytes[3 * i], picture.Bytes[(3 * i) + 1], picture.Bytes[(3 * i) + 2]) = (red, green, blue);
            }
        }

        return picture;
    }

    /// <summary>A rainbow whose brightness rises and falls once, evenly.</summary>
    /// <remarks>Source: Mikhailov 2019, "Turbo, an improved rainbow colormap"; its published polynomial of degree five.</remarks>
    static (byte Red, byte Green, byte Blue) Turbo(float t) => (
        Byte(0.13572138f + (t * (4.61539260f + (t * (-42.66032258f + (t * (132.13108234f + (t * (-152.94239396f + (t * 59.28637943f)))))))))),
        Byte(0.09140261f + (t * (2.19418839f + (t * (4.84296658f + (t * (-14.18503333f + (t * (4.27729857f + (t * 2.82956604f)))))))))),
        Byte(0.10667330f + (t * (12.64194608f + (t * (-60.58204836f + (t * (110.36276771f + (t * (-89.90310912f + (t * 27.34824973f)))))))))));

    static byte Byte(float share) => (byte)Math.Clamp((255 * share) + 0.5f, 0, 255);
}
