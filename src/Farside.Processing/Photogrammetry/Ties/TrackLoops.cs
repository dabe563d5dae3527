namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>
/// Verifies tracks of three pictures and more all around: what two pictures found of a third one's patch must find each other too. Far ground whose grain is finer than a pixel looks
/// much alike in any two pictures and lies elsewhere in each; matches of it do not close.
/// </summary>
sealed class TrackLoops(TrackBook book, PictureShelf<GreyPyramid> shelf, TieOptions options)
{
    /// <summary>Takes away points of such tracks that close no loop.</summary>
    public void Check(CancellationToken cancel)
    {
        var closing = new Dictionary<(int Track, int View), bool>();
        foreach (var pair in Loops().GroupBy(loop => (loop.From.View, loop.To.View)).OrderBy(pair => pair.Key).ToArray())
        {
            cancel.ThrowIfCancellationRequested();
            var (first, second, loops) = (shelf[pair.Key.Item1].Full, shelf[pair.Key.Item2].Full, pair.ToArray());
            using var refiners = new ThreadLocal<PatchRefiner>(() => new(options));
            var closes = new bool[loops.Length];
            Parallel.For(0, loops.Length, i => closes[i] = Closes(refiners.Value!, first, loops[i].From, second, loops[i].To));
            for (var i = 0; i < loops.Length; i++)
            {
                foreach (var view in (int[])[loops[i].From.View, loops[i].To.View])
                {
                    closing[(loops[i].Track, view)] = closes[i] || closing.GetValueOrDefault((loops[i].Track, view));
                }
            }
        }

        foreach (var ((track, view), _) in closing.Where(point => !point.Value).OrderBy(point => point.Key))
        {
            book.Replace(track, view, null);
        }
    }

    // Each point but the track's first with the next one, and the last with the first of them where they are more than two.
    IEnumerable<(int Track, TrackPoint From, TrackPoint To)> Loops()
    {
        for (var track = 0; track < book.Tracks.Count; track++)
        {
            TrackPoint[] points = [.. book.Tracks[track].Skip(1).OrderBy(point => point.View)];
            for (var i = 0; i + 1 < points.Length; i++)
            {
                yield return (track, points[i], points[i + 1]);
            }

            if (points.Length > 2)
            {
                yield return (track, points[0], points[^1]);
            }
        }
    }

    static bool Closes(PatchRefiner refiner, GreyPlane first, TrackPoint from, GreyPlane second, TrackPoint to) =>
        refiner.Refine(first, from.Column, from.Row, second, new(to.Column, to.Row, to.Warp.Times(from.Warp.Inverse()))) is { } match
        && PatchRefiner.IsBack(match, to.Column, to.Row);
}
