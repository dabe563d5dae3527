using System.Runtime.InteropServices;
using Farside.Core.Rasters;
using Farside.Processing.Imaging.Defects;

namespace Farside.Processing.Imaging;

/// <summary>One plane of brightness, (red + 2 green + blue) / 4, from a mosaic or from colours, with what cannot be trusted missing.</summary>
public static class GreyLight
{
    /// <summary>
    /// A Bayer mosaic under 1 2 1 both ways over 16. Whatever colour a pixel holds, the nine samples about it weigh red 1/4, green 1/2, blue 1/4, each of them
    /// symmetric about the pixel: even colour comes out even, and a slope stays where it is. At the edge the picture is mirrored about its outermost row or column.
    /// </summary>
    /// <param name="mosaic">A NaN makes its neighbours NaN.</param>
    public static Raster<Linear> OfMosaic(Raster<Linear> mosaic)
    {
        var grey = new Raster<Linear>(mosaic.Width, mosaic.Height);
        var sums = new float[mosaic.Width];
        for (var y = 0; y < mosaic.Height; y++)
        {
            var above = Floats(mosaic, Mirrored(y - 1, mosaic.Height));
            var here = Floats(mosaic, y);
            var below = Floats(mosaic, Mirrored(y + 1, mosaic.Height));
            for (var x = 0; x < sums.Length; x++)
            {
                sums[x] = above[x] + (2 * here[x]) + below[x];
            }

            Across(sums, Floats(grey, y));
        }

        return grey;
    }

    /// <summary>Full colour; NaN where green, which weighs most, is at full scale.</summary>
    public static Raster<Linear> OfColours(ColourPlanes colours, float fullScale)
    {
        var grey = new Raster<Linear>(colours.Width, colours.Height);
        var red = Floats(colours.Red);
        var green = Floats(colours.Green);
        var blue = Floats(colours.Blue);
        var to = Floats(grey);
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = green[i] >= fullScale ? float.NaN : (red[i] + (2 * green[i]) + blue[i]) / 4;
        }

        return grey;
    }

    /// <summary>Makes flagged pixels NaN, save those that were replaced by their neighbours.</summary>
    public static void Blank(Raster<Linear> light, Raster<byte> mask)
    {
        const PixelFlags Lost = PixelFlags.Saturated | PixelFlags.Outside | PixelFlags.Hardware;
        var samples = Floats(light);
        var flags = mask.Pixels;
        for (var i = 0; i < samples.Length; i++)
        {
            if (((PixelFlags)flags[i] & Lost) != 0)
            {
                samples[i] = float.NaN;
            }
        }
    }

    static void Across(ReadOnlySpan<float> sums, Span<float> grey)
    {
        for (var x = 0; x < grey.Length; x++)
        {
            grey[x] = (sums[Mirrored(x - 1, sums.Length)] + (2 * sums[x]) + sums[Mirrored(x + 1, sums.Length)]) / 16;
        }
    }

    // Mirrored about the outermost one, so that colours keep their order; a single row or column stands for its neighbours.
    static int Mirrored(int i, int count) => count == 1 ? 0 : i < 0 ? 1 : i >= count ? count - 2 : i;

    static Span<float> Floats(Raster<Linear> raster) => MemoryMarshal.Cast<Linear, float>(raster.Pixels);

    static Span<float> Floats(Raster<Linear> raster, int y) => MemoryMarshal.Cast<Linear, float>(raster.Row(y));
}
