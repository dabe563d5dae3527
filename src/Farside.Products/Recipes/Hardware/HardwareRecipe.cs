using System.Globalization;
using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Formats.Png;
using Farside.Processing.Imaging;
using Farside.Processing.Imaging.Colour;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Hardware;
using Farside.Products.Pictures;
using Farside.Products.Recipes.Geometry;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Hardware;

/// <summary>A sequence's adjusted frames → which of their pixels show the vehicle that carries the camera, found by its nearness or given by somebody who knows it.</summary>
public sealed class HardwareRecipe(HardwareMaskOptions options, MaskBook given) : Recipe
{
    /// <summary>Ground farther off than this is taken for a shell, as in panoramas.</summary>
    const double GroundReachM = 200;

    readonly HardwareMaskOptions _options = options with { Masks = given.Stamps };

    public HardwareRecipe() : this(new(), MaskBook.Empty)
    {
    }

    public override string Name => "hardware";
    public override int Version => 1;
    public override string Family => "panorama";

    /// <summary>The product that holds the masks of a geometry's frames.</summary>
    public static string KeyOf(string group) => $"hardware/{group}";

    public override IEnumerable<Job> Plan(Shelf shelf) =>
        from geometry in shelf.Planned("geometry")
        select new Job(Name, geometry.Id)
        {
            Inputs = geometry.Inputs,
            Cites = [geometry.Key],
            Options = RecipeJson.Element(_options),
            MemoryBytes = (16 * geometry.Inputs.Max(entry => entry.DataBytes)) + (geometry.Inputs.Count * (1L << 20)) + (64L << 20),
            Subject = geometry.Subject,
        };

    public override void Make(Job job, Workbench bench)
    {
        var cameras = bench.Cited(job.Cites[0]) is { } record && bench.CitedFile(record, FileRole.Data) is { } path
            ? AdjustedCameras.Read(path)
            : throw new NothingToMakeException(job.Id, "its frames have no common geometry");
        var entries = job.Inputs.ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        var views = cameras.Views.Where(view => entries.ContainsKey(view.Id)).ToList();
        var looks = views.ConvertAll(cameras.ViewOf);
        var ground = GroundSurface.Of(job, bench, cameras, looks[0].SiteFromCamera.Origin, GroundReachM);
        var found = _options.IsSought && cameras.Ground is not null ? Found(views, looks, entries, ground, bench) : [.. views.Select(_ => (Raster<byte>?)null)];
        var told = Told(views, looks, found, ground);
        bench.Title = Names.Join(Names.Mission(job.Subject.Mission), Names.Instrument(job.Subject.Instrument, job.Subject.Mode), Names.Period(job.Subject.Mission, job.Subject.Sequence), "hardware in view");
        Write(bench, views, found, told);
    }

    // Only frames whose poses are known to a fraction of a pixel say what is near; a second exposure shows what the first one does.
    List<Raster<byte>?> Found(List<AdjustedView> views, List<View> looks, Dictionary<string, ArchiveEntry> entries, ISurface ground, Workbench bench)
    {
        var posed = Enumerable.Range(0, views.Count).Where(i => views[i] is { IsAdjusted: true, Repeats: null }).ToList();
        var masks = HardwareFinder.Find([.. posed.Select(i => looks[i])], i => Grey(bench.Read<Frame>(entries[views[posed[i]].Id])), ground, _options.Search, bench.Cancellation);
        var byId = posed.Zip(masks).ToDictionary(pair => views[pair.First].Id, pair => pair.Second, StringComparer.Ordinal);
        return views.ConvertAll(view => byId.GetValueOrDefault(view.Repeats ?? view.Id));
    }

    // What somebody marked in one exposure of a pointing blocks them all; each pointing looks behind the others' hardware once.
    IReadOnlyList<Raster<byte>?> Told(List<AdjustedView> views, List<View> looks, List<Raster<byte>?> found, ISurface ground)
    {
        var pointings = Enumerable.Range(0, views.Count).GroupBy(i => views[i].Repeats ?? views[i].Id, StringComparer.Ordinal).ToList();
        var told = HiddenGround.Of(
            [.. pointings.Select(pointing => looks[pointing.First()])],
            [.. pointings.Select(pointing => views[pointing.First()].Eye)],
            [.. pointings.Select(pointing => pointing
                .Select(i => given.For(views[i].Id, looks[i].Camera.Width, looks[i].Camera.Height))
                .Aggregate(found[pointing.First()], Joined))],
            ground);
        var byId = pointings.Zip(told).ToDictionary(pair => pair.First.Key, pair => pair.Second, StringComparer.Ordinal);
        return views.ConvertAll(view => byId[view.Repeats ?? view.Id]);
    }

    // Burnt-out metal is metal: unlike a picture for matching, it stays.
    static Raster<Linear> Grey(Frame frame)
    {
        if (frame.Samples.Channels > 1)
        {
            return GreyLight.OfColours(FrameSamples.Planes(frame.Samples, frame.Meaning == SampleMeaning.DisplayReferred ? frame.FullScaleDn : null), float.PositiveInfinity);
        }

        var light = FrameLight.Mended(frame, ColourCalibration.None, hasFalloffUndone: false);
        return frame.Bayer is null ? light : GreyLight.OfMosaic(light);
    }

    static Raster<byte>? Joined(Raster<byte>? found, Raster<byte>? given)
    {
        if (found is null || given is null)
        {
            return found ?? given;
        }

        for (var i = 0; i < found.Pixels.Length; i++)
        {
            found.Pixels[i] |= given.Pixels[i];
        }

        return found;
    }

    void Write(Workbench bench, List<AdjustedView> views, List<Raster<byte>?> found, IReadOnlyList<Raster<byte>?> told)
    {
        var frames = new List<HardwareFrame>();
        for (var i = 0; i < views.Count; i++)
        {
            if (told[i] is { } mask && mask.Pixels.ContainsAny(HiddenGround.Blocks, HiddenGround.Shows))
            {
                var name = FolderName.From($"{views[i].Id}.png");
                bench.Write(name, FileRole.Mask, Png(mask), mask.Width, mask.Height);
                frames.Add(new(views[i].Id, name, Share(mask, HiddenGround.Blocks) + Share(mask, HiddenGround.Shows), Share(mask, HiddenGround.Blocks), found[i] is not null));
            }
        }

        bench.Write(HardwareJson.FileName, FileRole.Data, HardwareJson.Write([.. views.Select(view => view.Id)], frames, bench.IsSimulated));
        bench.Measure("frames", views.Count);
        bench.Measure("frames with hardware in view", frames.Count);
        bench.Measure("pixels that show hardware, of those frames", frames.Count == 0 ? 0 : 100 * frames.Average(frame => frame.Share), "%");
        bench.State("Found by", _options.IsSought ? "its nearness: what disagrees through the ground and is found at one short distance in another frame" : "nobody looked for it");
        if (given.Stamps.Count > 0)
        {
            bench.State("Given", string.Create(CultureInfo.InvariantCulture, $"{views.Count(view => given.Knows(view.Id))} frames by {string.Join(", ", given.Names)}"));
        }
    }

    static byte[] Png(Raster<byte> mask)
    {
        var picture = new Bitmap(mask.Width, mask.Height, 1, SampleKind.UInt8);
        for (var y = 0; y < mask.Height; y++)
        {
            mask.Row(y).CopyTo(picture.Row(y));
        }

        using var file = new MemoryStream();
        PngWriter.Write(file, picture);
        return file.ToArray();
    }

    static double Share(Raster<byte> mask, byte value) => mask.Pixels.Count(value) / (double)mask.Pixels.Length;
}
