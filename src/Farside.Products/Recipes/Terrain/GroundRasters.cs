using Farside.Core.Rasters;
using Farside.Core.Records;
using Farside.Formats.Tiff;
using Farside.Processing.Terrain;
using Farside.Processing.Terrain.Views;
using Farside.Products.Recipes.Descent;

namespace Farside.Products.Recipes.Terrain;

/// <summary>A level as cloud-optimised GeoTIFFs in the site's local map of the Moon.</summary>
sealed class GroundRasters(DescentMapSite site, string title, string credit, bool isSimulated)
{
    /// <summary>Height, standard deviation, count of points, in three bands.</summary>
    public void WriteHeights(Stream output, TerrainLevel level)
    {
        var picture = new Bitmap(level.Grid.Width, level.Grid.Height, 3, SampleKind.Float32);
        var to = picture.Samples<float>();
        for (var i = 0; i < level.Heights.Pixels.Length; i++)
        {
            var isOpen = float.IsNaN(level.Heights.Pixels[i]);
            (to[3 * i], to[(3 * i) + 1], to[(3 * i) + 2]) = (level.Heights.Pixels[i], level.Sigmas.Pixels[i], isOpen ? float.NaN : level.Counts.Pixels[i]);
        }

        Write(output, level, picture, "height above the site's origin, m", "standard deviation of the height, m", "points");
    }

    /// <summary>Slope and roughness over a baseline, in two bands.</summary>
    public void WriteSlope(Stream output, TerrainLevel level, double baselineM)
    {
        var (slope, roughness) = TerrainSlope.Of(level, baselineM);
        var picture = new Bitmap(level.Grid.Width, level.Grid.Height, 2, SampleKind.Float32);
        var to = picture.Samples<float>();
        for (var i = 0; i < slope.Pixels.Length; i++)
            (to[2 * i], to[(2 * i) + 1]) = (slope.Pixels[i], roughness.Pixels[i]);

        Write(output, level, picture, FormattableString.Invariant($"slope over {baselineM} m, degrees"), FormattableString.Invariant($"roughness over {baselineM} m, m RMS off the plane"));
    }

    /// <summary>Linear light in three bands.</summary>
    public void WriteOrtho(Stream output, TerrainLevel level)
    {
        var picture = new Bitmap(level.Grid.Width, level.Grid.Height, 3, SampleKind.Float32);
        var to = picture.Samples<float>();
        for (var i = 0; i < level.Light.Pixels.Length; i++)
            (to[3 * i], to[(3 * i) + 1], to[(3 * i) + 2]) = (level.Light.Pixels[i].R, level.Light.Pixels[i].G, level.Light.Pixels[i].B);

        Write(output, level, picture, "red, linear", "green, linear", "blue, linear");
    }

    void Write(Stream output, TerrainLevel level, Bitmap picture, params IReadOnlyList<string> bands) => CogWriter.Write(output, picture, new()
    {
        NoData = double.NaN,
        Bands = bands,
        Geo = site.Reference(level.Grid),
        Description = title,
        Copyright = credit,
        Software = "Farside",
        Metadata = isSimulated ? [new(Credit.Simulated, "yes")] : [],
    });
}
