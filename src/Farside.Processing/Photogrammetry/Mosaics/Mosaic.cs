using Farside.Processing.Photogrammetry.Mosaics.Photometry;
using Farside.Processing.Photogrammetry.Mosaics.Projections;
using Farside.Processing.Photogrammetry.Mosaics.Seams;

namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>
/// From posed linear pictures to one: plan, survey (all pictures once, coarsely), photometry, seams, render. The same input gives the same pixels at
/// any number of threads.
/// </summary>
public static partial class Mosaic
{
    /// <summary>Which pictures show which parts; reads no pixel.</summary>
    /// <exception cref="ArgumentException">No views, or options that fit no mosaic.</exception>
    public static MosaicPlan Plan(
        IReadOnlyList<View> views, IProjection projection, ISurface surface, MosaicOptions options, CancellationToken cancel = default) =>
        new(views, projection, surface, options, cancel);

    /// <summary>Opens every picture that shows something once, and keeps a coarse copy.</summary>
    /// <exception cref="MosaicException">A picture or its mask does not have its camera's size.</exception>
    public static MosaicSurvey Survey(MosaicPictureStore store, IProgress<double>? progress = null, CancellationToken cancel = default) =>
        new(store, progress, cancel);

    /// <summary>Gains, fall-off and field that make overlaps agree, and how well they then do.</summary>
    public static MosaicPhotometry Photometry(MosaicSurvey survey, CancellationToken cancel = default)
    {
        var (plan, sampler) = (survey.Plan, new OverlapSampler(survey));
        var solver = new PhotometrySolver(plan, sampler.Samples());
        solver.Solve(cancel);
        var (unknowns, cameras) = (solver.Unknowns, Enumerable.Range(0, solver.Unknowns.Cameras).ToArray());
        var solved = new MosaicPhotometry(
            [.. plan.Views.Select((_, view) => unknowns.GainOf(solver.Values, view))],
            [.. plan.Views.Select((_, view) => unknowns.SigmaOf(solver.Sigmas, view))],
            [.. solver.Lights.Select(Math.Exp)],
            [.. cameras.Select(camera => unknowns.FalloffOf(solver.Values, camera))],
            [.. cameras.Select(camera => unknowns.RadialOf(solver.Sigmas, camera))],
            [], solver.Count, solver.RejectedShare);
        return Judged(survey, solved, sampler);
    }

    /// <summary>The same photometry, with how well the survey's overlaps agree under it.</summary>
    public static MosaicPhotometry Judged(MosaicSurvey survey, MosaicPhotometry photometry) => Judged(survey, photometry, new(survey));

    static MosaicPhotometry Judged(MosaicSurvey survey, MosaicPhotometry photometry, OverlapSampler sampler) =>
        photometry with { Overlaps = new OverlapJudge(survey, sampler, photometry).Judge() };

    /// <summary>Which picture each part comes from.</summary>
    public static SeamMap Seams(
        MosaicSurvey survey, MosaicPhotometry photometry, IProgress<double>? progress = null, CancellationToken cancel = default) =>
        new SeamCutter(survey, photometry).Cut(progress, cancel);

    /// <summary>The seams of another layout about the same eye, carried over: what is cut once is cut alike in all layouts.</summary>
    /// <param name="led">The plan of the layout whose seams they are.</param>
    public static SeamMap SeamsOf(MosaicSurvey survey, MosaicPhotometry photometry, MosaicPlan led, SeamMap seams) =>
        new SeamCutter(survey, photometry).Follow(survey.Plan, led, seams);

    /// <summary>
    /// A smooth field of the pictures' own exposures, to multiply the joined light by where it spans more than a screen can show.
    /// </summary>
    /// <param name="reachPx">How far exposures are smoothed, in pixels of the mosaic; half a picture's width is a good start.</param>
    public static ExposureField LocalExposure(MosaicSurvey survey, MosaicPhotometry photometry, double reachPx) =>
        new(survey, photometry, (int)Math.Ceiling(reachPx / survey.Plan.Cells.CellPx));

    /// <summary>How well the pictures fit together along their seams, at so many places at most.</summary>
    public static SeamRegistration Registration(
        MosaicPictureStore store, MosaicPhotometry photometry, SeamMap seams, int mostPlaces = 300, CancellationToken cancel = default) =>
        new SeamGauge(store, photometry, seams).Measure(mostPlaces, cancel);
}
