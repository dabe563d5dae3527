namespace Farside.Simulator.Evaluation.Descent;

/// <summary>Whether a film holds the pictures it should, at the times it should, by the film's own table of times.</summary>
static class FilmTiming
{
    public const string Pictures = "landing film: pictures missing or too many";
    public const string Unshown = "landing film: frames neither shown nor accounted for";
    public const string Rate = "landing film: rate, error";
    public const string Time = "landing film: time of a picture, greatest error";

    public static IReadOnlyList<string> Quantities => [Pictures, Unshown, Rate, Time];

    /// <summary>A part is a film's name; empty for what all share.</summary>
    public static IEnumerable<TrackFinding> Measure(FilmCase product)
    {
        var shown = product.Pictures.Where(picture => picture.Index is not null).Select(picture => picture.Index!.Value).ToHashSet();
        var truth = product.Frames.ToDictionary(frame => frame.Index, frame => frame.Seconds);
        var unshown = truth.Keys.Count(index => !shown.Contains(index) && !product.LeftOut.Contains(index)) + shown.Count(index => !truth.ContainsKey(index));
        yield return new(Unshown, "", unshown, truth.Count, truth.Count);
        foreach (var (name, film) in product.Films)
        {
            yield return new(Pictures, name, Math.Abs(film.TimesS.Count - product.Pictures.Count), film.TimesS.Count, product.Pictures.Count);
            var timed = Timed(product, film, truth);
            if (timed.Count > 1)
            {
                var (first, last) = (timed[0], timed[^1]);
                yield return new(Rate, name, 100 * Math.Abs(((last.FilmS - first.FilmS) / (last.TrueS - first.TrueS)) - 1), timed.Count, product.Pictures.Count);
                yield return new(Time, name, timed.Max(one => Math.Abs(one.FilmS - first.FilmS - (one.TrueS - first.TrueS))), timed.Count, product.Pictures.Count);
            }
        }
    }

    // A time-lapse keeps its table's times, a film in real time those of the descent.
    static List<(double FilmS, double TrueS)> Timed(FilmCase product, Mp4Film film, Dictionary<int, double> truth)
    {
        var timed = new List<(double, double)>();
        for (var i = 0; i < Math.Min(film.TimesS.Count, product.Pictures.Count); i++)
        {
            if (product.Pictures[i].Index is { } index && truth.TryGetValue(index, out var seconds))
            {
                timed.Add((film.TimesS[i], product.IsTimeLapse ? product.Pictures[i].FilmS : seconds));
            }
        }

        return timed;
    }
}
