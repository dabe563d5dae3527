using System.Globalization;
using Farside.Core.Rasters;
using Farside.Core.Records;
using Farside.Formats.Tiff;
using Farside.Processing.Descent.Map;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Descent;

/// <summary>A descent's map as files that map programs open.</summary>
/// <param name="poses">The frames that were offered, in the map's order.</param>
/// <param name="fullScale">Light of a saturated sample.</param>
sealed class DescentMapFiles(Workbench bench, DescentMap map, IReadOnlyList<DescentPose> poses, DescentMapSite site, double fullScale, DescentMapOptions options)
{
    /// <summary>Number that a saturated sample's light becomes: light twice as strong still fits into 16 bits.</summary>
    const double FullScaleNumber = 32_000;

    public void Write()
    {
        // First of its kind: other products read it.
        bench.Write("descent-map.json", FileRole.Data, DescentMapJson.Write(bench.IsSimulated, map, poses, LightPerNumber));
        foreach (var level in map.Levels)
        {
            bench.Cancellation.ThrowIfCancellationRequested();
            var name = DescentMapLabel.Pixel(level.Grid.PixelM);
            Save($"ortho-{name}.tif", FileRole.Linear, level.Grid, Numbers(level.Light), new() { NoData = 0, Metadata = [new("LIGHT_PER_NUMBER", LightPerNumber.ToString("R", CultureInfo.InvariantCulture))] });
            Save($"sources-{name}.tif", FileRole.Data, level.Grid, Bitmap.From(level.Sources, 1, SampleKind.UInt16), new() { NoData = 0, HasNearestOverviews = true });
            if (level.Relief is { } relief && relief.Sigmas.Pixels.ToArray().Any(float.IsFinite))
            {
                Save($"heights-{name}.tif", FileRole.Data, relief.Grid, Heights(relief), new() { NoData = double.NaN, Bands = ["height above the site's origin, m", "standard deviation without the scale's, m"] });
            }
        }

        bench.Write("descent-map.vrt", FileRole.Data, DescentMapVrt.Write([.. map.Levels.Select(level => (level.Grid, $"ortho-{DescentMapLabel.Pixel(level.Grid.PixelM)}.tif"))], site.WellKnownText));
        WriteWhole();
    }

    double LightPerNumber => fullScale / FullScaleNumber;

    // All levels in one picture for a screen; each part from the coarsest level that is at least as fine.
    void WriteWhole()
    {
        var coarsest = map.Levels[0].Grid;
        var by = 1;
        while (by < MapGrid.Step && 2 * by * Math.Max(coarsest.Width, coarsest.Height) <= options.WholePx && coarsest.PixelM / (2 * by) >= map.Levels[^1].Grid.PixelM)
        {
            by *= 2;
        }

        var grid = new MapGrid(coarsest.PixelM / by, coarsest.FirstColumn * by, coarsest.FirstRow * by, coarsest.Width * by, coarsest.Height * by);
        var shown = new MapWindow(map);
        using var writer = new CogWriter(grid.Width, grid.Height, 1, SampleKind.UInt8, Described(grid, new() { NoData = 0 }));
        writer.WriteAll((x, y, width, height, samples) => shown.Show(grid, x, y, width, height, samples));
        using var file = File.Create(bench.Place("map.tif", FileRole.Display, grid.Width, grid.Height));
        writer.Finish(file);
    }

    Bitmap Numbers(Raster<float> light)
    {
        var numbers = new Bitmap(light.Width, light.Height, 1, SampleKind.UInt16);
        var to = numbers.Samples<ushort>();
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = float.IsNaN(light.Pixels[i]) ? (ushort)0 : (ushort)Math.Clamp(Math.Round(light.Pixels[i] / LightPerNumber), 1, ushort.MaxValue);
        }

        return numbers;
    }

    static Bitmap Heights(ReliefLevel relief)
    {
        var both = new Bitmap(relief.Grid.Width, relief.Grid.Height, 2, SampleKind.Float32);
        var to = both.Samples<float>();
        for (var i = 0; i < relief.Sigmas.Pixels.Length; i++)
        {
            var sigma = relief.Sigmas.Pixels[i];
            (to[2 * i], to[(2 * i) + 1]) = (float.IsNaN(sigma) ? float.NaN : relief.Heights.Pixels[i], sigma);
        }

        return both;
    }

    void Save(string name, string role, MapGrid grid, Bitmap picture, TiffOptions options)
    {
        using var file = File.Create(bench.Place(name, role, picture.Width, picture.Height));
        CogWriter.Write(file, picture, Described(grid, options));
    }

    TiffOptions Described(MapGrid grid, TiffOptions options) => options with
    {
        Geo = site.Reference(grid),
        Description = bench.Title,
        Copyright = bench.Rights.Credit,
        Software = "Farside",
        Metadata = bench.IsSimulated ? [.. options.Metadata, new(Credit.Simulated, "yes")] : options.Metadata,
    };
}
