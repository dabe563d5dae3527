using Farside.Processing.Descent;
using Farside.Products.Descent;
using Farside.Products.Films;

namespace Farside.Products.Recipes.Descent;

/// <summary>Which frames a landing film shows, when.</summary>
sealed record FilmTimeline(FilmRate Rate, IReadOnlyList<FilmMoment> Moments, bool IsTimeLapse)
{
    /// <summary>Of a time-lapse, pictures a second.</summary>
    const double SmoothRate = 30;

    /// <summary>Ground that grows by more than this logarithm in one step of a time-lapse gets a longer step.</summary>
    const double CalmGrowth = 0.35;

    const double Same = 1e-6; // of an index

    /// <param name="growth">By how much, as a logarithm, the ground grows from one place to another; null where nobody knows how it moves.</param>
    public static FilmTimeline Of(DescentSequence sequence, Func<int, int, double?> growth, LandingFilmOptions options)
    {
        var shown = Shown(sequence, options);
        return shown.Count < 2 ? new(FilmRate.Of(SmoothRate), [], false)
            : sequence.Completeness < options.SparseBelow ? TimeLapse(sequence, shown, growth, options)
            : RealTime(sequence, shown, growth, options);
    }

    /// <summary>Places of frames that the film is made of.</summary>
    static List<int> Shown(DescentSequence sequence, LandingFilmOptions options) =>
        [.. Enumerable.Range(0, sequence.Frames.Count).Where(place => IsShown(sequence.Frames[place], options.Screen))];

    // A veil of dust belongs to a landing; darkness, burnt-out frames and another moment's samples do not.
    static bool IsShown(DescentFrame frame, ScreenOptions screen) => frame.State switch
    {
        FrameState.Useful or FrameState.Settled => true,
        FrameState.Blank => frame.Signs!.Mean >= screen.DarkestMean,
        _ => false,
    };

    static FilmTimeline RealTime(DescentSequence sequence, List<int> shown, Func<int, int, double?> growth, LandingFilmOptions options)
    {
        var rate = options.FramesPerSecond ?? sequence.FramesPerSecond;
        var (startS, endS) = (sequence.Frames[shown[0]].Seconds, EndS(sequence, shown, options));
        var moments = new List<FilmMoment>();
        var before = 0;
        for (var picture = 0; startS + (picture / rate) <= endS + (Same / rate); picture++)
        {
            var seconds = startS + (picture / rate);
            var index = seconds * sequence.FramesPerSecond;
            while (before + 1 < shown.Count && sequence.Frames[shown[before + 1]].Index <= index + Same)
            {
                before++;
            }

            var isTaken = Math.Abs(sequence.Frames[shown[before]].Index - index) <= Same || before + 1 == shown.Count;
            moments.Add(Moment(sequence, picture / rate, seconds, shown[before], isTaken ? shown[before] : shown[before + 1], growth));
        }

        return new(FilmRate.Of(rate), moments, false);
    }

    static FilmMoment Moment(DescentSequence sequence, double filmS, double seconds, int before, int after, Func<int, int, double?> growth)
    {
        if (before == after)
        {
            return new(filmS, seconds, before, after, 0, MomentKind.Taken);
        }

        var (from, to) = (sequence.Frames[before], sequence.Frames[after]);
        var share = (seconds - from.Seconds) / (to.Seconds - from.Seconds);
        var kind = growth(before, after) is null ? MomentKind.Held : to.Index - from.Index == 1 ? MomentKind.Between : MomentKind.Interpolated;
        return new(filmS, seconds, before, after, share, kind);
    }

    static double EndS(DescentSequence sequence, List<int> shown, LandingFilmOptions options)
    {
        var lastS = sequence.Frames[shown[^1]].Seconds;
        return options.KeepsSettled || sequence.Of(FrameState.Settled) is not [var settled, ..] ? lastS
            : Math.Min(lastS, sequence.Frames[settled].Seconds + options.SettledS);
    }

    // Every frame for the same time: what is far apart high up and close together near the ground then comes at an even pace. Where the ground grows much, it takes longer.
    static FilmTimeline TimeLapse(DescentSequence sequence, List<int> shown, Func<int, int, double?> growth, LandingFilmOptions options)
    {
        var rate = options.FramesPerSecond ?? SmoothRate;
        var settled = sequence.Of(FrameState.Settled) is [var first, ..] ? first : int.MaxValue;
        var moments = new List<FilmMoment>();
        var left = options.KeepsSettled ? int.MaxValue : (int)Math.Round(options.SettledS * rate);
        for (var i = 0; i < shown.Count && left > 0; i++)
        {
            var steps = Steps(options.TimeLapseStepS * rate, i + 1 < shown.Count ? growth(shown[i], shown[i + 1]) : null);
            for (var step = 0; step < steps && left > 0 && (i + 1 < shown.Count || step == 0); step++)
            {
                var after = step == 0 ? shown[i] : shown[i + 1];
                var share = step / (double)steps;
                var (from, to) = (sequence.Frames[shown[i]].Seconds, sequence.Frames[after].Seconds);
                moments.Add(new(moments.Count / rate, from + (share * (to - from)), shown[i], after, share, KindOf(shown[i], after, growth)));
                left -= shown[i] >= settled ? 1 : 0;
            }
        }

        return new(FilmRate.Of(rate), moments, true);
    }

    static int Steps(double pictures, double? growth) => Math.Max(1, (int)Math.Round(pictures * Math.Max(1, Math.Abs(growth ?? 0) / CalmGrowth)));

    static MomentKind KindOf(int before, int after, Func<int, int, double?> growth) =>
        before == after ? MomentKind.Taken : growth(before, after) is not null ? MomentKind.Interpolated : MomentKind.Held;
}
