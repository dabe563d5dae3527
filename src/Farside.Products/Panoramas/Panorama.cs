using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry.Mosaics;
using Farside.Processing.Photogrammetry.Mosaics.Projections;
using Farside.Processing.Photogrammetry.Stereo;

namespace Farside.Products.Panoramas;

/// <summary>A panorama in the making: layout, photometry, and its pixels on a canvas.</summary>
sealed class Panorama : IDisposable
{
    const double SurveyShare = 0.35;
    const double SeamShare = 0.15;
    const int SeamPlaces = 300;
    const int LightWidth = 6000;

    /// <summary>Pictures that agree to a percent need no wide blending, which would carry ground's light into a black sky.</summary>
    const int BlendLevels = 4;

    /// <summary>Automatic exposures span a hundredfold: what is believed of gains beforehand must not bend a ring of them.</summary>
    const double FreeGainSigma = 3;

    /// <summary>
    /// A fall-off's middle is not the principal point: a hundredth of the width beside it, a fall-off of a third is a slope of some thousandths. A ring adds it up, and where the Sun moved
    /// on before it closed, that must not be told as change of light.
    /// </summary>
    const double SlopeSigma = 0.005;

    /// <summary>How well labels' exposure times tell gains, as a share.</summary>
    const double KnownGainSigma = 0.03;

    Panorama(PanoramaLayout layout, MosaicPictureStore store, MosaicPlan plan, MosaicPhotometry photometry, PanoramaCanvas canvas) =>
        (Layout, Store, Plan, Photometry, Canvas) = (layout, store, plan, photometry, canvas);

    MosaicPictureStore Store { get; }

    public PanoramaLayout Layout { get; }
    public MosaicPlan Plan { get; }
    public MosaicPhotometry Photometry { get; }
    public PanoramaCanvas Canvas { get; }

    /// <summary>Seconds that the joining itself took: seams and blending, pictures' opening included.</summary>
    public double RenderSeconds { get; private init; }

    /// <summary>What is left of parallax and pointing errors along the seams.</summary>
    public required SeamRegistration Seams { get; init; }

    /// <summary>Solves gains and seams and joins the pictures.</summary>
    /// <param name="scratch">Folder for the canvas while it lives.</param>
    /// <param name="progress">From 0 to 1.</param>
    /// <param name="common">What it has in common with other layouts: light and seams; else they are found over what it shows.</param>
    /// <param name="light">Gains and fall-off that are solved already, without seams.</param>
    public static Panorama Make(
        PanoramaInput input, PanoramaLayout layout, string scratch, IProgress<double>? progress, CancellationToken cancel, CommonGround? common = null, MosaicPhotometry? light = null)
    {
        var plan = Mosaic.Plan(input.Views, layout.Projection, input.Surface, Options(input), cancel);
        var store = new MosaicPictureStore(plan, input.Pictures);
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var survey = Mosaic.Survey(store, Part(progress, 0, SurveyShare), cancel);
        var photometry = common?.Photometry ?? (light is null ? Mosaic.Photometry(survey, cancel) : Mosaic.Judged(survey, light));
        var seams = common is null ? Mosaic.Seams(survey, photometry, Part(progress, SurveyShare, SeamShare), cancel) : Mosaic.SeamsOf(survey, photometry, common.Plan, common.Seams);
        var canvas = new PanoramaCanvas(scratch, layout.Width, layout.Height, input.Colour, input.IsGrey) { Margin = layout.Margin };
        try
        {
            // A cube's faces must meet: each would smooth its own part of the exposures.
            var exposure = common is null ? Mosaic.LocalExposure(survey, photometry, ExposureReach(input, layout)) : null;
            Mosaic.Render(store, photometry, seams, canvas, exposure, Part(progress, SurveyShare + SeamShare, 1 - SurveyShare - SeamShare), cancel);
            var seconds = System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds;
            return new(layout, store, plan, photometry, canvas) { RenderSeconds = seconds, Seams = Mosaic.Registration(store, photometry, seams, SeamPlaces, cancel) };
        }
        catch
        {
            canvas.Dispose();
            throw;
        }
    }

    /// <summary>Every layout's panorama in turn, gone once it was taken: they share one light and one set of seams, as a cube's faces must, and only one is held.</summary>
    /// <param name="take">Writes one.</param>
    /// <returns>What stays of them, in order.</returns>
    public static IReadOnlyList<PanoramaFacts> MakeAll(
        PanoramaInput input, IReadOnlyList<PanoramaLayout> layouts, SkyExtent extent, string scratch, IProgress<double>? progress, Action<Panorama> take, CancellationToken cancel)
    {
        var common = layouts.Count > 1 ? Common(input, extent, cancel) : null;
        var light = common is null && !IsUpright(layouts[0]) ? CommonLight(input, extent, cancel).Photometry : null;
        var facts = new List<PanoramaFacts>();
        foreach (var layout in layouts)
        {
            using var panorama = Make(input, layout, scratch, Part(progress, (double)facts.Count / layouts.Count, 1.0 / layouts.Count), cancel, common, light);
            take(panorama);
            facts.Add(new(layout, panorama.Plan, panorama.Photometry, panorama.Canvas.Width, panorama.Canvas.Height, panorama.Canvas.Coverage, panorama.Seams, panorama.RenderSeconds));
        }

        return facts;
    }

    // On planets and maps near ground is large and far ground small: light is solved where all of it is as large as frames show it.
    static bool IsUpright(PanoramaLayout layout) => layout.Projection is EquirectangularProjection or CylindricalProjection or RingProjection;

    static CommonGround Common(PanoramaInput input, SkyExtent extent, CancellationToken cancel)
    {
        var (plan, survey, photometry) = CommonLight(input, extent, cancel);
        return new(plan, photometry, Mosaic.Seams(survey, photometry, cancel: cancel));
    }

    // Solved over all that is seen, at a size that is enough for light and seams.
    static (MosaicPlan Plan, MosaicSurvey Survey, MosaicPhotometry Photometry) CommonLight(PanoramaInput input, SkyExtent extent, CancellationToken cancel)
    {
        var whole = PanoramaLayout.Of(new LayoutOptions { Width = LightWidth }, extent, input.Eye, input.NativePerRadian)[0];
        var plan = Mosaic.Plan(input.Views, whole.Projection, input.Surface, Options(input), cancel);
        var survey = Mosaic.Survey(new MosaicPictureStore(plan, input.Pictures), cancel: cancel);
        return (plan, survey, Mosaic.Photometry(survey, cancel));
    }

    static MosaicOptions Options(PanoramaInput input) => new()
    {
        FullScale = input.FullScale,
        PictureBytes = input.PictureBytes,
        Threads = input.Threads > 0 ? input.Threads : Environment.ProcessorCount,
        TrimPx = input.TrimPx,
        Levels = BlendLevels,
        Photometry = new()
        {
            NearestM = input.NearestM,
            Standing = input.Standing,
            SolvedNearestM = input.IsDepthKnown ? 0 : null,
            HasViewingSide = input.IsDepthKnown,
            HasGainPerColour = !input.IsGrey,
            FieldDegree = input.Suns is null ? 0 : 1,
            FieldSigma = SlopeSigma,
            ExpectedGains = input.Exposures,
            Suns = input.Suns,
            IsDoubtful = input.IsDoubtful,
            GainSigma = input.Exposures is null ? FreeGainSigma : KnownGainSigma,
        },
    };

    // Half a picture's width: exposures were set picture by picture.
    static double ExposureReach(PanoramaInput input, PanoramaLayout layout) => layout.Facts["pixelsPerRadian"]?.GetValue<double>() is { } perRadian
        ? perRadian * input.Views[0].Camera.Width / 2 / input.NativePerRadian
        : layout.Projection.Width / 20.0;

    /// <summary>Every warped frame with the place of its upper left corner, one at a time.</summary>
    public IEnumerable<(string View, int Column, int Row, Bitmap Picture)> Layers(CancellationToken cancel)
    {
        for (var view = 0; view < Plan.Views.Count; view++)
        {
            var (column, row, width, height) = Mosaic.LayerBounds(Plan, view);
            if (width > 0)
            {
                var sink = new LayerSink(column, row, width, height, Plan.Options.FullScale);
                Mosaic.RenderLayer(Store, Photometry, view, sink, cancel);
                yield return (Plan.Views[view].Id, column, row, sink.Picture);
            }
        }
    }

    public void Dispose() => Canvas.Dispose();

    static IProgress<double>? Part(IProgress<double>? whole, double from, double share) =>
        whole is null ? null : new Steps(done => whole.Report(from + (share * done)));

    // Progress<T> would hop to another thread and lose the order.
    sealed class Steps(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
