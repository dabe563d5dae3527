using System.Globalization;
using Farside.Core.Measurements;
using Farside.Formats.Png;
using Farside.Processing.Descent;
using Farside.Processing.Descent.Levels;
using Farside.Products.Descent;
using Farside.Products.Films;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Descent;

/// <summary>A landing camera's frames → the descent as it was seen, in real time, and once more with the ground held still; subtitles, poster, and what became of every frame.</summary>
public sealed class LandingFilmRecipe : Recipe
{
    const string Track = "descent-track";

    /// <summary>Where in the film, up to touchdown, the poster is taken.</summary>
    const double PosterShare = 0.62;

    readonly LandingFilmOptions _options;
    readonly string? _tool;

    public LandingFilmRecipe() : this(new(), FilmTool.Find())
    {
    }

    public LandingFilmRecipe(LandingFilmOptions options) : this(options, FilmTool.Find())
    {
    }

    /// <param name="tool">Path of ffmpeg; null where there is none.</param>
    internal LandingFilmRecipe(LandingFilmOptions options, string? tool) =>
        (_options, _tool) = (options with { Encoder = tool is null ? "none" : "ffmpeg" }, tool);

    public override string Name => "landing-film";
    public override int Version => 1;

    public override IEnumerable<Job> Plan(Shelf shelf)
    {
        var tracks = shelf.Planned(Track).Select(job => job.Key).ToHashSet(StringComparer.Ordinal);
        return from descent in DescentSequence.Of(shelf)
               let track = $"{Track}/{descent.Id}"
               select new Job(Name, descent.Id)
               {
                   Inputs = descent.Frames,
                   Cites = tracks.Contains(track) ? [track] : [],
                   Options = RecipeJson.Element(_options),
                   MemoryBytes = 768L << 20,
                   Subject = Subjects.Of(descent.Frames[0]) with { Mode = "" },
               };
    }

    public override void Make(Job job, Workbench bench)
    {
        var sequence = DescentSequence.Open(job.Inputs, bench, _options.Screen);
        var track = TrackOf(job, bench);
        var ground = track is null ? FilmFollowing.Ground(sequence, bench) : FilmGround.Of(track, sequence);
        var timeline = FilmTimeline.Of(sequence, (before, after) => ground?.Growth(before, after), _options);
        if (timeline.Moments.Count == 0)
        {
            throw new NothingToMakeException(job.Id, "fewer than two frames that show anything");
        }

        var subject = job.Subject;
        bench.Title = Names.Join(Names.Mission(subject.Mission), Names.Instrument(subject.Instrument, subject.Mode), "landing film");
        var story = new FilmStory(
            Names.Mission(subject.Mission), Names.Instrument(subject.Instrument, subject.Mode), bench.Rights.Credit, bench.IsSimulated, sequence, timeline,
            track is null ? null : new FlightLog(track));
        var tones = FilmTones.Of(sequence, timeline, _options.Levels, bench);
        var frames = new FilmFrames(sequence, tones, bench);
        var maker = new LandingFilmMaker(story, frames, ground, SizeOf(sequence, timeline, bench), _options, bench.Cancellation);
        var poster = maker.Make(new(bench, _options, _tool, story), PosterAt(story));
        Write(bench, story, tones, poster);
        Count(bench, story);
        Judge(bench, story, frames);
        State(bench, story, ground, maker.HasSteady);
    }

    static DescentTrack? TrackOf(Job job, Workbench bench) =>
        job.Cites is [var key, ..] && bench.Cited(key) is { } record && bench.CitedFile(record, FileRole.Data) is { } path ? DescentTrack.Read(path) : null;

    static (int Width, int Height) SizeOf(DescentSequence sequence, FilmTimeline timeline, Workbench bench)
    {
        var samples = bench.ReadAgain<Frame>(sequence.Frames[timeline.Moments[0].Before].Entry).Samples;
        return (samples.Width, samples.Height);
    }

    static int PosterAt(FilmStory story)
    {
        var moments = story.Timeline.Moments;
        var end = story.TouchdownS is { } touchdown ? moments.TakeWhile(moment => moment.Seconds < touchdown).Count() : moments.Count;
        return (int)(PosterShare * Math.Max(0, end - 1));
    }

    static void Write(Workbench bench, FilmStory story, FilmTones tones, FilmPicture poster)
    {
        ProductPictures.Save(bench, "poster", poster.ToBitmap(), PngColour.Srgb);
        var cues = Cues(story);
        bench.Write("captions.vtt", FileRole.Subtitles, Subtitles.WebVtt(cues));
        bench.Write("captions.srt", FileRole.Subtitles, Subtitles.Srt(cues));
        bench.Write("pictures.csv", FileRole.Table, LandingFilmTables.Pictures(story, tones));
        bench.Write("film.json", FileRole.Data, LandingFilmTables.States(story));
    }

    // One a second of the film.
    static List<(double From, double To, string Text)> Cues(FilmStory story)
    {
        var (moments, rate) = (story.Timeline.Moments, story.Timeline.Rate);
        var endS = rate.Seconds(moments.Count);
        var cues = new List<(double, double, string)>();
        for (var second = 0; second < endS; second++)
        {
            var moment = moments[Math.Min(moments.Count - 1, (int)Math.Ceiling(second * rate.PerSecond))];
            cues.Add((second, Math.Min(endS, second + 1), Names.Join(story.Line(moment), story.IsSimulated ? Core.Records.Credit.Simulated : story.Credit)));
        }

        return cues;
    }

    static void Count(Workbench bench, FilmStory story)
    {
        var (sequence, moments) = (story.Sequence, story.Timeline.Moments);
        bench.Measure("frames in the archive", sequence.Frames.Count);
        bench.Measure("frames shown", moments.Where(moment => moment.Kind is MomentKind.Taken).Select(moment => moment.Before).Distinct().Count());
        bench.Measure("frames missing", sequence.Missing.Sum(range => range.Count));
        bench.Measure("pictures of the film", moments.Count);
        bench.Measure("pictures interpolated", moments.Count(moment => moment.Kind is MomentKind.Interpolated));
        bench.Measure("pictures shown again for missing ones", moments.Count(moment => moment.Kind is MomentKind.Held));
        bench.Measure("duplicate frames", sequence.Of(FrameState.Duplicate).Count);
        bench.Measure("saturated frames", sequence.Of(FrameState.Saturated).Count);
        bench.Measure("blank or veiled frames", sequence.Of(FrameState.Blank).Count);
        bench.Measure("unreadable frames", sequence.Of(FrameState.Broken).Count);
        bench.Measure("settled frames", sequence.Of(FrameState.Settled).Count);
    }

    static void Judge(Workbench bench, FilmStory story, FilmFrames frames)
    {
        var shown = story.Timeline.Moments.Where(moment => moment.Kind is MomentKind.Taken).Select(moment => moment.Before).Distinct().ToList();
        bench.Measure("flicker before levelling, RMS", 100 * FilmLevels.Flicker(shown.ConvertAll(place => story.Sequence.Frames[place].Signs!.Mean)), "%");
        bench.Measure("flicker, RMS", 100 * FilmLevels.Flicker(shown.ConvertAll(place => frames.Means[place])), "%");
        bench.Measure("length of the film", story.Timeline.Rate.Seconds(story.Timeline.Moments.Count), "s");
    }

    void State(Workbench bench, FilmStory story, FilmGround? ground, bool hasSteady)
    {
        bench.State("Times", "first stamp plus index over the camera's rate; stamps are whole seconds");
        bench.State("Pace", story.Timeline.IsTimeLapse ? $"{story.Pace}; each for the same time, pictures between them carried along the ground's motion" : story.Pace);
        bench.State("Levels", "one stretch for the film; a gain for each frame that takes out its exposure's steps");
        if (!hasSteady && _options.Stabilised != Stabilisation.None)
        {
            bench.State("Stabilised film", "left out: nothing tells how the ground moves from frame to frame (no descent-track, and the frames alone do not hang together)");
        }
        else if (hasSteady)
        {
            bench.State("Stabilised film", $"seen from straight above by a camera that does not shake; {ground!.Source}");
        }

        StateSettled(bench, story);
        if (_tool is null)
        {
            bench.State("Encoder", $"no ffmpeg here, so the pictures lie numbered in archives; {FilmTool.InstallLine} and make it again");
        }
    }

    void StateSettled(Workbench bench, FilmStory story)
    {
        if (story.Sequence.Of(FrameState.Settled) is not [var first, ..] settled)
        {
            return;
        }

        var from = story.Sequence.Frames[first].Index;
        bench.State("Settled frames", string.Create(CultureInfo.InvariantCulture, $"{settled.Count} from frame {from} on, {(_options.KeepsSettled ? "all kept" : $"the film ends {_options.SettledS:0.#} s into them")}"));
    }
}
