namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>Searches along the line on which a spot's unknown distance lets it lie, and a little to both sides.</summary>
static class BandSearch
{
    const int Apart = 4;

    /// <summary>The best place of a spot on a level of another picture; coordinates of that level. Null where nothing can be compared.</summary>
    /// <param name="radius">Half the width of the band, and what it exceeds the line by, pixels of the level.</param>
    public static Peak? Find(GreyPlane first, double x, double y, GreyPlane second, LevelPrediction expected, double radius)
    {
        Span<float> room = stackalloc float[PatchSearch.Samples];
        var patch = new PatchSearch(first, x, y, expected.Warp, room);
        if (!patch.IsUsable)
        {
            return null;
        }

        var map = Room(expected, radius);
        for (var v = map.Top; v < map.Bottom; v++)
        {
            for (var u = map.Left; u < map.Right; u++)
            {
                if (expected.IsWithin(u, v, radius))
                {
                    map[u, v] = patch.At(second, u, v);
                }
            }
        }

        return map.Best(Apart);
    }

    static ScoreMap Room(LevelPrediction expected, double radius)
    {
        var (fromX, toX) = Span(expected.X, expected.AlongX * expected.From, expected.AlongX * expected.To, radius);
        var (fromY, toY) = Span(expected.Y, expected.AlongY * expected.From, expected.AlongY * expected.To, radius);
        return new(fromX, fromY, toX - fromX + 1, toY - fromY + 1);
    }

    static (int From, int To) Span(double centre, double one, double other, double radius) =>
        ((int)Math.Floor(centre + Math.Min(one, other) - radius), (int)Math.Ceiling(centre + Math.Max(one, other) + radius));
}
