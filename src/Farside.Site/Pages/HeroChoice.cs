using Farside.Core;
using Farside.Core.Rasters;
using Farside.Formats.Jpeg;
using Farside.Site.Contents;

namespace Farside.Site.Pages;

/// <summary>The picture that greets the reader: the frame with the most gold about its middle, since soil is grey and the foil that people wrap their landers in is not.</summary>
static class HeroChoice
{
    // Thumbnails that are looked at, evenly through the mission; and how small a frame may be to fill a window.
    const int MostLooks = 160;
    const int LeastWidth = 700;
    const double LeastWarmth = 1;
    const int Soil = 40;

    /// <param name="siteRoot">The folder of the site, its products already written.</param>
    /// <returns>Null where no frame shows any.</returns>
    public static Listed? Of(SiteContents contents, string siteRoot)
    {
        var frames = contents.Rows.Where(IsWindow).ToList();
        var step = Math.Max(1, frames.Count / MostLooks);
        var seen = frames.Where((_, place) => Jpeg.IsAvailable && place % step == 0).Select(row => (Row: row, Warmth: Warmth(Path.Combine(siteRoot, row.Folder, row.Thumbnail!.Name)))).ToList();
        return seen.Where(look => look.Warmth >= LeastWarmth).OrderByDescending(look => look.Warmth).ThenBy(look => look.Row.Key, StringComparer.Ordinal).FirstOrDefault().Row;
    }

    static bool IsWindow(Listed row) => row is { Recipe: "picture", Thumbnail: not null, Preview: { Width: >= LeastWidth } preview }
        && preview.Width >= 1.2 * preview.Height && preview.Width <= 2.4 * preview.Height;

    /// <summary>How far red stands above blue, beyond what soil does, 0–255; what lies at the edges counts less. A broken file has none.</summary>
    static double Warmth(string path)
    {
        try
        {
            return Jpeg.Read(path) is { Channels: >= 3, Kind: SampleKind.UInt8 } picture ? Warmth(picture) : 0;
        }
        catch (Exception broken) when (broken is FarsideException or IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    static double Warmth(Bitmap picture)
    {
        var (weights, sum) = (0.0, 0.0);
        for (var y = 0; y < picture.Height; y++)
        {
            var row = picture.Row(y);
            for (var x = 0; x < picture.Width; x++)
            {
                var at = x * picture.Channels;
                var weight = Middle(x, picture.Width) * Middle(y, picture.Height);
                weights += weight;
                sum += weight * Math.Max(0, row[at] - row[at + 2] - Soil);
            }
        }

        return sum / weights;
    }

    // 1 in the middle, 0 at the edge.
    static double Middle(int at, int length) => 1 - Math.Abs((2.0 * (at + 0.5) / length) - 1);
}
