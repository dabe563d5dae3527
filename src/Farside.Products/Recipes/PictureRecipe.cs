using System.Globalization;
using System.Text.Json;
using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Formats.Png;
using Farside.Processing.Imaging;
using Farside.Processing.Imaging.Colour;
using Farside.Processing.Imaging.Defects;
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
    public override int Version => 3;

    FrameRenderer Renderer => _renderer is { } kept && kept.Method == options.Demosaic ? kept : _renderer = new(options.Demosaic);

    public override IEnumerable<Job> Plan(Shelf shelf) =>
        from entry in shelf.Complete
        let isCamera = CameraGroups.IsCamera(entry)
        where isCamera || entry.Name is null // what follows no grammar may be anybody's picture: its label decides
        select new Job(Name, FolderName.From(entry.Id))
        {
            Inputs = [entry],
            Cites = isCamera ? [LookRecipe.KeyOf(CameraGroups.IdOf(entry)), .. ColourCameras.KeyOf(entry) is { } colour ? new[] { colour } : []] : [],
            Options = _options,
            MemoryBytes = MemoryFor(entry),
            Subject = Subjects.Of(entry),
        };

    public override void Make(Job job, Workbench bench)
    {
        var frame = PlainFrame.Countable(Open(job.Inputs[0], bench));
        bench.Title = Title(frame.Observation);
        var colour = job.Cites.Select(key => CitedColour.Of(key, bench)).FirstOrDefault(known => known is not null);
        var (look, isShared) = Look(job, bench, frame, colour);
        Display(bench, frame, look, colour);
        if (look is not null && frame.Meaning == SampleMeaning.Linear)
        {
            Linear(bench, frame, look, colour);
            var isRepaired = Mask(bench, frame, colour);
            if (isRepaired && colour is not null)
            {
                ProductPictures.Stream(bench, "before.png", FileRole.Before, Renderer.Unmended(frame, look, colour), PngColour.Srgb);
            }
        }

        State(bench, frame, look, isShared, colour);
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
    static long MemoryFor(ArchiveEntry entry) => ((entry.Name is null ? 10 : 6) * entry.DataBytes) + (40L << 20);

    // The sequence's, with the eye's own balance; a look of its own where the sequence has none.
    static (DisplayLook? Look, bool IsShared) Look(Job job, Workbench bench, Frame frame, ColourCalibration? colour)
    {
        if (FrameRenderer.IsShownAsIs(frame))
        {
            return (null, false);
        }

        var sequence = job.Cites.Where(key => key.StartsWith("look/", StringComparison.Ordinal)).Select(bench.Cited).FirstOrDefault(record => record is not null);
        var look = sequence is not null ? LookJson.Read(bench.CitedFile(sequence, FileRole.Data)!)
            : colour is not null ? DisplayLook.Of(FrameRenderer.Statistics(frame), new(), colour)
            : DisplayLook.Of(FrameRenderer.Statistics(frame), new());
        return (colour?.Applied(look) ?? look, sequence is not null);
    }

    void Display(Workbench bench, Frame frame, DisplayLook? look, ColourCalibration? colour)
    {
        var rows = look is null ? new StoredRows(frame.Samples) : Renderer.Display(frame, look, colour);
        var preview = new Shrinker(rows.Width, rows.Height, rows.Channels, ProductPictures.PreviewWidth);
        var thumbnail = new Shrinker(rows.Width, rows.Height, rows.Channels, ProductPictures.ThumbnailWidth);
        ProductPictures.Stream(bench, "picture.png", FileRole.Display, new PassingRows(rows, preview, thumbnail), PngColour.Srgb);
        ProductPictures.SaveSmall(bench, preview.Picture, thumbnail.Picture);
    }

    void Linear(Workbench bench, Frame frame, DisplayLook look, ColourCalibration? colour)
    {
        ProductPictures.Stream(bench, "linear.png", FileRole.Linear, Renderer.Linear(frame, look, colour), PngColour.Linear);
        bench.State("Linear file", string.Create(CultureInfo.InvariantCulture, $"16 bits = {FrameRenderer.LinearScale(frame.FullScaleDn)} × data numbers above the pedestal; no white balance, no stretch"));
    }

    /// <returns>Whether samples were replaced.</returns>
    static bool Mask(Workbench bench, Frame frame, ColourCalibration? colour)
    {
        var mask = FrameLight.MaskOf(frame, colour);
        ProductPictures.Stream(bench, "mask.png", FileRole.Mask, new StoredRows(Bitmap.From(mask, 1, SampleKind.UInt8)), PngColour.Unspecified);
        var repaired = mask.Pixels.ToArray().Count(flags => (flags & (byte)(PixelFlags.HotPixel | PixelFlags.DeadColumn)) != 0);
        bench.Measure("samples repaired", 100.0 * repaired / mask.Pixels.Length, "%");
        return repaired > 0;
    }

    static string Title(Observation observation) => observation.Mission.Length == 0
        ? Names.Join(observation.Facts.FirstOrDefault(fact => fact.Key == "Title").Value, observation.Id)
        : Names.Join(
            Names.Mission(observation.Mission), Names.Instrument(observation.Instrument, observation.Mode), Names.Eye(observation.Eye),
            Names.Period(observation.Mission, observation.Sequence),
            observation.Index is { } index ? string.Create(CultureInfo.InvariantCulture, $"frame {index}") : "");

    void State(Workbench bench, Frame frame, DisplayLook? look, bool isShared, ColourCalibration? colour)
    {
        FrameQuality.Measure(bench, frame);
        bench.State("Samples", string.Create(CultureInfo.InvariantCulture, $"{frame.Samples.Width} × {frame.Samples.Height}, {frame.Meaning switch
        {
            SampleMeaning.Linear => "proportional to light above the pedestal",
            SampleMeaning.DisplayReferred => "white-balanced and stretched on the ground: not linear, no radiance claimed",
            _ => "of unstated meaning",
        }}"));
        bench.State("Display", look is null ? "as stored" : isShared ? "the look of the whole sequence" : "a look of its own");
        if (frame.Bayer is { } pattern && look is not null)
        {
            bench.State("Colour", $"{pattern.ToString().ToUpperInvariant()} mosaic, {options.Demosaic} demosaic{(colour is null ? "" : "; balance and matrix as its camera's colour says")}");
        }
    }
}
