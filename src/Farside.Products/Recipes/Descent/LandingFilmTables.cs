using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Farside.Processing.Descent;
using Farside.Products.Descent;

namespace Farside.Products.Recipes.Descent;

/// <summary>What became of every frame, and where every picture of the film comes from.</summary>
static class LandingFilmTables
{
    /// <summary>A row for each picture of the film.</summary>
    public static byte[] Pictures(FilmStory story, FilmTones tones)
    {
        var table = new StringBuilder("picture,film_s,descent_s,utc,kind,before,after,share,gain\n");
        foreach (var (moment, number) in story.Timeline.Moments.Select((moment, number) => (moment, number)))
        {
            var (before, after) = (story.Sequence.Frames[moment.Before].Index, story.Sequence.Frames[moment.After].Index);
            var utc = (story.Sequence.Start + TimeSpan.FromSeconds(moment.Seconds)).ToUtcText();
            table.Append(CultureInfo.InvariantCulture, $"{number},{moment.FilmS:0.000},{moment.Seconds:0.000},{utc},{moment.Kind.ToString().ToLowerInvariant()},{before},{after},{moment.Share:0.000},{tones.Gain(moment.Nearest):0.0000}\n");
        }

        return Encoding.UTF8.GetBytes(table.ToString());
    }

    /// <summary>Lists of frames by what they are good for.</summary>
    public static byte[] States(FilmStory story)
    {
        var sequence = story.Sequence;
        return DataJson.Write(new JsonObject
        {
            ["format"] = "farside-landing-film/1",
            ["simulated"] = story.IsSimulated,
            ["startUtc"] = sequence.Start.ToUtcText(),
            ["framesPerSecond"] = DataJson.Decimals(sequence.FramesPerSecond),
            ["filmPicturesPerSecond"] = story.Timeline.Rate.ToString(),
            ["filmPictures"] = story.Timeline.Moments.Count,
            ["isTimeLapse"] = story.Timeline.IsTimeLapse,
            ["touchdownS"] = story.TouchdownS is { } touchdown ? DataJson.Decimals(touchdown) : null,
            ["missing"] = new JsonArray([.. sequence.Missing.Select(range => new JsonArray(range.First, range.Last))]),
            ["saturated"] = List(sequence, FrameState.Saturated),
            ["blank"] = List(sequence, FrameState.Blank),
            ["duplicate"] = List(sequence, FrameState.Duplicate),
            ["settled"] = List(sequence, FrameState.Settled),
            ["broken"] = List(sequence, FrameState.Broken),
        });
    }

    static JsonArray List(DescentSequence sequence, FrameState state) => new([.. sequence.Of(state).Select(place => Row(sequence.Frames[place]))]);

    static JsonObject Row(DescentFrame frame)
    {
        var row = new JsonObject { ["index"] = frame.Index, ["id"] = frame.Id };
        if (frame.Note.Length > 0)
        {
            row["note"] = frame.Note;
        }

        return row;
    }
}
