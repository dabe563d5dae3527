using System.Globalization;
using System.Text.Json;
using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Formats.Png;
using Farside.Processing.Imaging;
using Farside.Products.Pictures;
using Farside.Products.Recipes.Drawing;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>Every frame → a picture for a screen, its light in 16 bits where the source is linear, and small copies for a page.</summary>
public sealed class PictureRecipe(PictureOptions options) : Recipe
{
    [ThreadStatic]
    static FrameRenderer? _renderer; // its scratch memory serves a thread from frame to frame

    readonly JsonElement _options = RecipeJson.Element(options);

    public PictureRecipe() : this(new())
    {
    }

    public override string Name => "picture";
    public override int Version => 1;

    FrameRenderer Renderer => _renderer is { } kept && kept.Method == options.Demosaic ? kept : _renderer = new(options.Demosaic);

    public override IEnumerable<Job> Plan(Shelf shelf) =>
        from entry in shelf.Complete
        let isCamera = CameraGroups.IsCamera(entry)
        where isCamera || entry.Name is null // what follows no grammar may be anybody's picture: its label decides
        select new Job(Name, FolderName.From(entry.Id))
        {
            Inputs = [entry],
            Cites = isCamera ? [LookRecipe.KeyOf(CameraGroups.IdOf(entry))] : [],
            Options = _options,
            MemoryBytes = MemoryFor(entry),
            Subject = Subjects.Of(entry),
        };

    public override void Make(Job job, Workbench bench)
    {
        var frame = PlainFrame.Countable(Open(job.Inputs[0], bench));
        bench.Title = Title(frame.Observation);
        var look = Look(job, bench, frame);
        Display(bench, frame, look);
        if (look is not null && frame.Meaning == SampleMeaning.Linear)
        {
            Linear(bench, frame, look);
        }

        State(bench, frame, look);
    }

    static Frame Open(ArchiveEntry entry, Workbench bench)
    {
        try
        {
            return bench.Read<Frame>(entry);
        }
        catch (LabelException label) when (entry.Name is null && label.Element == "structures")
        {
            throw new NothingToMakeException(entry.Id, $"its label describes no picture ({label.Found})");
        }
    }

    // The file's bytes twice (as read and as samples), a mosaic's floats and bands, the encoder, the copies.
    static long MemoryFor(ArchiveEntry entry) => ((entry.Name is null ? 10 : 5) * entry.DataBytes) + (40L << 20);

    static DisplayLook? Look(Job job, Workbench bench, Frame frame)
    {
        if (FrameRenderer.IsShownAsIs(frame))
        {
            return null;
        }

        var sequence = job.Cites.Select(bench.Cited).FirstOrDefault(record => record is not null);
        return sequence is null ? DisplayLook.Of(FrameRenderer.Statistics(frame), new()) : LookJson.Read(bench.CitedFile(sequence, FileRole.Data)!);
    }

    void Display(Workbench bench, Frame frame, DisplayLook? look)
    {
        var rows = look is null ? new StoredRows(frame.Samples) : Renderer.Display(frame, look);
        var preview = new Shrinker(rows.Width, rows.Height, rows.Channels, ProductPictures.PreviewWidth);
        var thumbnail = new Shrinker(rows.Width, rows.Height, rows.Channels, ProductPictures.ThumbnailWidth);
        ProductPictures.Stream(bench, "picture.png", FileRole.Display, new PassingRows(rows, preview, thumbnail), PngColour.Srgb);
        ProductPictures.SaveSmall(bench, preview.Picture, thumbnail.Picture);
    }

    void Linear(Workbench bench, Frame frame, DisplayLook look)
    {
        ProductPictures.Stream(bench, "linear.png", FileRole.Linear, Renderer.Linear(frame, look), PngColour.Linear);
        bench.State("Linear file", string.Create(CultureInfo.InvariantCulture, $"16 bits = {FrameRenderer.LinearScale(frame.FullScaleDn)} × data numbers above the pedestal; no white balance, no stretch"));
    }

    static string Title(Observation observation) => observation.Mission.Length == 0
        ? Names.Join(observation.Facts.FirstOrDefault(fact => fact.Key == "Title").Value, observation.Id)
        : Names.Join(
            Names.Mission(observation.Mission), Names.Instrument(observation.Instrument, observation.Mode), Names.Eye(observation.Eye),
            observation.Sequence.Length > 0 ? $"sequence {observation.Sequence}" : "",
            observation.Index is { } index ? string.Create(CultureInfo.InvariantCulture, $"frame {index}") : "");

    void State(Workbench bench, Frame frame, DisplayLook? look)
    {
        FrameQuality.Measure(bench, frame);
        bench.State("Samples", string.Create(CultureInfo.InvariantCulture, $"{frame.Samples.Width} × {frame.Samples.Height}, {frame.Meaning switch
        {
            SampleMeaning.Linear => "proportional to light above the pedestal",
            SampleMeaning.DisplayReferred => "white-balanced and stretched on the ground: not linear, no radiance claimed",
            _ => "of unstated meaning",
        }}"));
        bench.State("Display", look is null ? "as stored" : bench.HasCited ? "the look of the whole sequence" : "a look of its own");
        if (frame.Bayer is { } pattern && look is not null)
        {
            bench.State("Colour", $"{pattern.ToString().ToUpperInvariant()} mosaic, {options.Demosaic} demosaic");
        }
    }
}
