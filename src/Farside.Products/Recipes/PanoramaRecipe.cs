using System.Globalization;
using System.Text.Json;
using Farside.Archive.Store;
using Farside.Core.Records;
using Farside.Formats.Png;
using Farside.Formats.Tiff;
using Farside.Processing.Photogrammetry.Mosaics;
using Farside.Processing.Photogrammetry.Mosaics.Projections;
using Farside.Products.Panoramas;
using Farside.Products.Recipes.Drawing;
using Farside.Products.Recipes.Geometry;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>A sequence's adjusted frames → one picture of all they see, with the source of every pixel and how well the frames agree.</summary>
public sealed class PanoramaRecipe(PanoramaOptions options, bool hasVariants) : Recipe
{
    /// <summary>A sequence with fewer pointings is no ring.</summary>
    const int RingFrames = 12;

    /// <summary>All projections people look for.</summary>
    public PanoramaRecipe() : this(new(), hasVariants: true)
    {
    }

    public override string Name => "panorama";
    public override int Version => 5;

    public override IEnumerable<Job> Plan(Shelf shelf) =>
        from geometry in shelf.Planned("geometry")
        let frames = OneEye(geometry.Inputs)
        where frames.Count > 1
        from variant in Variants(frames.Count)
        select new Job(Name, FolderName.From(geometry.Id + Ending(variant)))
        {
            Inputs = frames,
            Cites = SequenceLight.Cites(geometry, frames[0]),
            Options = RecipeJson.Element(variant),
            MemoryBytes = variant.PictureBytes + (512L << 20),
            Subject = geometry.Subject,
        };

    public override void Make(Job job, Workbench bench)
    {
        var made = JsonSerializer.Deserialize(job.Options, RecipeJson.Default.PanoramaOptions)!;
        var cameras = Cameras(job, bench);
        var entries = job.Inputs.ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        var views = cameras.Views.Where(view => view.Repeats is null && entries.ContainsKey(view.Id)).ToList();
        if (views.Count < 2)
        {
            throw new NothingToMakeException(job.Id, "fewer than two posed frames of one eye");
        }

        var input = SequenceLight.Of(job, bench, cameras, [.. views.Select(view => (entries[view.Id], cameras.ViewOf(view)))], made.PictureBytes, made.GroundReachM);
        var extent = SkyExtent.Of(input.Views, input.Eye, input.Surface);
        RefusePart(job, made, extent);
        bench.Title = Title(job, made);
        var layouts = PanoramaLayout.Of(made, extent, input.Eye, input.NativePerRadian);
        var panoramas = Panorama.MakeAll(input, layouts, extent, bench.Scratch, progress: null, panorama => Take(bench, panorama, made), bench.Cancellation);
        bench.Write("panorama.json", FileRole.Data, PanoramaJson.Write(panoramas, input.Eye, input.Surface, bench.IsSimulated));
        bench.Write("footprints-sky.geojson", FileRole.Data, Footprints.OnSky(input.Views));
        bench.Write("footprints-ground.geojson", FileRole.Data, Footprints.OnGround(input.Views, input.Surface));
        State(bench, panoramas, extent, cameras);
    }

    static void Take(Workbench bench, Panorama panorama, PanoramaOptions made)
    {
        var skyline = new SkylineRows(panorama.Canvas.Shown);
        Write(bench, panorama, skyline);
        if (panorama.Layout.Projection is EquirectangularProjection or CylindricalProjection)
        {
            StateSkyline(bench, panorama.Layout.Projection, skyline);
        }

        if (made.KeepsLayers)
        {
            Layers(bench, panorama);
        }
    }

    List<ArchiveEntry> OneEye(IReadOnlyList<ArchiveEntry> frames)
    {
        var eyes = frames.Select(frame => frame.Name!.Eye).Distinct().ToList();
        var eye = eyes.Count > 1 ? options.Eye : eyes.FirstOrDefault("");
        return [.. frames.Where(frame => frame.Name!.Eye == eye)];
    }

    IEnumerable<PanoramaOptions> Variants(int frames) => hasVariants && frames >= RingFrames
        ? [options, options with { Projection = ProjectionKind.Azimuthal }, options with { Projection = ProjectionKind.Vertical }]
        : [options];

    string Ending(PanoramaOptions variant) =>
        (variant.Projection == ProjectionKind.Equirectangular ? "" : $"-{variant.Projection.ToString().ToLowerInvariant()}")
        + (options.Eye == "L" ? "" : $"-{options.Eye.ToLowerInvariant()}") + (variant.IsPreview ? "-preview" : "");

    static AdjustedCameras Cameras(Job job, Workbench bench) => bench.Cited(job.Cites[0]) is { } record && bench.CitedFile(record, FileRole.Data) is { } path
        ? AdjustedCameras.Read(path)
        : throw new NothingToMakeException(job.Id, "its frames have no common geometry");

    static void RefusePart(Job job, PanoramaOptions made, SkyExtent extent)
    {
        if (made.Projection is ProjectionKind.Azimuthal && !extent.IsWholeTurn)
        {
            throw new NothingToMakeException(job.Id, $"{extent.Span.Degrees:0}° of azimuth make no planet");
        }
    }

    static string Title(Job job, PanoramaOptions made) => Names.Join(
        Names.Mission(job.Subject.Mission), Names.Instrument(job.Subject.Instrument, job.Subject.Mode), Names.Period(job.Subject.Mission, job.Subject.Sequence), made.Projection switch
        {
            ProjectionKind.Azimuthal => "little planet",
            ProjectionKind.Vertical => "map of the ground",
            ProjectionKind.Cubemap => "cube map",
            ProjectionKind.Perspective => "perspective mosaic",
            _ => "panorama",
        });

    static void Write(Workbench bench, Panorama panorama, SkylineRows rows)
    {
        var (canvas, name) = (panorama.Canvas, panorama.Layout.Name);
        var preview = new Shrinker(rows.Width, rows.Height, rows.Channels, ProductPictures.PreviewWidth);
        var thumbnail = new Shrinker(rows.Width, rows.Height, rows.Channels, ProductPictures.ThumbnailWidth);
        PngText[] viewer = panorama.Layout.ViewerPart() is { } metadata ? [new(ViewerMetadata.PngKeyword, metadata.ToXmp())] : [];
        ProductPictures.Stream(bench, $"panorama{name}.png", FileRole.Display, new PassingRows(rows, preview, thumbnail), PngColour.Srgb, viewer);
        ProductPictures.Stream(bench, $"sources{name}.png", FileRole.Data, canvas.Sources, PngColour.Unspecified);
        ProductPictures.Stream(bench, $"mask{name}.png", FileRole.Data, canvas.Mask, PngColour.Unspecified);
        if (name.Length == 0 || name == "-north")
        {
            ProductPictures.SaveSmall(bench, preview.Picture, thumbnail.Picture);
        }
    }

    // The pose's own error of level stands beside it: they are found by different ways.
    static void StateSkyline(Workbench bench, IProjection projection, SkylineRows rows)
    {
        var (edge, step) = (rows.Edge(projection), rows.Step * StepRad(projection));
        if (Skyline.Of(edge, step) is not { } skyline)
        {
            bench.State("Skyline", string.Create(CultureInfo.InvariantCulture, $"{edge.Count * step * (180 / Math.PI):0}° of azimuth end in black sky: too little to tell a level by"));
            return;
        }

        bench.Measure("skyline, wave once around", skyline.Tilt.Degrees, "°");
        bench.Measure("skyline, RMS about the wave", skyline.Rms.Degrees, "°");
        bench.Measure("skyline, azimuth seen", skyline.Span.Degrees, "°");
        bench.State("Skyline", string.Create(
            CultureInfo.InvariantCulture, $"mean elevation {skyline.Mean.Degrees:0.00}°, highest by {skyline.Tilt.Degrees:0.00}° towards {skyline.Towards.Degrees:0}°: the picture's tilt and the hills' together"));
    }

    static double StepRad(IProjection projection) => projection switch
    {
        EquirectangularProjection even => 1 / even.PixelsPerRadian,
        CylindricalProjection cylinder => 1 / cylinder.PixelsPerRadian,
        _ => double.NaN,
    };

    static void Layers(Workbench bench, Panorama panorama)
    {
        foreach (var (view, column, row, picture) in panorama.Layers(bench.Cancellation))
        {
            TiffWriter.Write(bench.Place(FolderName.From($"layer{panorama.Layout.Name}-{view}.tif"), FileRole.Linear, picture.Width, picture.Height), picture, new()
            {
                Copyright = bench.Rights.Credit,
                Description = $"{bench.Title}: {view} warped, proportional to light{(bench.IsSimulated ? $", {Credit.Simulated}" : "")}",
                Metadata = [new("PANORAMA_COLUMN", column.ToString(CultureInfo.InvariantCulture)), new("PANORAMA_ROW", row.ToString(CultureInfo.InvariantCulture))],
            });
        }
    }

    static void State(Workbench bench, IReadOnlyList<PanoramaFacts> panoramas, SkyExtent extent, AdjustedCameras cameras)
    {
        var photometry = panoramas[0].Photometry;
        var overlaps = photometry.Overlaps.Where(pair => pair.Pixels > 0).ToList();
        bench.Measure("frames", panoramas[0].Plan.Views.Count);
        bench.Measure("tie residuals, 2-D RMS", cameras.Ties.RmsPx, "px");
        bench.Measure("held-out tie residuals, 2-D RMS", cameras.Ties.HeldOutRmsPx ?? double.NaN, "px");
        bench.Measure("overlap PSNR before blending, median", overlaps.Count == 0 ? double.NaN : Median(overlaps.ConvertAll(pair => pair.PsnrDb)), "dB");
        bench.Measure("overlap PSNR before blending, least", overlaps.Count == 0 ? double.NaN : overlaps.Min(pair => pair.PsnrDb), "dB");
        bench.Measure("overlap PSNR of cell means, median", overlaps.Count == 0 ? double.NaN : Median(overlaps.ConvertAll(pair => pair.CellPsnrDb)), "dB");
        bench.Measure("shift along seams, nine tenths below", panoramas.Select(one => one.Seams.Percentile90Px).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max(), "px");
        bench.Measure("gains, greatest departure from 1", 100 * photometry.Gains.Max(gain => Math.Max(Math.Abs(gain.Green - 1), Math.Max(Math.Abs(gain.Red - 1), Math.Abs(gain.Blue - 1)))), "%");
        bench.Measure("gain sigma, greatest", 100 * photometry.GainSigmas.Where((_, view) => panoramas[0].Plan.Options.Photometry.IsDoubtful?[view] != true).Max(sigma => sigma.Green), "%");
        bench.Measure("coverage of the picture", 100 * panoramas.Average(one => one.Coverage), "%");
        bench.Measure("azimuth covered", extent.Span.Degrees, "°");
        if (cameras.CommonSigmaDeg is [var east, var north, var up])
        {
            bench.Measure("level, sigma", Math.Max(east, north), "°");
            bench.Measure("heading, sigma", up, "°");
        }

        var stated = panoramas[0].Plan.Views.Where(view => cameras.Views.Any(one => one.Id == view.Id && !one.IsAdjusted)).Select(view => view.Id).ToList();
        if (stated.Count > 0)
        {
            bench.State("Placed by their labels alone", string.Join(", ", stated));
        }

        bench.State("Gaps", "transparent; nothing is invented");
        bench.State("Light", "gains and fall-off solved over the overlaps in linear light; seams cut where frames agree; blended in four octaves");
        bench.State("Sky", string.Create(CultureInfo.InvariantCulture, $"elevation {extent.Bottom.Degrees:0.0}° to {extent.Top.Degrees:0.0}°"));
    }

    static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
