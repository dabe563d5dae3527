using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Adjustment;
using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Tests.Processing.Photogrammetry.Adjustment;

/// <summary>Matches between pictures from one spot, as looks alone would give them.</summary>
static class MadeMatches
{
    /// <summary>True matches of all overlapping pairs.</summary>
    /// <param name="perPair">Points a pair, before those that fall beside.</param>
    public static List<PictureMatch> Of(Network truth, Chance chance, double noisePx, int perPair)
    {
        var views = truth.ToViews();
        var matches = new List<PictureMatch>();
        for (var i = 0; i < views.Count; i++)
        {
            for (var j = i + 1; j < views.Count; j++)
            {
                var points = Points(views[i], views[j], chance, noisePx, perPair);
                if (points.Count >= 12)
                    matches.Add(new(i, j, points, points.Count / (8 + (0.3 * points.Count))));
            }
        }

        return matches;
    }

    /// <summary>A match that is none: the second picture seems to look where it does not, with all points in good order.</summary>
    public static PictureMatch False(Network truth, int first, int second, double shiftDeg, Chance chance, int count)
    {
        var views = truth.ToViews();
        var turned = views[first].SiteFromCamera.Rotation.Turned(0, 0.2 * shiftDeg * Math.PI / 180, shiftDeg * Math.PI / 180);
        var pretended = views[second] with { SiteFromCamera = new(turned, default) };
        var points = Points(views[first], pretended, chance, 0.7, 4 * count);
        return new(first, second, points.Take(count).ToArray(), 2);
    }

    static List<MatchedPoint> Points(View first, View second, Chance chance, double noisePx, int count)
    {
        var points = new List<MatchedPoint>();
        for (var k = 0; k < count; k++)
        {
            var (column, row) = (chance.Uniform(0, first.Camera.Width - 1), chance.Uniform(0, first.Camera.Height - 1));
            if (second.Project(first.Ray(column, row)) is not var (c, r) || c < 0 || r < 0 || c > second.Camera.Width - 1 || r > second.Camera.Height - 1)
                continue;
            points.Add(new(column + (noisePx * chance.Normal()), row + (noisePx * chance.Normal()), c + (noisePx * chance.Normal()), r + (noisePx * chance.Normal())));
        }

        return points;
    }
}
