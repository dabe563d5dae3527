using Farside.Core.Geometry;

namespace Farside.Processing.Terrain.Stops;

/// <summary>A cell of the moving ground that the other ground has too.</summary>
/// <param name="Level">Of the pair of levels.</param>
/// <param name="Index">In the moving level's rasters.</param>
readonly record struct SharedCell(Point<SiteFrame> Place, float SigmaM, int Level, int Index);

/// <summary>Cells that two grounds share, each at the finest size that both have there.</summary>
static class SharedCells
{
    /// <summary>Larger cells smooth relief away.</summary>
    const double CoarsestM = 0.33;

    /// <summary>Levels of one size in both, finest first.</summary>
    public static IReadOnlyList<(TerrainLevel Fixed, TerrainLevel Moving)> Pairs(TerrainModel fixedGround, TerrainModel moving) =>
        [.. from own in moving.Levels
            where own.Grid.PixelM < CoarsestM
            from other in fixedGround.Levels
            where Math.Abs(other.Grid.PixelM - own.Grid.PixelM) < 1e-9
            select (other, own)];

    public static List<SharedCell> Of(IReadOnlyList<(TerrainLevel Fixed, TerrainLevel Moving)> pairs, GroundMove move, RegistrationOptions options)
    {
        var cells = new List<SharedCell>();
        var taken = pairs.Select(pair => new bool[pair.Moving.Grid.Width * pair.Moving.Grid.Height]).ToList();
        for (var level = 0; level < pairs.Count; level++)
        {
            var (other, own) = pairs[level];
            for (var i = 0; i < taken[level].Length; i++)
            {
                if (!taken[level][i] && own.Sigmas.Pixels[i] <= options.MostSigmaM && Moved(own, i, move) is var place && IsKnown(other, place, options))
                {
                    cells.Add(new(Place(own, i), own.Sigmas.Pixels[i], level, i));
                    Take(pairs, taken, level, i);
                }
            }
        }

        return cells;
    }

    static Point<SiteFrame> Place(TerrainLevel level, int i) =>
        new(level.Grid.EastM(i % level.Grid.Width), level.Grid.NorthOfM(i / level.Grid.Width), level.Heights.Pixels[i]);

    static Point<SiteFrame> Moved(TerrainLevel level, int i, GroundMove move) => move.Apply(Place(level, i));

    static bool IsKnown(TerrainLevel level, Point<SiteFrame> place, RegistrationOptions options)
    {
        var (column, row) = ((int)Math.Round(level.Grid.Column(place.X)), (int)Math.Round(level.Grid.Row(place.Y)));
        return (uint)column < (uint)level.Grid.Width && (uint)row < (uint)level.Grid.Height && level.Sigmas[column, row] <= options.MostSigmaM;
    }

    // A coarser cell holds the finer one's ground.
    static void Take(IReadOnlyList<(TerrainLevel Fixed, TerrainLevel Moving)> pairs, List<bool[]> taken, int level, int i)
    {
        var grid = pairs[level].Moving.Grid;
        var (east, north) = (grid.EastM(i % grid.Width), grid.NorthOfM(i / grid.Width));
        for (var coarser = level + 1; coarser < pairs.Count; coarser++)
        {
            var to = pairs[coarser].Moving.Grid;
            var (column, row) = ((int)Math.Round(to.Column(east)), (int)Math.Round(to.Row(north)));
            if ((uint)column < (uint)to.Width && (uint)row < (uint)to.Height)
                taken[coarser][(row * to.Width) + column] = true;
        }
    }
}
