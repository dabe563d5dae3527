using System.Globalization;
using System.Text.Json;
using Farside.Core;
using Farside.Core.Measurements;
using Farside.Formats.Png;
using Farside.Processing.Imaging;
using Farside.Processing.Imaging.Colour;
using Farside.Products.Pictures;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>A sequence's frames → one display look, so that its pictures do not flicker in brightness or colour.</summary>
public sealed class LookRecipe(DisplayLookOptions options) : Recipe
{
    /// <summary>Frames looked at, evenly spread over the sequence.</summary>
    const int FramesAsked = 24;

    readonly JsonElement _options = RecipeJson.Element(options);

    public LookRecipe() : this(new())
    {
    }

    public override string Name => "look";
    public override int Version => 2;
    public override string Family => "picture";

    /// <summary>The product that holds the look of a group of frames.</summary>
    public static string KeyOf(string group) => $"look/{group}";

    public override IEnumerable<Job> Plan(Shelf shelf) =>
        from sequence in CameraGroups.Of(shelf)
        let frames = CameraGroups.Spread(sequence.Frames, FramesAsked)
        select new Job(Name, sequence.Id)
        {
            Inputs = frames,
            Cites = [.. sequence.Frames.Select(ColourCameras.KeyOf).OfType<string>().Distinct(StringComparer.Ordinal)],
            Options = _options,
            MemoryBytes = (3 * frames.Max(frame => frame.DataBytes)) + (24L << 20),
            Subject = Subjects.Of(frames[0]),
        };

    public override void Make(Job job, Workbench bench)
    {
        var statistics = Gather(job, bench, out var used);
        var colours = job.Cites.Select(key => CitedColour.Of(key, bench)).OfType<ColourCalibration>().ToList();
        var look = colours.Count > 0 ? DisplayLook.Of(statistics, options, ColourCalibration.Between(colours)) : DisplayLook.Of(statistics, options);
        bench.Title = Names.Join(Names.Mission(job.Subject.Mission), Names.Instrument(job.Subject.Instrument, job.Subject.Mode), Names.Period(job.Subject.Mission, job.Subject.Sequence), "display look");
        bench.Write("look.json", FileRole.Data, LookJson.Write(look));
        ProductPictures.Save(bench, "look", LookChart.Draw(statistics, look, bench.Title, bench.IsSimulated), PngColour.Srgb);
        State(bench, statistics, look, used, colours.Count > 0);
    }

    // A frame that cannot be read is the business of its own picture.
    static FrameStatistics Gather(Job job, Workbench bench, out int used)
    {
        FrameStatistics? all = null;
        FarsideException? refusal = null;
        used = 0;
        foreach (var entry in job.Inputs)
        {
            try
            {
                var frame = bench.Read<Frame>(entry);
                Add(ref all, frame);
                used++;
            }
            catch (FarsideException error) when (error is not NothingToMakeException)
            {
                refusal = error;
            }
        }

        return all ?? throw new NothingToMakeException(job.Id, $"no frame could be read: {refusal?.Message.TrimEnd('.')}");
    }

    static void Add(ref FrameStatistics? all, Frame frame)
    {
        if (FrameRenderer.IsShownAsIs(frame))
        {
            throw new NothingToMakeException(frame.Observation.Id, "shown as stored, so its sequence needs no look");
        }

        var statistics = FrameRenderer.Statistics(frame);
        if (all is null)
        {
            all = statistics;
        }
        else
        {
            all.Merge(statistics);
        }
    }

    static void State(Workbench bench, FrameStatistics statistics, DisplayLook look, int used, bool isCalibrated)
    {
        bench.Measure("frames measured", used);
        bench.Measure("saturated samples", 100 * statistics.SaturatedShare, "%");
        bench.State("White balance", string.Create(CultureInfo.InvariantCulture, $"red × {look.Gains.Red:0.000}, green × {look.Gains.Green:0.000}, blue × {look.Gains.Blue:0.000}, {(isCalibrated ? "as its cameras' colour says" : "on lit soil, taken for grey")}"));
        bench.State("Shown as black", string.Create(CultureInfo.InvariantCulture, $"{look.Black:0.0} data numbers above the pedestal"));
        bench.State("Shown as white", string.Create(CultureInfo.InvariantCulture, $"{look.White:0.0} data numbers above the pedestal"));
        bench.State("Curve", string.Create(CultureInfo.InvariantCulture, $"asinh of strength {look.AsinhStrength:0.##}, then sRGB"));
    }
}
