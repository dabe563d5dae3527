using Farside.Core.Rasters;
using Farside.Processing.Imaging;

namespace Farside.Products.Recipes.Compare;

/// <summary>One balance of colours, one black and one white for two pictures of the same ground, from what both show.</summary>
/// <param name="Gains">Of red, green, blue.</param>
/// <param name="White">Light that is shown as white.</param>
sealed record CommonStretch(float[] Gains, float White)
{
    // Of a thousand pixels of both pictures three may be brighter than white.
    const double WhiteShare = 0.997;
    const int Levels = 1 << 12;
    static readonly byte[] Shown = [.. Enumerable.Range(0, Levels).Select(i => (byte)Math.Round(255 * SrgbCurve.Encode(i / (Levels - 1.0))))];

    public static CommonStretch Of(ColourPlanes earlier, ColourPlanes later, bool isGrey)
    {
        float[] means = [Mean(earlier.Red, later.Red), Mean(earlier.Green, later.Green), Mean(earlier.Blue, later.Blue)];
        float[] gains = isGrey ? [1, 1, 1] : [.. means.Select(mean => mean > 0 ? means[1] / mean : 1)];
        var lights = Both(earlier.Green, later.Green).Select(pair => Math.Max(pair.Earlier, pair.Later)).Order().ToList();
        return new(gains, lights.Count == 0 ? 1 : Math.Max(1e-9f, lights[(int)((lights.Count - 1) * WhiteShare)]));
    }

    public Bitmap Picture(ColourPlanes light, bool isGrey)
    {
        var channels = isGrey ? 1 : 3;
        Raster<Linear>[] planes = [light.Red, light.Green, light.Blue];
        var (width, height) = (light.Green.Width, light.Green.Height);
        var picture = new Bitmap(width, height, channels, SampleKind.UInt8);
        for (var y = 0; y < height; y++)
        {
            var row = picture.Row(y);
            for (var k = 0; k < channels; k++)
            {
                var plane = planes[isGrey ? 1 : k].Row(y);
                for (var x = 0; x < width; x++)
                {
                    row[(x * channels) + k] = Encode(plane[x].Value * Gains[k] / White);
                }
            }
        }

        return picture;
    }

    /// <summary>Pixels that both pictures show, one of sixteen.</summary>
    public static IEnumerable<(float Earlier, float Later)> Both(Raster<Linear> earlier, Raster<Linear> later)
    {
        for (var y = 2; y < earlier.Height; y += 4)
        {
            for (var x = 2; x < earlier.Width; x += 4)
            {
                var (a, b) = (earlier[x, y].Value, later[x, y].Value);
                if (float.IsFinite(a) && float.IsFinite(b))
                {
                    yield return (a, b);
                }
            }
        }
    }

    static float Mean(Raster<Linear> earlier, Raster<Linear> later) => Both(earlier, later).Select(pair => (pair.Earlier + pair.Later) / 2).DefaultIfEmpty(0).Average();

    static byte Encode(float light) => light > 0 ? Shown[(int)((Math.Min(light, 1) * (Levels - 1)) + 0.5f)] : (byte)0;
}
