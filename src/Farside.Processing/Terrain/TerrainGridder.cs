using System.Globalization;
using Farside.Processing.Descent.Map;

namespace Farside.Processing.Terrain;

/// <summary>Points of one or many views → ground as nested grids with errors, counts and light.</summary>
/// <remarks>
/// Each view is gridded by itself, robustly; then views are merged, weighted by how well each knows a cell. Holes stay open.
/// Memory: one band of one view's points (<see cref="TerrainOptions.PointBytes"/>), 36 bytes for each cell a view sees, and the levels.
/// </remarks>
public static class TerrainGridder
{
    /// <exception cref="TerrainException">No point is good enough for any level.</exception>
    public static TerrainModel Make(IReadOnlyList<ITerrainCloud> clouds, TerrainOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new();
        options.Check();
        if (clouds.Count is 0 or > ushort.MaxValue)
            throw new ArgumentException($"{clouds.Count} views make no ground.", nameof(clouds));

        var surveys = clouds.Select(cloud => Surveyed(cloud, options, cancel)).ToList();
        var tally = surveys.Aggregate(new TerrainTally(0, 0, 0, 0, 0), (sum, survey) => sum + survey.Tally);
        var griddings = clouds.Zip(surveys, (cloud, survey) => new ViewGridding(cloud, survey, options)).ToList();
        var grids = LevelGrids.Of(clouds, surveys, options);
        if (grids.All(grid => grid is null))
            throw new TerrainException("points", string.Create(CultureInfo.InvariantCulture, $"{tally.Offered} of which none is known well enough"), $"some with a sigma and spacing below {options.CellM(options.Levels - 1):0.##} m");

        var (levels, gains) = Levels(clouds, griddings, grids, options, cancel);
        return new(levels, tally with { Outliers = griddings.Sum(gridding => gridding.Outliers), Outside = LevelGrids.Outside(clouds, grids[^1]!) }, gains);
    }

    static CloudSurvey Surveyed(ITerrainCloud cloud, TerrainOptions options, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return CloudSurvey.Of(cloud, options);
    }

    static (List<TerrainLevel> Levels, double[] Gains) Levels(
        IReadOnlyList<ITerrainCloud> clouds, List<ViewGridding> griddings, IReadOnlyList<MapGrid?> grids, TerrainOptions options, CancellationToken cancel)
    {
        var kept = grids.Select((grid, level) => (Grid: grid, Level: level)).Where(one => one.Grid is not null).ToList();
        var cells = kept.Select(one => (IReadOnlyList<ViewCell[]>)[.. griddings.Select(gridding => Gridded(gridding, one.Level, one.Grid!, cancel))]).ToList();
        var (levels, gains, common) = (new List<TerrainLevel>(), LightEvening.Gains(cells), CommonErrors.Of(clouds, cells));
        for (var i = 0; i < kept.Count; i++)
            levels.Add(new LevelMerge(clouds, cells[i], gains, common, options).Make(kept[i].Grid!, levels.Count > 0 ? levels[^1] : null));

        return (levels, gains);
    }

    static ViewCell[] Gridded(ViewGridding gridding, int level, MapGrid grid, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return gridding.Cells(level, grid);
    }
}
