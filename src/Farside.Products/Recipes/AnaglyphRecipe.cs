using System.Globalization;
using System.Text.Json;
using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Formats.Png;
using Farside.Processing.Imaging;
using Farside.Processing.Imaging.Colour;
using Farside.Processing.Photogrammetry.Stereo;
using Farside.Products.Pictures;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>A left and a right frame of one look → a picture for red-cyan glasses, a cross-eyed pair and the rectified eyes.</summary>
public sealed class AnaglyphRecipe(AnaglyphOptions options) : Recipe
{
    const int PreviewShrink = 4;

    /// <summary>Rows that differ by more tire the eyes: docs/products/anaglyph.md.</summary>
    const double GoodRowsPx = 0.3;

    readonly JsonElement _options = RecipeJson.Element(options);

    public AnaglyphRecipe() : this(new())
    {
    }

    public override string Name => "anaglyph";
    public override int Version => 2;

    int Shrink => options.Preview ? PreviewShrink : 1;

    /// <summary>One product a pair; a frame without a partner is planned too, and says in its record that it has none.</summary>
    public override IEnumerable<Job> Plan(Shelf shelf) =>
        from sequence in CameraGroups.Of(shelf)
        where sequence.Frames[0].Name!.Instrument == "PCAM"
        from look in StereoFrames.Of(sequence.Frames)
        let frames = new[] { look.Left, look.Right }.OfType<ArchiveEntry>().ToList()
        select new Job(Name, IdOf(sequence.Id, look))
        {
            Inputs = frames,
            Cites = [.. new[] { LookRecipe.KeyOf(sequence.Id), AnaglyphViews.KeyOf(shelf, look.Any) }.Concat(frames.Select(ColourCameras.KeyOf)).OfType<string>()],
            Options = _options,
            // Bytes shown, greys and their halves, both eyes' light on the screen, three floats each.
            MemoryBytes = (18 * frames.Sum(frame => frame.DataBytes)) + (64L << 20),
            Subject = Subjects.Of(look.Any),
        };

    public override void Make(Job job, Workbench bench)
    {
        if (job.Inputs is not [var leftEntry, var rightEntry])
        {
            throw new NothingToMakeException(job.Inputs[0].Id, $"no {(job.Inputs[0].Name!.Eye == "L" ? "right" : "left")} eye's frame of its index was taken within a minute");
        }

        var (left, right) = (bench.Read<Frame>(leftEntry), bench.Read<Frame>(rightEntry));
        bench.Title = Title(left.Observation);
        var views = AnaglyphViews.Of(bench, job.Cites.FirstOrDefault(key => key.StartsWith("geometry/", StringComparison.Ordinal)), left, right);
        var (stereo, leftLight, rightLight) = See(views, (left, Colour(bench, left)), (right, Colour(bench, right)), Look(job, bench));
        var (whole, part) = Windows(DepthCells.Of(leftLight.Grey, rightLight.Grey, stereo.Ties), left);
        Write(bench, whole, part, leftLight, rightLight, AnaglyphMatrix.Of(options.Method));
        State(bench, views, stereo, whole, part, new StereoFrames(leftEntry, rightEntry), leftLight.IsGrey);
    }

    static string IdOf(string sequence, StereoFrames look)
    {
        var index = string.Create(CultureInfo.InvariantCulture, $"{look.Any.Name!.Index ?? 0:000}");
        // A look taken twice under one index, and an eye alone, need names of their own.
        return look.IsPair ? $"{sequence}-{index}" : $"{sequence}-{index}-{look.Any.Name.Eye.ToLowerInvariant()}-{look.Any.Name.Start.ToCompactText()}";
    }

    static string Title(Observation observation) => Names.Join(
        Names.Mission(observation.Mission), Names.Instrument(observation.Instrument, observation.Mode), Names.Period(observation.Mission, observation.Sequence),
        string.Create(CultureInfo.InvariantCulture, $"look {observation.Index ?? 0}"), "anaglyph");

    static DisplayLook? Look(Job job, Workbench bench) => bench.Cited(job.Cites[0]) is { } look ? LookJson.Read(bench.CitedFile(look, FileRole.Data)!) : null;

    static ColourCalibration? Colour(Workbench bench, Frame frame) => ColourCameras.KeyOf(frame.Observation) is { } key ? CitedColour.Of(key, bench) : null;

    (StereoPair Stereo, EyeLight Left, EyeLight Right) See(
        AnaglyphViews views, (Frame Frame, ColourCalibration? Colour) left, (Frame Frame, ColourCalibration? Colour) right, DisplayLook? look)
    {
        var renderer = new FrameRenderer(options.Demosaic);
        var (l, r) = (EyePicture.Of(left.Frame, look, left.Colour, renderer), EyePicture.Of(right.Frame, look, right.Colour, renderer));
        // Adjusted poses leave hundredths of a degree; labels leave tenths, and say nothing of the lens.
        var asked = views.IsAdjusted ? new StereoOptions { PointingErrorDeg = 0.15, TurnSigmaDeg = 0.01 } : new StereoOptions { SolveLens = true };
        var stereo = Rectify(views, l.Grey(), r.Grey(), asked, Shrink);
        var camera = stereo.Pair.Camera;
        return (stereo, EyeLight.Of(l, new(camera.Width, camera.Height, stereo.Pair.InLeft), Shrink), EyeLight.Of(r, new(camera.Width, camera.Height, stereo.Pair.InRight), Shrink));
    }

    static StereoPair Rectify(AnaglyphViews views, Raster<Linear> left, Raster<Linear> right, StereoOptions asked, int shrink)
    {
        try
        {
            return StereoPair.Make(views.Left, left, views.Right, right, asked, shrink);
        }
        catch (StereoException refusal)
        {
            // Looks above the horizon hold a line of hills and the black sky: nothing is broken.
            throw new NothingToMakeException(views.Left.Id, refusal.Message.TrimEnd('.'));
        }
    }

    (StereoWindow Whole, StereoWindow? Part) Windows(DepthCells depths, Frame left)
    {
        var asked = new StereoWindowOptions
        {
            BehindScreenPercent = options.BehindScreenPercent,
            MostRangePercent = options.MostRangePercent,
            LeastHeightPercent = options.LeastHeightPercent,
        };
        try
        {
            var whole = StereoWindow.Whole(depths, asked);
            return (whole, StereoWindow.Comfortable(depths, asked) is { } part && part != whole ? part : null);
        }
        catch (ArgumentException refusal)
        {
            throw new NothingToMakeException(left.Observation.Id, refusal.Message.TrimEnd('.'));
        }
    }

    static void Write(Workbench bench, StereoWindow whole, StereoWindow? part, EyeLight left, EyeLight right, AnaglyphMatrix matrix)
    {
        ProductPictures.Save(bench, "anaglyph", EyeLight.Anaglyph(left, right, whole, matrix), PngColour.Srgb);
        if (part is not null)
        {
            ProductPictures.SaveOnly(bench, "anaglyph-comfortable", EyeLight.Anaglyph(left, right, part, matrix));
        }

        var l = left.Picture(whole.First, whole.Width, whole.Height);
        var r = right.Picture(whole.First - whole.ShiftPx, whole.Width, whole.Height);
        ProductPictures.SaveOnly(bench, "left", l);
        ProductPictures.SaveOnly(bench, "right", r);
        ProductPictures.SaveOnly(bench, "cross-eyed", SideBySide.Of(r, l));
    }

    void State(Workbench bench, AnaglyphViews views, StereoPair stereo, StereoWindow whole, StereoWindow? part, StereoFrames pair, bool isGrey)
    {
        var warnings = Warnings(whole, part, stereo).ToList();
        var poses = views.IsAdjusted ? "geometry" : "label";
        bench.Write("anaglyph.json", FileRole.Data, AnaglyphJson.Write(bench.IsSimulated, poses, options, AnaglyphMatrix.Of(options.Method), stereo, whole, part, warnings));
        bench.Measure("vertical disparity, held-out ties, RMS", stereo.HeldOutRmsPx, "px");
        bench.Measure("vertical disparity, held-out ties, 95 %", stereo.HeldOut95Px, "px");
        bench.Measure("ties", stereo.Ties.Count);
        bench.Measure("ties rejected", 100 * stereo.Rejected, "%");
        bench.Measure("disparity range", whole.RangePercent, "% of the width");
        bench.Measure("disparity range of the comfortable part", (part ?? whole).RangePercent, "% of the width");
        bench.Measure("comfortable part", 100.0 * (part ?? whole).Pixels / whole.Pixels, "%");
        bench.State("Glasses", "red left, cyan right");
        bench.State("Colours", isGrey ? "panchromatic" : options.Method switch
        {
            AnaglyphMethod.Dubois => "least-squares matrices of Dubois, mixed in linear light",
            AnaglyphMethod.HalfColour => "half colour: red from the left eye's luminance",
            AnaglyphMethod.Colour => "full colour",
            _ => "grey",
        });
        bench.State("Eyes", string.Create(CultureInfo.InvariantCulture, $"the right one first, the left one {pair.SecondsApart:0} s later; {stereo.Pair.BaselineM:0.000} m apart"));
        bench.State("Poses", views.IsAdjusted
            ? "adjusted (geometry product), then the rows of what both eyes see"
            : "the labels' and the rig's nominal 0.27 m, turned and bent until the rows of what both eyes see agree: depths are right in order, not in metres");
        bench.State("Screen", options.BehindScreenPercent > 0
            ? string.Create(CultureInfo.InvariantCulture, $"the farthest spot lies {whole.BehindPercent:0.0} % of the width behind it")
            : "the farthest spot lies in it, everything else before it: no eye turns outwards");
        foreach (var warning in warnings)
        {
            bench.State("Warning", warning);
        }
    }

    IEnumerable<string> Warnings(StereoWindow whole, StereoWindow? part, StereoPair stereo)
    {
        if (!(stereo.HeldOutRmsPx <= GoodRowsPx))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"the eyes' rows differ by {stereo.HeldOutRmsPx:0.00} px (RMS), more than {GoodRowsPx} px");
        }

        if (whole.RangePercent > options.MostRangePercent)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"the whole scene's disparity range is {whole.RangePercent:0.0} % of the width, more than the {options.MostRangePercent:0.#} % that is comfortable")
                + (part is null ? "; no part of it that is large enough has less" : "");
        }

        if (part is not null)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"anaglyph-comfortable.png is the part that is easy to look at: {part.Width} columns from {part.First}, {part.Height} rows from {part.Top}, with a range of {part.RangePercent:0.0} %");
        }
    }
}
