using Farside.Core.Rasters;

namespace Farside.Products.Recipes.Compare;

/// <summary>What became brighter and what darker: the logarithm of later over earlier light, less its median, which is the Sun's height and the exposure.</summary>
/// <param name="Picture">Ochre where it is brighter now, blue where darker, grey where alike; black where one of both sees nothing.</param>
/// <param name="MedianRatio">Later over earlier light, the median of all pixels.</param>
/// <param name="ChangedShare">Pixels that became twice as bright, or half, against the median.</param>
sealed record ChangedLight(Bitmap Picture, double MedianRatio, double ChangedShare)
{
    const double MostStops = 2;

    // Shadows hold next to nothing: a hundredth of white counts as dark enough.
    const float FloorShare = 0.01f;

    static readonly (int R, int G, int B) Alike = (58, 58, 60);
    static readonly (int R, int G, int B) Brighter = (246, 190, 92);
    static readonly (int R, int G, int B) Darker = (74, 150, 236);

    public static ChangedLight Of(Raster<Linear> earlier, Raster<Linear> later, float white)
    {
        var floor = FloorShare * white;
        double Stops(float a, float b) => Math.Log2(Math.Max(b, floor) / Math.Max(a, floor));
        var all = CommonStretch.Both(earlier, later).Select(pair => Stops(pair.Earlier, pair.Later)).Order().ToList();
        var median = all.Count == 0 ? 0 : all[all.Count / 2];
        var picture = new Bitmap(earlier.Width, earlier.Height, 3, SampleKind.UInt8);
        for (var y = 0; y < earlier.Height; y++)
        {
            var row = picture.Samples<Rgb8>().Slice(y * earlier.Width, earlier.Width);
            var a = earlier.Row(y);
            var b = later.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                if (float.IsFinite(a[x].Value) && float.IsFinite(b[x].Value))
                {
                    row[x] = Colour(Stops(a[x].Value, b[x].Value) - median);
                }
            }
        }

        return new(picture, Math.Pow(2, median), all.Count == 0 ? 0 : all.Count(stops => Math.Abs(stops - median) > 1) / (double)all.Count);
    }

    static Rgb8 Colour(double stops)
    {
        var (to, share) = (stops > 0 ? Brighter : Darker, Math.Min(1, Math.Abs(stops) / MostStops));
        byte Mix(int from, int far) => (byte)Math.Round(from + ((far - from) * share));
        return new(Mix(Alike.R, to.R), Mix(Alike.G, to.G), Mix(Alike.B, to.B));
    }
}
