namespace Farside.Processing.Terrain.Meshes;

/// <summary>A model → a tree of tiles: four children with half the step replace their parent wherever finer ground is known.</summary>
public sealed class TileTree
{
    readonly TerrainModel _model;
    readonly TileOptions _options;

    TileTree(TerrainModel model, TileOptions options) => (_model, _options) = (model, options);

    /// <exception cref="TerrainException">Ground too small to make a triangle.</exception>
    public static TerrainTile Build(TerrainModel model, TileOptions? options = null, CancellationToken cancel = default)
    {
        var tree = new TileTree(model, options ?? new());
        var grid = model.Coarsest.Grid;
        var need = Math.Max(grid.Width, grid.Height) * grid.PixelM;
        var (side, depth) = ((1 << tree._options.StepsLog2) * model.Finest.Grid.PixelM, 0);
        while (side < need)
            (side, depth) = (2 * side, depth + 1);

        return tree.Tile((0, 0, 0), grid.WestM, grid.NorthM, side, model.Finest.Grid.PixelM * (1 << depth), double.NaN, cancel)
            ?? throw new TerrainException("tiles", "no four cells side by side", "ground that a triangle fits on");
    }

    TerrainTile? Tile((int Depth, int X, int Y) place, double west, double north, double side, double step, double parentErrorM, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var posts = HeightPosts.Of(Coarse(step), west, north, step, _options.StepsLog2, _options.Threads);
        var triangles = TerrainTriangulation.Of(posts, _options.Tolerance * step, _options.Threads);
        if (triangles.TriangleCount == 0)
            return null;

        var finer = Finer(step);
        var measured = Math.Max(triangles.Deviation().MaxM, TileDeviation.Of(triangles, finer));
        var children = finer.Any(level => HasGround(level, west, north, side)) ? Children(place, west, north, side / 2, step / 2, measured, cancel) : [];
        var error = children.Select(child => child.ErrorM).Append(measured).Max();
        var skirt = (2 * error) + (double.IsNaN(parentErrorM) ? 0 : parentErrorM);
        return new($"{place.Depth}-{place.X}-{place.Y}", west, north, side, triangles.ToMeshWithSkirt(skirt), error, children);
    }

    List<TerrainTile> Children((int Depth, int X, int Y) place, double west, double north, double side, double step, double errorM, CancellationToken cancel)
    {
        var children = new List<TerrainTile>();
        for (var i = 0; i < 4; i++)
        {
            var (right, down) = (i & 1, i >> 1);
            if (Tile((place.Depth + 1, (2 * place.X) + right, (2 * place.Y) + down), west + (right * side), north - (down * side), side, step, errorM, cancel) is { } child)
                children.Add(child);
        }

        return children;
    }

    // Levels whose cells are as wide as the step or wider: a coarse tile shows means, not samples.
    TerrainModel Coarse(double step) => _model with { Levels = [.. _model.Levels.Where(level => level.Grid.PixelM > 0.75 * step).DefaultIfEmpty(_model.Coarsest)] };

    List<TerrainLevel> Finer(double step) => [.. _model.Levels.Where(level => level.Grid.PixelM < 0.75 * step)];

    static bool HasGround(TerrainLevel level, double west, double north, double side)
    {
        var (left, right) = (Math.Max(0, (int)Math.Ceiling(level.Grid.Column(west))), Math.Min(level.Grid.Width - 1, (int)Math.Floor(level.Grid.Column(west + side))));
        var (top, bottom) = (Math.Max(0, (int)Math.Ceiling(level.Grid.Row(north))), Math.Min(level.Grid.Height - 1, (int)Math.Floor(level.Grid.Row(north - side))));
        for (var row = top; row <= bottom && left <= right; row++)
        {
            foreach (var height in level.Heights.Row(row)[left..(right + 1)])
            {
                if (!float.IsNaN(height))
                    return true;
            }
        }

        return false;
    }
}
