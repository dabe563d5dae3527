using Farside.Processing.Descent.Map;

namespace Farside.Processing.Terrain;

/// <summary>Where each level lies.</summary>
static class LevelGrids
{
    /// <summary>One a level; null for those finer than any point deserves.</summary>
    public static IReadOnlyList<MapGrid?> Of(IReadOnlyList<ITerrainCloud> clouds, IReadOnlyList<CloudSurvey> surveys, TerrainOptions options) =>
        [.. Enumerable.Range(0, options.Levels).Select(level => Of(level, clouds, surveys, options))];

    static MapGrid? Of(int level, IReadOnlyList<ITerrainCloud> clouds, IReadOnlyList<CloudSurvey> surveys, TerrainOptions options)
    {
        var (west, east) = (surveys.Min(survey => survey.West[level]), surveys.Max(survey => survey.East[level]));
        var (south, north) = (surveys.Min(survey => survey.South[level]), surveys.Max(survey => survey.North[level]));
        if (!(west <= east && south <= north))
            return null;

        var cell = options.CellM(level);
        var reach = ((options.MostCells / 2) - MapGrid.Step) * cell;
        var (x, y) = (clouds.Average(cloud => cloud.Eye.X), clouds.Average(cloud => cloud.Eye.Y));
        (west, south, east, north) = (Math.Max(west, x - reach), Math.Max(south, y - reach), Math.Min(east, x + reach), Math.Min(north, y + reach));
        return west <= east && south <= north ? MapGrid.Holding(cell, west, south, east, north) : null;
    }

    /// <summary>Points beyond the widest grid.</summary>
    public static long Outside(IReadOnlyList<ITerrainCloud> clouds, MapGrid grid)
    {
        var outside = 0L;
        foreach (var block in clouds.SelectMany(cloud => cloud.Blocks()))
        {
            foreach (ref readonly var point in block.Span)
                outside += IsOutside(point, grid) ? 1 : 0;
        }

        return outside;
    }

    static bool IsOutside(in TerrainPoint point, MapGrid grid) =>
        point.Place.X < grid.WestM || point.Place.X >= grid.WestM + (grid.Width * grid.PixelM) || point.Place.Y > grid.NorthM || point.Place.Y <= grid.NorthM - (grid.Height * grid.PixelM);
}
