using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>
/// Finds which of a set of pictures show the same scene, and where, from the pictures alone. Every pair is compared. The same input gives the same matches
/// at any thread count.
/// </summary>
public static class PictureMatcher
{
    const int EnoughRefined = 12;
    const double ChanceMatches = 8;
    const double ChanceShare = 0.3;

    static readonly TieOptions RefinedBy = new() { LeastCorrelation = 0.6, MostSigmaPx = 0.3 };

    /// <summary>The pairs that belong together, by first then second picture, with points refined by least squares.</summary>
    /// <param name="grey">A picture by its number, NaN where nothing is to be compared; may be asked for again.</param>
    public static IReadOnlyList<PictureMatch> Match(
        int count, Func<int, Raster<Linear>> grey, MatchOptions? options = null, CancellationToken cancel = default)
    {
        var with = options ?? new();
        var shelf = new PictureShelf<ReducedPicture>(with.MostPicturesHeld, index => ReducedPicture.Of(grey(index), with.WorkingSize));
        var sets = new FeatureSet[count];
        var sizes = new (int Width, int Height)[count];
        for (var i = 0; i < count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var picture = shelf[i];
            (sets[i], sizes[i]) = (FeatureSet.Of(picture, with.FeaturesPerPicture), (picture.Plane.Width, picture.Plane.Height));
        }

        return [.. Linked(sets, sizes, with, cancel).Select(link => Refined(link, shelf))];
    }

    static IEnumerable<Link> Linked(FeatureSet[] sets, (int Width, int Height)[] sizes, MatchOptions options, CancellationToken cancel)
    {
        var pairs = (from first in Enumerable.Range(0, sets.Length) from second in Enumerable.Range(first + 1, sets.Length - first - 1) select (first, second)).ToArray();
        var links = new Link?[pairs.Length];
        Parallel.For(0, pairs.Length, new ParallelOptions { CancellationToken = cancel }, i =>
            links[i] = Compare(pairs[i].first, pairs[i].second, sets, sizes, options));
        return links.OfType<Link>().Where(link => link.Confidence >= options.LeastConfidence);
    }

    static Link? Compare(int first, int second, FeatureSet[] sets, (int Width, int Height)[] sizes, MatchOptions options)
    {
        MatchedPoint[] points = [.. DescriptionMatcher.Match(sets[first], sets[second], options.MostDistanceRatio)
            .Select(match => Point(sets[first].Features[match.First], sets[second].Features[match.Second]))];
        var (width, height) = sizes[first];
        var search = new PlaneMapSearch((width / 2.0, height / 2.0), Math.Max(width, height), options.ToleratedPx);
        if (search.Find(points) is not { } found)
        {
            return null;
        }

        var within = points.Count(point => IsInside(found.Map, point, sizes[second]));
        var confidence = found.Followers.Length / (ChanceMatches + (ChanceShare * within));
        return new(first, second, found.Map, [.. found.Followers.Select(i => points[i])], confidence);
    }

    static MatchedPoint Point(Feature first, Feature second) => new(first.Column, first.Row, second.Column, second.Row);

    static bool IsInside(PlaneMap map, MatchedPoint point, (int Width, int Height) size) =>
        map.Times(point.FirstColumn, point.FirstRow) is { } at && at.X > 0 && at.Y > 0 && at.X < size.Width - 1 && at.Y < size.Height - 1;

    // What cannot be refined is dropped, unless that would leave next to nothing.
    static PictureMatch Refined(Link link, PictureShelf<ReducedPicture> shelf)
    {
        var (first, second) = (shelf[link.First], shelf[link.Second]);
        using var refiners = new ThreadLocal<PatchRefiner>(() => new(RefinedBy));
        var refined = new MatchedPoint?[link.Points.Length];
        Parallel.For(0, refined.Length, i => refined[i] = Refined(refiners.Value!, first.Plane, second.Plane, link.Points[i], link.Map));
        var points = refined.OfType<MatchedPoint>().ToArray();
        return new(link.First, link.Second, [.. (points.Length >= EnoughRefined ? points : link.Points).Select(point => Given(point, first, second))], link.Confidence);
    }

    static MatchedPoint? Refined(PatchRefiner refiner, GreyPlane first, GreyPlane second, MatchedPoint point, PlaneMap map)
    {
        var (column, row) = (Math.Round(point.FirstColumn), Math.Round(point.FirstRow));
        var warp = map.WarpAt(column, row);
        var (dx, dy) = warp.Times(column - point.FirstColumn, row - point.FirstRow);
        var guess = new Refined(point.SecondColumn + dx, point.SecondRow + dy, warp);
        return refiner.Refine(first, column, row, second, guess) is { } match ? new(column, row, match.Column, match.Row) : null;
    }

    static MatchedPoint Given(MatchedPoint point, ReducedPicture first, ReducedPicture second) => new(
        first.ToGiven(point.FirstColumn), first.ToGiven(point.FirstRow), second.ToGiven(point.SecondColumn), second.ToGiven(point.SecondRow));

    sealed record Link(int First, int Second, PlaneMap Map, MatchedPoint[] Points, double Confidence);
}
