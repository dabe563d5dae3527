using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Formats.Tiff;
using Farside.Processing.Descent.Map;
using Farside.Processing.Terrain;
using Farside.Processing.Terrain.Stops;
using Farside.Products.Recipes.Geometry;
using Farside.Products.Recipes.Traverse;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Stops;

/// <summary>A terrain product of one sequence: where its labels have the rover, and the ground it shows.</summary>
sealed class StopGround
{
    const double UsualTiltDeg = 0.1;
    const double UsualHeadingDeg = 0.3;

    /// <summary>What a rig may have turned since it was solved, 0.002°, on a base of 270 mm.</summary>
    const double LeastRangeSigma = 1.3e-4;

    readonly IReadOnlyList<string> _grids;

    StopGround(ProductRecord terrain, RoverVisit visit, StopPlace place, IReadOnlyList<string> grids) => (Terrain, Visit, Place, _grids) = (terrain, visit, place, grids);

    public ProductRecord Terrain { get; }

    public RoverVisit Visit { get; }

    public StopPlace Place { get; }

    public string Id => Place.Id;

    /// <summary>Null where a sequence has no ground, no cameras on a mast, or no label that tells place and heading.</summary>
    public static StopGround? Of(Workbench bench, ProductRecord terrain, ProductRecord geometry, RoverVisit visit)
    {
        var grids = terrain.Files.Where(file => file.Name.StartsWith("dem-", StringComparison.Ordinal) && file.Name.EndsWith(".tif", StringComparison.Ordinal)).Select(file => bench.CitedPath(terrain, file.Name)).ToList();
        if (grids.Count == 0 || bench.CitedFile(geometry, FileRole.Data) is not { } path || AdjustedCameras.Read(path) is not { Mast: { } mast } cameras || RoverStop.MeanHeading([visit]) is not { } heading)
            return null;

        var (tilt, turn) = cameras.CommonSigmaDeg is [var east, var north, var up] ? (Math.Max(east, north), up) : (UsualTiltDeg, UsualHeadingDeg);
        var pivot = new Point<SiteFrame>(mast.PivotM[0], mast.PivotM[1], mast.PivotM[2]);
        var range = cameras.Rig is { Sigma.RotationDeg: [_, var eyes, _], BaselineM: > 0 and var baselineM } ? eyes * Math.PI / 180 / baselineM : 0;
        return new(terrain, visit, new(terrain.Id, visit.Place, pivot, heading, tilt, turn) { RangeSigma = Math.Max(range, LeastRangeSigma) }, grids);
    }

    /// <summary>Heights and their sigmas at all cell sizes, finest first.</summary>
    public TerrainModel Read() => new([.. _grids.Select(Level).OrderBy(level => level.Grid.PixelM)], new(0, 0, 0, 0, 0), []);

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
