using System.Globalization;
using Farside.Processing.Descent;
using Farside.Products.Descent;

namespace Farside.Products.Recipes.Descent;

/// <summary>What is said about each moment of a landing film.</summary>
sealed record FilmStory(string Mission, string Camera, string Credit, bool IsSimulated, DescentSequence Sequence, FilmTimeline Timeline, FlightLog? Log)
{
    /// <summary>Seconds after index 0: the track's, else the moment from which on nothing moves.</summary>
    public double? TouchdownS { get; } = Log?.TouchdownS ?? (Sequence.StillFrom is { } still ? Sequence.Frames[still].Seconds : null);

    /// <summary><c>2019-01-03</c>.</summary>
    public string Date => Sequence.Start.ToUtcText()[..10];

    /// <summary><c>real time, 9.83 frames a second</c>.</summary>
    public string Pace => Timeline.IsTimeLapse
        ? string.Create(CultureInfo.InvariantCulture, $"time-lapse: {Sequence.Frames.Count} of {Sequence.Frames[^1].Index - Sequence.Frames[0].Index + 1} frames")
        : string.Create(CultureInfo.InvariantCulture, $"real time, {Sequence.FramesPerSecond:0.##} frames a second");

    /// <summary><c>02:25:59</c>; stamps are whole seconds, and no finer time is known.</summary>
    public string Utc(FilmMoment moment) => (Sequence.Start + TimeSpan.FromSeconds(moment.Seconds)).ToUtcText().Substring(11, 8);

    /// <summary><c>T−0:12.3</c>; empty where no touchdown is seen.</summary>
    public string Countdown(FilmMoment moment)
    {
        if (TouchdownS is not { } touchdown)
        {
            return "";
        }

        var tenths = (long)Math.Round((moment.Seconds - touchdown) * 10);
        var size = Math.Abs(tenths);
        return string.Create(CultureInfo.InvariantCulture, $"T{(tenths < 0 ? '−' : '+')}{size / 600}:{size % 600 / 10:00}.{size % 10}");
    }

    public FlightNumbers? Numbers(FilmMoment moment) => Log?.At(moment.Seconds);

    /// <summary>Whether the picture is a frame as taken, and which.</summary>
    public string Frame(FilmMoment moment)
    {
        var (before, after) = (Sequence.Frames[moment.Before], Sequence.Frames[moment.After]);
        return moment.Kind switch
        {
            MomentKind.Taken => Index($"frame {before.Index}{Remark(before)}"),
            MomentKind.Between => Index($"between frames {before.Index} and {after.Index}"),
            MomentKind.Interpolated => Index($"interpolated between frames {before.Index} and {after.Index}"),
            _ => Index($"no picture: frame {Sequence.Frames[moment.Nearest].Index} again"),
        };
    }

    /// <summary>One line for a subtitle.</summary>
    public string Line(FilmMoment moment) => Names.Join(
        $"{Utc(moment)} UTC", Countdown(moment), Numbers(moment) is { } numbers ? Names.Join($"height {numbers.Height}", numbers.Descent is { } speed ? $"descent {speed}" : "") : "",
        moment.Kind is MomentKind.Interpolated or MomentKind.Held ? Frame(moment) : "");

    static string Remark(DescentFrame frame) => frame.State switch
    {
        FrameState.Settled => ", settled",
        FrameState.Blank => ", veiled",
        _ => "",
    };

    static string Index(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
