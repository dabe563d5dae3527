using System.Globalization;
using System.Text.Json;
using Farside.Archive.Store;
using Farside.Core.Units;
using Farside.Formats.Png;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Stereo;
using Farside.Products.Panoramas;
using Farside.Products.Recipes.Drawing;
using Farside.Products.Recipes.Geometry;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>A sequence's left and right frames → two panoramas, each seen from where its eye stood as the mast turned: depth in every direction.</summary>
public sealed class StereoPanoramaRecipe(StereoPanoramaOptions options) : Recipe
{
    /// <summary>Fewer looks of both eyes are no panorama.</summary>
    const int FewestLooks = 4;

    const int PreviewShrink = 4;

    /// <summary>Room between the outermost frames and the edge, radians.</summary>
    const double MarginRad = 0.002;

    readonly JsonElement _options = RecipeJson.Element(options);

    public StereoPanoramaRecipe() : this(new())
    {
    }

    public override string Name => "stereo-panorama";
    public override int Version => 3;

    public override IEnumerable<Job> Plan(Shelf shelf) =>
        from geometry in shelf.Planned("geometry")
        let frames = StereoFrames.Of(geometry.Inputs).Where(look => look.IsPair).SelectMany(look => new[] { look.Left!, look.Right! }).ToList()
        where frames.Count >= 2 * FewestLooks
        select new Job(Name, geometry.Id)
        {
            Inputs = frames,
            Cites = SequenceLight.Cites(geometry, frames[0]),
            Options = _options,
            MemoryBytes = options.PictureBytes + (512L << 20),
            Subject = geometry.Subject,
        };

    public override void Make(Job job, Workbench bench)
    {
        var cameras = bench.Cited(job.Cites[0]) is { } record && bench.CitedFile(record, FileRole.Data) is { } path
            ? AdjustedCameras.Read(path)
            : throw new NothingToMakeException(job.Id, "its frames have no common geometry");
        var (left, right) = (Eye(job, cameras, "L"), Eye(job, cameras, "R"));
        if (Math.Min(left.Count, right.Count) < FewestLooks)
        {
            throw new NothingToMakeException(job.Id, $"{left.Count} left and {right.Count} right frames are tied to others; a stereo panorama needs {FewestLooks} of each");
        }

        bench.Title = Names.Join(Names.Mission(job.Subject.Mission), Names.Instrument(job.Subject.Instrument, job.Subject.Mode), Names.Period(job.Subject.Mission, job.Subject.Sequence), "stereo panorama");
        var head = HeadFit.Of([.. left.Select(frame => frame.View)], [.. right.Select(frame => frame.View)]);
        var (leftInput, rightInput) = (Input(job, bench, cameras, left), Input(job, bench, cameras, right));
        var (leftRing, rightRing) = Rings(head, leftInput, rightInput);
        using var scratch = new ScratchFolder(bench);
        using var leftEye = Render(bench, leftInput, leftRing, scratch["left"]);
        using var rightEye = Render(bench, rightInput, rightRing, scratch["right"]);
        var depth = StereoPanoramaDepth.Measure(leftEye.Canvas.Shown, rightEye.Canvas.Shown, leftRing, head);
        Write(bench, leftEye, rightEye, leftRing, depth);
        State(bench, leftEye, rightEye, leftRing, head, depth);
    }

    static List<(ArchiveEntry Entry, View View)> Eye(Job job, AdjustedCameras cameras, string eye) =>
        [.. from entry in job.Inputs
            where entry.Name!.Eye == eye
            let view = cameras.Views.FirstOrDefault(view => view.Id == entry.Id)
            where view is { IsAdjusted: true, Repeats: null }
            select (entry, cameras.ViewOf(view))];

    PanoramaInput Input(Job job, Workbench bench, AdjustedCameras cameras, List<(ArchiveEntry Entry, View View)> frames) =>
        SequenceLight.Of(job, bench, cameras, frames, options.PictureBytes, options.GroundReachM);

    /// <summary>One frame of azimuths and elevations for both eyes.</summary>
    (RingProjection Left, RingProjection Right) Rings(HeadFit head, PanoramaInput left, PanoramaInput right)
    {
        var extent = SkyExtent.Of([.. left.Views, .. right.Views], head.Pivot, left.Surface);
        var asked = options.Width ?? (int)Math.Min(Math.Floor(2 * Math.PI * Math.Min(left.NativePerRadian, right.NativePerRadian)), options.MostOwnWidth);
        var turn = Math.Max(64, options.Preview ? asked / PreviewShrink : asked);
        var perRadian = turn / (2 * Math.PI);
        var (top, bottom) = (Math.Tan(Held(extent.Top.Radians + MarginRad)), Math.Tan(Held(extent.Bottom.Radians - MarginRad)));
        // A whole turn has north in its middle; a part begins where the frames do.
        var (width, first) = extent.IsWholeTurn
            ? (turn, Angle.FromRadians(Math.PI + (0.5 / perRadian)))
            : ((int)Math.Round(perRadian * (extent.Span.Radians + (2 * MarginRad))), Angle.FromRadians(extent.First.Radians - MarginRad));
        RingProjection Ring(double rightM, double aheadM) =>
            new(head.Pivot, rightM, aheadM, width, (int)Math.Round(perRadian * (top - bottom)) + 1, perRadian, first, perRadian * top);
        return (Ring(head.LeftRightM, head.LeftAheadM), Ring(head.RightRightM, head.RightAheadM));
    }

    // Beyond these elevations a cylinder grows without bound.
    static double Held(double elevationRad) => Math.Clamp(elevationRad, -1.2, 1.2);

    static Panorama Render(Workbench bench, PanoramaInput input, RingProjection ring, string scratch) =>
        Panorama.Make(input, new("", ring, new() { ["pixelsPerRadian"] = ring.PixelsPerRadian }), scratch, progress: null, bench.Cancellation);

    /// <summary>Both eyes' canvases live at once: each in a folder of its own, gone before the product is put into place.</summary>
    sealed class ScratchFolder(Workbench bench) : IDisposable
    {
        readonly string _path = Path.Combine(bench.Scratch, ".eyes");

        public string this[string eye] => Directory.CreateDirectory(Path.Combine(_path, eye)).FullName;

        public void Dispose() => Directory.Delete(_path, recursive: true);
    }

    void Write(Workbench bench, Panorama left, Panorama right, RingProjection ring, StereoPanoramaDepth depth)
    {
        var matrix = AnaglyphMatrix.Of(options.Method);
        var (l, r) = (left.Canvas.Shown, right.Canvas.Shown);
        ProductPictures.Stream(bench, "left.png", FileRole.Display, l, PngColour.Srgb);
        ProductPictures.Stream(bench, "right.png", FileRole.Display, r, PngColour.Srgb);
        var anaglyph = new AnaglyphRows(l, r, depth.ShiftPx, ring.Wraps, matrix);
        var preview = new Shrinker(anaglyph.Width, anaglyph.Height, anaglyph.Channels, ProductPictures.PreviewWidth);
        var thumbnail = new Shrinker(anaglyph.Width, anaglyph.Height, anaglyph.Channels, ProductPictures.ThumbnailWidth);
        ProductPictures.Stream(bench, "anaglyph.png", FileRole.Display, new PassingRows(anaglyph, preview, thumbnail), PngColour.Srgb);
        ProductPictures.SaveSmall(bench, preview.Picture, thumbnail.Picture);
        var (le, re) = (new ElevationRows(l, ring.PixelsPerRadian, ring.HorizonRow), new ElevationRows(r, ring.PixelsPerRadian, ring.HorizonRow));
        ProductPictures.Stream(bench, "side-by-side.png", FileRole.Display, new PairedRows(le, re, isStacked: false), PngColour.Srgb);
        ProductPictures.Stream(bench, "top-bottom.png", FileRole.Display, new PairedRows(le, re, isStacked: true), PngColour.Srgb);
    }

    void State(Workbench bench, Panorama left, Panorama right, RingProjection ring, HeadFit head, StereoPanoramaDepth depth)
    {
        bench.Write("stereo-panorama.json", FileRole.Data, StereoPanoramaJson.Write(bench.IsSimulated, options, left, right, ring, head, depth));
        bench.Measure("frames, left", left.Plan.Views.Count);
        bench.Measure("frames, right", right.Plan.Views.Count);
        bench.Measure("vertical disparity, RMS", depth.RowRmsPx, "px");
        bench.Measure("vertical disparity, 95 %", depth.Row95Px, "px");
        bench.Measure("ties between the eyes", depth.Ties);
        bench.Measure("disparity range", depth.RangeDeg, "°");
        bench.Measure("disparity range of a picture 60° wide", depth.RangePercent, "% of the width");
        bench.Measure("coverage, left", 100 * left.Canvas.Coverage, "%");
        bench.Measure("coverage, right", 100 * right.Canvas.Coverage, "%");
        bench.State("Eyes", string.Create(CultureInfo.InvariantCulture, $"{head.RightRightM - head.LeftRightM:0.000} m apart on rings about the mast, within {1000 * head.LargestM:0} mm of where they stood; far things have no disparity"));
        bench.State("Glasses", "red left, cyan right; headsets: side-by-side.png (left first) and top-bottom.png (left above), rows even in elevation");
        bench.State("Gaps", "transparent; nothing is invented");
        if (depth.RangePercent > options.MostRangePercent)
        {
            bench.State("Warning", string.Create(CultureInfo.InvariantCulture, $"the nearest ground lies {depth.RangePercent:0.0} % of a picture 60° wide before the farthest, more than the {options.MostRangePercent:0.#} % that is comfortable: look at the horizon first"));
        }
    }
}
