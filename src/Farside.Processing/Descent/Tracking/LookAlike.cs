using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Processing.Descent.Tracking;

/// <summary>Finds how two frames belong together from what they look like alone, at any turn and over wide steps of scale.</summary>
static class LookAlike
{
    const double MostRatio = 0.82;
    const double ToleratedShare = 0.008;
    const double MostZoom = 12;
    const double MostShear = 0.7;
    const double ChanceMatches = 5;
    const double ChanceShare = 0.2;

    /// <summary>The map from the second's pixels to the first's; null where nothing but chance speaks for one.</summary>
    public static Homography? Find(TrackedPicture first, TrackedPicture second, (Description First, Description Second) how)
    {
        var ((one, oneToGiven), (other, otherToGiven)) = (first.Described(how.First), second.Described(how.Second));
        MatchedPoint[] points = [.. DescriptionMatcher.Match(one, other, MostRatio).Select(match => Point(one.Features[match.First], oneToGiven, other.Features[match.Second], otherToGiven))];
        var middle = (X: first.Width / 2.0, Y: first.Height / 2.0);
        var search = new PlaneMapSearch(middle, Math.Max(first.Width, first.Height), ToleratedShare * Math.Max(second.Width, second.Height), MostZoom, MostShear);
        if (search.Find(points) is not { } found)
        {
            return null;
        }

        var within = points.Count(point => found.Map.Times(point.FirstColumn, point.FirstRow) is { } at && at.X > 0 && at.Y > 0 && at.X < second.Width - 1 && at.Y < second.Height - 1);
        return found.Followers.Length > ChanceMatches + (ChanceShare * within) ? Pixels(found.Map).Inverse() : null;
    }

    static MatchedPoint Point(Feature one, Func<double, double> oneToGiven, Feature other, Func<double, double> otherToGiven) =>
        new(oneToGiven(one.Column), oneToGiven(one.Row), otherToGiven(other.Column), otherToGiven(other.Row));

    static Homography Pixels(PlaneMap map)
    {
        var (h, c) = (map.H, map.Centre);
        return new Homography(1, 0, c.X, 0, 1, c.Y, 0, 0, 1) * new Homography(h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7], h[8]) * new Homography(1, 0, -c.X, 0, 1, -c.Y, 0, 0, 1);
    }
}
