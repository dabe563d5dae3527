using Farside.Core.Records;
using Farside.Products.Films;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Descent;

/// <summary>The files a landing film is written to.</summary>
sealed class FilmOutlets(Workbench bench, LandingFilmOptions options, string? tool, FilmStory story)
{
    const double ExcerptS = 10;
    const double ExcerptRate = 10;

    /// <summary>Opens a film's files.</summary>
    /// <param name="name">Without an ending.</param>
    /// <param name="hasExcerpt">Whether this is the film of which an animated picture is taken, where one is asked for.</param>
    public IFilmSink Open(string name, int width, int height, bool hasExcerpt)
    {
        if (tool is null)
        {
            return new FramesSink(bench.Place($"{name}-frames.zip", FileRole.Data, width, height), story.Timeline.Rate, "landing-film");
        }

        var sinks = new List<IFilmSink> { Encoded($"{name}.mp4", FilmFormat.H264, width, height, story.Timeline.Rate) };
        if (options.HasAv1)
        {
            sinks.Add(Encoded($"{name}-av1.mp4", FilmFormat.Av1, width, height, story.Timeline.Rate));
        }

        if (options.HasWebP && hasExcerpt)
        {
            sinks.Add(Excerpt(name, width, height));
        }

        return new BackgroundSink(new FilmSinks(sinks));
    }

    IFilmSink Encoded(string file, FilmFormat format, int width, int height, FilmRate rate) =>
        new FfmpegSink(tool!, bench.Place(file, format == FilmFormat.WebP ? FileRole.Data : FileRole.Film, width, height), format, width, height, rate, Notes(), bench.Cancellation);

    ExcerptSink Excerpt(string name, int width, int height)
    {
        var rate = story.Timeline.Rate;
        var every = Math.Max(1, (int)Math.Round(rate.PerSecond / ExcerptRate));
        var (first, last) = ExcerptOf(story, rate);
        return new(Encoded($"{name}.webp", FilmFormat.WebP, width, height, new(rate.Numerator, rate.Denominator * every)), first, last, every);
    }

    // Touchdown and what leads to it; without one, the end.
    static (int First, int Last) ExcerptOf(FilmStory story, FilmRate rate)
    {
        var moments = story.Timeline.Moments;
        var touchdown = story.TouchdownS is { } seconds ? moments.TakeWhile(moment => moment.Seconds < seconds).Count() : moments.Count;
        var last = Math.Min(moments.Count - 1, touchdown + (int)rate.PerSecond);
        return (Math.Max(0, last - (int)(ExcerptS * rate.PerSecond) + 1), last);
    }

    FilmNotes Notes() => new(bench.Title, bench.Rights.Credit, story.IsSimulated ? $"{Credit.Simulated}; {bench.Key}" : bench.Key);
}
