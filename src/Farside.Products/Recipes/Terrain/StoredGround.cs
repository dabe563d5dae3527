using Farside.Core.Rasters;
using Farside.Formats.Tiff;
using Farside.Processing.Descent.Map;
using Farside.Processing.Terrain;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Terrain;

/// <summary>The heights of a terrain product, from its grids.</summary>
static class StoredGround
{
    /// <summary>Paths of its grids; none where it has no heights.</summary>
    public static IReadOnlyList<string> Grids(Workbench bench, ProductRecord terrain) =>
        [.. terrain.Files.Where(file => file.Name.StartsWith("dem-", StringComparison.Ordinal) && file.Name.EndsWith(".tif", StringComparison.Ordinal)).Select(file => bench.CitedPath(terrain, file.Name))];

    /// <summary>Heights and their sigmas at all cell sizes, finest first.</summary>
    /// <exception cref="ProductException">A grid is not one of heights with their place.</exception>
    public static TerrainModel Read(IReadOnlyList<string> grids) => new([.. grids.Select(Level).OrderBy(level => level.Grid.PixelM)], new(0, 0, 0, 0, 0), []);

    static TerrainLevel Level(string path)
    {
        using var reader = TiffReader.Open(path);
        var page = reader.Pages[0];
        if (page.Geo is not { PixelWidth: > 0 } geo || page.Channels < 3 || page.Kind != SampleKind.Float32)
            throw new ProductException(path, "grid", "no heights with their place", "what the terrain recipe wrote", "Delete its folder and make it again.");

        var grid = new MapGrid(geo.PixelWidth, (int)Math.Round(geo.OriginX / geo.PixelWidth), (int)Math.Round(-geo.OriginY / geo.PixelWidth), page.Width, page.Height);
        var level = TerrainLevel.Open(grid);
        var samples = page.Read().Samples<float>();
        for (var i = 0; i < grid.Width * grid.Height; i++)
            (level.Heights.Pixels[i], level.Sigmas.Pixels[i]) = (samples[3 * i], samples[(3 * i) + 1]);

        return level;
    }
}
