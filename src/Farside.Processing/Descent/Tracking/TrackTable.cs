using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Tracking;

/// <summary>
/// Joins what was found of each key frame's spots in all the frames it was a template for: all points of a track are measured against one patch, so nothing
/// drifts along it.
/// </summary>
static class TrackTable
{
    const double MostSpreads = 3.5;

    /// <param name="most">Tracks that begin in a frame, at most, the longest first.</param>
    public static IReadOnlyList<Track> Of(KeyNetwork network, FrameShape[] shapes, int most)
    {
        var tracks = new List<Track>();
        for (var template = 0; template < network.Keys.Length; template++)
        {
            var points = new SortedDictionary<int, List<ImagePoint>>();
            for (var i = 0; i < network.Links.Count; i++)
            {
                if (network.Links[i].Template == template)
                {
                    Add(points, network, network.Links[i], network.Spreads[i], shapes);
                }
            }

            tracks.AddRange(points.Values.OrderByDescending(list => list.Count).Take(most).Select(list => new Track([.. list.OrderBy(point => point.View)])));
        }

        return tracks;
    }

    static void Add(SortedDictionary<int, List<ImagePoint>> points, KeyNetwork network, MeasuredLink link, double spreadPx, FrameShape[] shapes)
    {
        var map = network.Plane(link.Template).Inverse() * network.Plane(link.Frame);
        foreach (var match in link.Result.Matches.Where(match => match.Spot >= 0))
        {
            var (x, y) = shapes[link.Frame].Lens.Ideal(match.FoundX, match.FoundY);
            var (u, v) = shapes[link.Template].Lens.Ideal(match.X, match.Y);
            if (map.Times(x, y) is { } at && Math.Sqrt(((at.Column - u) * (at.Column - u)) + ((at.Row - v) * (at.Row - v))) <= MostSpreads * Math.Max(spreadPx, match.SigmaPx))
            {
                (points.TryGetValue(match.Spot, out var list) ? list : points[match.Spot] = [new(network.Keys[link.Template], match.X, match.Y)])
                    .Add(new(network.Keys[link.Frame], match.FoundX, match.FoundY));
            }
        }
    }
}
