using System.Globalization;
using Farside.Core.Rasters;
using Farside.Core.Sky;
using Farside.Processing.Descent.BaseMaps;
using Farside.Products.Descent;
using Farside.Products.Recipes.Descent;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Traverse;

/// <summary>Pictures of the ground in the site's axes, under a map of the way: the finest sheet that is no finer than the map needs, pale, so that lines stand out.</summary>
sealed class MapUnderlay
{
    const double PaleFrom = 0.30; // of full white: the darkest shadow's shade
    const double PaleTo = 0.97;

    const int LeastPixels = 4; // across what is drawn: fewer show a blur that looks like ground and is none

    readonly IReadOnlyList<MapSheet> _sheets;

    MapUnderlay(IReadOnlyList<MapSheet> sheets, string source) => (_sheets, Source) = (sheets, source);

    /// <summary>In a few words, for the map's margin.</summary>
    public string Source { get; }

    /// <summary>Pictures where they are fine enough, else heights, shaded; null where neither shows anything of so small a piece of ground.</summary>
    /// <param name="reachM">How far from the lander it is needed.</param>
    /// <param name="spanM">The shorter side of what is drawn.</param>
    public static MapUnderlay? FromFiles(IReadOnlyList<string> files, string source, LunarSite site, double reachM, double spanM, CancellationToken cancel)
    {
        // Twice as far: shading takes off a rim.
        var maps = files.Select(file => BaseMapFile.Load([file], site, new() { SheetPosts = 2048, ReachM = Math.Max(64, 2 * reachM) }, cancel)).ToList();
        var pictures = maps.SelectMany(map => map.Pictures).ToList();
        var heights = maps.SelectMany(map => map.Heights).ToList();
        return IsFine(pictures, spanM) ? Of(pictures, source, "")
            : IsFine(heights, spanM) ? Of([.. heights.Select(HillShade.Of)], source, ", heights shaded from the north-west")
            : null;
    }

    static bool IsFine(List<MapSheet> sheets, double spanM) => sheets.Any(sheet => sheet.SpacingM * LeastPixels <= spanM);

    static MapUnderlay Of(List<MapSheet> sheets, string source, string how) =>
        new([.. sheets.OrderByDescending(sheet => sheet.SpacingM)], $"{source}, {Pixel(sheets.Min(sheet => sheet.SpacingM))} a pixel{how}");

    // A map's metre is a little less than one on the ground: two digits say enough.
    static string Pixel(double metres) => DescentMapLabel.Length(double.Parse(metres.ToString("0.0e0", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    /// <summary>The levels of the landing camera's map: all of one brightness.</summary>
    public static MapUnderlay? FromDescentMap(Workbench bench, string key, LunarSite site, double reachM)
    {
        if (bench.Cited(key) is not { } map)
        {
            return null;
        }

        var levels = map.Files.Where(file => file.Name.StartsWith("ortho-", StringComparison.Ordinal) && file.Name.EndsWith(".tif", StringComparison.Ordinal)).Select(file => "image:" + bench.CitedPath(map, file.Name)).ToList();
        return levels.Count == 0 ? null : FromFiles(levels, $"landing camera, {map.Id}", site, reachM, 2 * reachM, bench.Cancellation);
    }

    /// <summary>A picture of a rectangle of the ground, its brightest in one colour; another where nothing is known.</summary>
    public Bitmap Draw(double westM, double northM, double pixelM, int width, int height, Rgb8 bright, Rgb8 nothing)
    {
        var light = new float[width * height];
        Parallel.For(0, height, row =>
        {
            for (var column = 0; column < width; column++)
            {
                light[(row * width) + column] = LightAt(westM + ((column + 0.5) * pixelM), northM - ((row + 0.5) * pixelM), pixelM);
            }
        });
        var (black, white) = Range(light);
        var pixels = new byte[3 * light.Length];
        for (var i = 0; i < light.Length; i++)
        {
            var shade = double.Lerp(PaleFrom, PaleTo, Math.Sqrt(Math.Clamp((light[i] - black) / (white - black), 0, 1)));
            var colour = float.IsNaN(light[i]) ? nothing : DayColours.Mix(new(0, 0, 0), bright, shade);
            (pixels[3 * i], pixels[(3 * i) + 1], pixels[(3 * i) + 2]) = (colour.R, colour.G, colour.B);
        }

        return new(width, height, 3, SampleKind.UInt8, pixels);
    }

    float LightAt(double east, double north, double pixelM)
    {
        var light = float.NaN;
        foreach (var sheet in _sheets)
        {
            if (sheet.At(east, north) is var found && !float.IsNaN(found) && found > 0)
            {
                light = found;
            }

            if (sheet.SpacingM <= pixelM * 1.001)
            {
                break;
            }
        }

        return light;
    }

    static (float Black, float White) Range(float[] light)
    {
        var sorted = light.Where((value, i) => i % 17 == 0 && !float.IsNaN(value)).Order().ToList();
        return sorted.Count < 2 || sorted[sorted.Count * 99 / 100] <= sorted[sorted.Count / 100] ? (0, Math.Max(1, sorted.FirstOrDefault())) : (sorted[sorted.Count / 100], sorted[sorted.Count * 99 / 100]);
    }
}
