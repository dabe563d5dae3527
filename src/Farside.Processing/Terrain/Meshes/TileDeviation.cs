namespace Farside.Processing.Terrain.Meshes;

/// <summary>How far finer ground lies from a tile's triangles.</summary>
static class TileDeviation
{
    /// <summary>The largest vertical distance over all cells of all these levels that lie under a triangle, metres.</summary>
    public static double Of(TerrainTriangulation tile, IReadOnlyList<TerrainLevel> levels)
    {
        var most = new double[levels.Count];
        Parallel.For(0, levels.Count, i =>
        {
            foreach (var (a, b, c) in tile.Corners)
                most[i] = Math.Max(most[i], Under(tile.Posts, a, b, c, levels[i]));
        });
        return most.DefaultIfEmpty(0).Max();
    }

    static double Under(HeightPosts posts, int a, int b, int c, TerrainLevel level)
    {
        var (one, two, three) = (Corner(posts, a), Corner(posts, b), Corner(posts, c));
        var area = ((two.X - one.X) * (three.Y - one.Y)) - ((three.X - one.X) * (two.Y - one.Y));
        var (grid, most) = (level.Grid, 0.0);
        var (left, right) = (First(grid.Column(Math.Min(one.X, Math.Min(two.X, three.X)))), Last(grid.Column(Math.Max(one.X, Math.Max(two.X, three.X))), grid.Width));
        var (top, bottom) = (First(grid.Row(Math.Max(one.Y, Math.Max(two.Y, three.Y)))), Last(grid.Row(Math.Min(one.Y, Math.Min(two.Y, three.Y))), grid.Height));
        for (var row = top; row <= bottom; row++)
        {
            for (var column = left; column <= right; column++)
            {
                var (x, y, height) = (grid.EastM(column), grid.NorthOfM(row), level.Heights[column, row]);
                var u = (((two.X - x) * (three.Y - y)) - ((three.X - x) * (two.Y - y))) / area;
                var v = (((three.X - x) * (one.Y - y)) - ((one.X - x) * (three.Y - y))) / area;
                if (u >= 0 && v >= 0 && u + v <= 1 && !float.IsNaN(height))
                    most = Math.Max(most, Math.Abs(height - ((u * one.Z) + (v * two.Z) + ((1 - u - v) * three.Z))));
            }
        }

        return most;
    }

    static (double X, double Y, double Z) Corner(HeightPosts posts, int post) =>
        (posts.EastOf(post % posts.Heights.Width), posts.NorthOf(post / posts.Heights.Width), posts.Heights.Pixels[post]);

    static int First(double at) => Math.Max(0, (int)Math.Ceiling(at));

    static int Last(double at, int count) => Math.Min(count - 1, (int)Math.Floor(at));
}
