using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>
/// Finds sub-pixel ties between overlapping pictures whose poses are known to about a degree. The same input gives the same ties at any thread count.
/// </summary>
public static class TieFinder
{
    // Half of this is the width of the smallest copy: a degree of pointing is a few pixels there.
    const double SmallestWidth = 300;
    const double MostDriftPx = 1.5;

    /// <summary>Ties between all pairs of pictures that the given poses let overlap.</summary>
    /// <param name="views">Cameras and given poses.</param>
    /// <param name="grey">A picture by its place in the list, as large as its camera says, NaN where nothing is to be compared; may be asked for again.</param>
    /// <param name="surface">What the pictures show; null for points at infinity.</param>
    public static TieSet Find(
        IReadOnlyList<View> views, Func<int, Raster<Linear>> grey, ISurface? surface, TieOptions options, CancellationToken cancel = default)
    {
        var shelf = new PictureShelf<GreyPyramid>(options.MostPicturesHeld, index => Pyramid(views[index], grey(index)));
        var spots = new Spot[]?[views.Count];
        var book = new TrackBook(views.Count);
        var reports = new List<PairTies>();
        foreach (var (first, second, share) in Overlaps.Of(views, surface, options))
        {
            cancel.ThrowIfCancellationRequested();
            var pictures = (shelf[first], shelf[second]);
            var found = spots[first] ??= SpotDetector.Find(pictures.Item1);
            var search = new PairSearch(pictures.Item1, pictures.Item2, options, cancel);
            var result = search.Find(new(views[first], views[second], surface, options), found, book.Open(first, second));
            foreach (var tie in result.Ties)
            {
                book.Add(first, second, tie);
            }

            reports.Add(Report(first, second, share, result));
        }

        RefineAgainstReferences(book, shelf, options, cancel);
        new TrackLoops(book, shelf, options).Check(cancel);
        return Set(book, reports);
    }

    static GreyPyramid Pyramid(View view, Raster<Linear> grey)
    {
        if (grey.Width != view.Camera.Width || grey.Height != view.Camera.Height)
        {
            throw new ArgumentException(
                $"{view.Id}: the picture is {grey.Width} × {grey.Height}; its camera says {view.Camera.Width} × {view.Camera.Height}.", nameof(grey));
        }

        return GreyPyramid.Of(grey, Coarsest(view));
    }

    static int Coarsest(View view) =>
        Math.Max(2, (int)Math.Round(Math.Log2(Math.Max(view.Camera.Width, view.Camera.Height) / SmallestWidth)));

    static PairTies Report(int first, int second, double share, PairResult result) => new(
        first, second, share, result.Candidates, result.Matched, result.Verified, 0,
        result.Ties.Count == 0 ? double.NaN : result.Ties.Average(tie => tie.Second.Correlation), result.ResidualPx, result.TurnDeg);

    // A chain of matches drifts: what was matched with another patch than the track's first is matched with that.
    static void RefineAgainstReferences(TrackBook book, PictureShelf<GreyPyramid> shelf, TieOptions options, CancellationToken cancel)
    {
        var chained =
            from track in Enumerable.Range(0, book.Tracks.Count)
            let reference = book.Tracks[track][0]
            from point in book.Tracks[track].Skip(1)
            where point.MatchedFrom != reference.View
            group (track, reference, point) by (reference.View, point.View) into pair
            orderby pair.Key
            select pair;
        foreach (var pair in chained.ToArray())
        {
            cancel.ThrowIfCancellationRequested();
            var (first, second, links) = (shelf[pair.Key.Item1].Full, shelf[pair.Key.Item2].Full, pair.ToArray());
            using var refiners = new ThreadLocal<PatchRefiner>(() => new(options));
            var better = new TrackPoint?[links.Length];
            var warps = Array.ConvertAll(links, link => WarpFromReference(book.Tracks[link.track], link.point));
            Parallel.For(0, links.Length, i => better[i] = Better(refiners.Value!, first, links[i].reference, second, links[i].point, warps[i]));
            for (var i = 0; i < links.Length; i++)
            {
                book.Replace(links[i].track, links[i].point.View, better[i]);
            }
        }
    }

    static Affine2 WarpFromReference(IReadOnlyList<TrackPoint> track, TrackPoint point)
    {
        var (warp, at) = (point.Warp, point.MatchedFrom);
        for (var link = 0; link < track.Count && at != track[0].View; link++)
        {
            var from = track.FirstOrDefault(p => p.View == at, track[0]);
            (warp, at) = (warp.Times(from.Warp), from.MatchedFrom);
        }

        return warp;
    }

    static TrackPoint? Better(PatchRefiner refiner, GreyPlane first, TrackPoint reference, GreyPlane second, TrackPoint point, Affine2 warp) =>
        refiner.Refine(first, reference.Column, reference.Row, second, new(point.Column, point.Row, warp)) is { } match
        && Math.Abs(match.Column - point.Column) < MostDriftPx && Math.Abs(match.Row - point.Row) < MostDriftPx
            ? new(point.View, match.Column, match.Row, match.SigmaPx, reference.View, match.Warp)
            : null;

    static TieSet Set(TrackBook book, List<PairTies> reports)
    {
        var kept = book.Tracks.Where(track => track.Count > 1).ToArray();
        return new(
            [.. kept.Select(track => new Track([.. track.Select(point => point.Point)]))],
            [.. reports.Select(report => report with { Ties = book.Count(report.First, report.Second) })])
        {
            SigmaPx = [.. kept.Select(track => (IReadOnlyList<double>)[.. track.Select(point => point.SigmaPx)])],
        };
    }
}
