using Farside.Core.Rasters;
using Farside.Processing.Imaging;
using Farside.Processing.Photogrammetry.Stereo;

namespace Farside.Products.Recipes;

/// <summary>A rectified eye: light on the screen, 0 to 1, NaN where the eye sees nothing.</summary>
/// <param name="Planes">Red, green, blue; one and the same raster for a grey picture.</param>
sealed record EyeLight(ColourPlanes Planes, bool IsGrey)
{
    const int Levels = 1 << 14;
    static readonly byte[] Shown = [.. Enumerable.Range(0, Levels).Select(i => (byte)Math.Round(255 * SrgbCurve.Encode(i / (Levels - 1.0))))];

    public static EyeLight Of(EyePicture picture, StereoWarp warp, int shrink)
    {
        var first = warp.Apply(picture.Plane(0), shrink);
        return picture.IsGrey
            ? new(new(first, first, first), true)
            : new(new(first, warp.Apply(picture.Plane(1), shrink), warp.Apply(picture.Plane(2), shrink)), false);
    }

    /// <summary>What a matcher sees: green, the sharpest plane of a mosaic.</summary>
    public Raster<Linear> Grey => Planes.Green;

    /// <summary>A part of it as a picture: 8 bits, sRGB; black where the eye sees nothing.</summary>
    public Bitmap Picture(int firstColumn, int width, int height)
    {
        var channels = IsGrey ? 1 : 3;
        var picture = new Bitmap(width, height, channels, SampleKind.UInt8);
        Raster<Linear>[] planes = [Planes.Red, Planes.Green, Planes.Blue];
        for (var y = 0; y < height; y++)
        {
            var row = picture.Row(y);
            for (var k = 0; k < channels; k++)
            {
                for (var x = 0; x < width; x++)
                {
                    row[(x * channels) + k] = Encode(At(planes[k], firstColumn + x, y));
                }
            }
        }

        return picture;
    }

    /// <summary>Both eyes mixed for red-cyan glasses, as the window lays them.</summary>
    public static Bitmap Anaglyph(EyeLight left, EyeLight right, StereoWindow window, AnaglyphMatrix matrix)
    {
        var picture = new Bitmap(window.Width, window.Height, 3, SampleKind.UInt8);
        Parallel.For(0, window.Height, y =>
        {
            var light = new float[3 * window.Width];
            ReadOnlySpan<Linear> L(Raster<Linear> plane) => plane.Row(window.Top + y).Slice(window.First, window.Width);
            ReadOnlySpan<Linear> R(Raster<Linear> plane) => plane.Row(window.Top + y).Slice(window.First - window.ShiftPx, window.Width);
            matrix.Mix(L(left.Planes.Red), L(left.Planes.Green), L(left.Planes.Blue), R(right.Planes.Red), R(right.Planes.Green), R(right.Planes.Blue), light);
            var row = picture.Row(y);
            for (var i = 0; i < light.Length; i++)
            {
                row[i] = Encode(light[i]);
            }
        });
        return picture;
    }

    static float At(Raster<Linear> plane, int x, int y) => x >= 0 && x < plane.Width && y < plane.Height ? plane[x, y].Value : float.NaN;

    static byte Encode(float light) => light > 0 ? Shown[(int)((Math.Min(light, 1) * (Levels - 1)) + 0.5f)] : (byte)0;
}
