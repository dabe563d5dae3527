namespace Farside.Processing.Terrain.Meshes;

/// <summary>The posts that a triangle lies over.</summary>
static class TrianglePosts
{
    /// <summary>How far each lies above the triangle, metres; those on its edges too.</summary>
    public static IEnumerable<double> Away(HeightPosts posts, int a, int b, int c)
    {
        var width = posts.Heights.Width;
        var ((ax, ay), (bx, by), (cx, cy)) = ((a % width, a / width), (b % width, b / width), (c % width, c / width));
        var area = ((bx - ax) * (double)(cy - ay)) - ((cx - ax) * (double)(by - ay));
        for (var y = Math.Min(ay, Math.Min(by, cy)); y <= Math.Max(ay, Math.Max(by, cy)); y++)
        {
            for (var x = Math.Min(ax, Math.Min(bx, cx)); x <= Math.Max(ax, Math.Max(bx, cx)); x++)
            {
                var u = (((bx - x) * (double)(cy - y)) - ((cx - x) * (double)(by - y))) / area;
                var v = (((cx - x) * (double)(ay - y)) - ((ax - x) * (double)(cy - y))) / area;
                var height = posts.Heights[x, y];
                if (u >= 0 && v >= 0 && u + v <= 1 && !float.IsNaN(height))
                    yield return height - ((u * posts.Heights.Pixels[a]) + (v * posts.Heights.Pixels[b]) + ((1 - u - v) * posts.Heights.Pixels[c]));
            }
        }
    }
}
