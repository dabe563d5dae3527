using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Farside.Archive.Store;
using Farside.Core.Colour;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Formats.Png;
using Farside.Processing.Imaging;
using Farside.Processing.Imaging.Colour;
using Farside.Products.Pictures;
using Farside.Products.Recipes.Hardware;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>A camera's frames → its colour: black level, fall-off, white balance, matrix to a screen's colours, and what is broken on its detector.</summary>
public sealed class ColourRecipe(ColourOptions options, MaskBook given) : Recipe
{
    // Colours left out of a true patch are missed by 1.5, in a wrong order by 37, on soil that was taken for a patch by 84.
    const double MostPatchDifference = 10;

    readonly JsonElement _options = RecipeJson.Element(options with { Masks = given.Stamps });

    public ColourRecipe() : this(new())
    {
    }

    public ColourRecipe(ColourOptions options) : this(options, MaskBook.Empty)
    {
    }

    public override string Name => "colour";
    public override int Version => 2;
    public override string Family => "picture";

    public override IEnumerable<Job> Plan(Shelf shelf)
    {
        var cameras = ColourCameras.Of(shelf).ToList();
        return options.Patch is not { } patch || cameras.Any(camera => camera.Frames.Any(frame => frame.Id == patch.Frame))
            ? Plan(shelf, cameras)
            : throw new ProductException(patch.Frame, "colour patch", "no such frame", "a data file's name of a frame in the archive", "Name the frame that shows the patch.");
    }

    IEnumerable<Job> Plan(Shelf shelf, IReadOnlyList<(string Id, IReadOnlyList<ArchiveEntry> Frames)> cameras) =>
        from camera in cameras
        let frames = Chosen(camera.Frames)
        let spectra = SoilSpectra.Of(shelf, frames[0], options)
        select new Job(Name, camera.Id)
        {
            Inputs = [.. frames, .. spectra],
            Options = _options,
            MemoryBytes = (14 * frames.Max(frame => frame.DataBytes)) + (2 * spectra.Select(cube => cube.DataBytes).DefaultIfEmpty(0).Max()) + (24L << 20),
            Subject = Subjects.Of(frames[0]) with { Sequence = "", Mode = "" },
        };

    public override void Make(Job job, Workbench bench)
    {
        var frames = job.Inputs.Where(CameraGroups.IsCamera).ToList();
        var gathering = new ColourGathering(options.Defects, given);
        gathering.Read(frames, bench);
        if (gathering.Frames == 0)
        {
            throw new NothingToMakeException(job.Id, $"no frame could be read: {gathering.Refusal ?? "none is linear"}");
        }

        var found = Find(job, bench, gathering);
        bench.Title = Names.Join(Names.Mission(job.Subject.Mission), Names.Instrument(job.Subject.Instrument, ""), Names.Eye(frames[0].Name!.Eye), "colour");
        bench.Write("colour.json", FileRole.Data, ColourJson.Write(found, job.Id));
        ProductPictures.Save(bench, "colour", ColourChart.Draw(found, bench.Title, bench.IsSimulated), PngColour.Srgb);
        ColourStatement.Of(found, gathering.Frames, bench);
    }

    IReadOnlyList<ArchiveEntry> Chosen(IReadOnlyList<ArchiveEntry> frames)
    {
        var first = frames.GroupBy(frame => frame.Name!.Mode).OrderBy(mode => mode.Key, StringComparer.Ordinal).SelectMany(mode => mode.Take(options.MostFrames)).ToList();
        return [.. first, .. frames.Where(frame => frame.Id == options.Patch?.Frame && !first.Contains(frame))];
    }

    ColourFindings Find(Job job, Workbench bench, ColourGathering gathering)
    {
        var flat = SelfFlat.Judge(gathering.Grids, gathering.BlackDn);
        var bands = ColourCameras.Bands(job.Subject);
        var soil = SoilSpectra.Read(job, bench, bands) ?? ColourCameras.Soil(job.Subject);
        var grids = gathering.ColourGrids;
        var soilGains = WhiteBalance.OfLitSoil(grids, gathering.BlackDn, SoilColour.Grey);
        var broken = gathering.Broken();
        var patch = Patch(job, bench, gathering.BlackDn, flat);
        var calibration = Colours(patch, soil, WhiteBalance.OfLitSoil(grids, gathering.BlackDn, soil.Soil), grids.Count > 0 ? bands : null) with
        {
            BlackDn = gathering.BlackDn,
            Falloff = flat.Applied,
            DemosaicGains = soilGains ?? ColourGains.None,
            Defects = [.. broken.Select(size => size.Defects)],
        };
        return new(calibration, flat, soil, soilGains, patch, [.. broken.Select(size => size.Frames)]);
    }

    // A patch says more than soil and bands; without lit soil in colour there is nothing to balance.
    static ColourCalibration Colours(PatchCalibration? patch, SoilKnowledge soil, ColourGains? balance, CameraBands? bands) => patch is not null
        ? new(0, patch.WhiteBalance, patch.Matrix) { WhiteBalanceSource = ColourSource.Patch, MatrixSource = ColourSource.Patch }
        : new(0, balance ?? ColourGains.None, bands?.Matrix() ?? ColourMatrix.Identity)
        {
            WhiteBalanceSource = balance is null ? ColourSource.Identity : soil.Kind,
            MatrixSource = bands is null ? ColourSource.Identity : ColourSource.Bands,
        };

    PatchCalibration? Patch(Job job, Workbench bench, double black, FlatVerdict flat)
    {
        if (options.Patch is not { } asked || job.Inputs.FirstOrDefault(entry => entry.Id == asked.Frame) is not { } entry)
        {
            return null;
        }

        var frame = bench.Read<Frame>(entry);
        var light = FrameSamples.Light(frame.Samples, (float)black);
        for (var y = 0; y < light.Height; y++)
        {
            flat.Applied.Undo(MemoryMarshal.Cast<Linear, float>(light.Row(y)), y, light.Height);
        }

        var readings = PatchReading.Read(
            light, frame.Bayer ?? throw new ProductException(entry.Id, "colour patch", "a frame without colour", "a frame of the colour mode", "Name another frame."),
            asked.Layout(), asked.Outline(), frame.FullScaleDn - black);
        var found = PatchCalibration.Of(asked.Layout(), readings)
            ?? throw new ProductException(entry.Id, "colour patch", $"{readings.Count(square => square is not null)} of {readings.Count} squares that can be read", "a grey and three colours", "Check its corners, or name a frame that shows it larger or darker.");
        return found.HeldOutDifference <= MostPatchDifference ? found : throw new ProductException(
            entry.Id, "colour patch", string.Create(CultureInfo.InvariantCulture, $"colours that the others miss by {found.HeldOutDifference:0} (CIEDE2000, mean)"),
            $"squares of the stated colours, to {MostPatchDifference:0}", "Check its corners, which of them comes first, and the colours' order.");
    }
}
