using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Processing.Descent.Tracking;

/// <summary>Finds how two frames belong together from what they look like alone, at any turn and over wide steps of scale.</summary>
static class LookAlike
{
    const double MostRatio = 0.82;
    const double ToleratedPx = 4;
    const double MostZoom = 12;
    const double MostShear = 0.7;
    const double ChanceMatches = 5;
    const double ChanceShare = 0.2;

    /// <summary>The map from the second's pixels to the first's; null where nothing but chance speaks for one.</summary>
    public static Homography? Find(TrackedPicture first, TrackedPicture second)
    {
        var (one, other) = (first.Described, second.Described);
        MatchedPoint[] points = [.. DescriptionMatcher.Match(one, other, MostRatio).Select(match => Point(first, second, one.Features[match.First], other.Features[match.Second]))];
        var middle = (X: first.Width / 2.0, Y: first.Height / 2.0);
        var search = new PlaneMapSearch(middle, Math.Max(first.Width, first.Height), ToleratedPx, MostZoom, MostShear);
        if (search.Find(points) is not { } found)
        {
            return null;
        }

        var within = points.Count(point => found.Map.Times(point.FirstColumn, point.FirstRow) is { } at && at.X > 0 && at.Y > 0 && at.X < second.Width - 1 && at.Y < second.Height - 1);
        return found.Followers.Length > ChanceMatches + (ChanceShare * within) ? Pixels(found.Map).Inverse() : null;
    }

    static MatchedPoint Point(TrackedPicture first, TrackedPicture second, Feature one, Feature other) =>
        new(first.ToGiven(one.Column), first.ToGiven(one.Row), second.ToGiven(other.Column), second.ToGiven(other.Row));

    static Homography Pixels(PlaneMap map)
    {
        var (h, c) = (map.H, map.Centre);
        return new Homography(1, 0, c.X, 0, 1, c.Y, 0, 0, 1) * new Homography(h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7], h[8]) * new Homography(1, 0, -c.X, 0, 1, -c.Y, 0, 0, 1);
    }
}
