using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Core.Sky;
using Farside.Processing.Imaging;
using Farside.Processing.Photogrammetry;
using Farside.Products.Panoramas;
using Farside.Products.Pictures;
using Farside.Products.Recipes.Geometry;
using Farside.Products.Recipes.Hardware;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>One eye's posed frames of a sequence, ready to be joined. The job cites the geometry first, then the look, the hardware in view, and the camera's colour where there is one.</summary>
static class SequenceLight
{
    /// <summary>Ground nearer than this says nothing of gains where there is enough beyond it, metres.</summary>
    const double PhotometryNearestM = 20;

    /// <summary>What a job over a sequence's geometry cites.</summary>
    public static IReadOnlyList<string> Cites(Job geometry, ArchiveEntry frame) => Cites(geometry.Key, frame);

    /// <param name="geometry">The key of the geometry product.</param>
    /// <param name="frame">Any of the sequence.</param>
    public static IReadOnlyList<string> Cites(string geometry, ArchiveEntry frame) =>
        [geometry, LookRecipe.KeyOf(IdOf(geometry)), HardwareRecipe.KeyOf(IdOf(geometry)), .. ColourCameras.KeyOf(frame) is { } colour ? new[] { colour } : []];

    static string IdOf(string key) => key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..];

    public static PanoramaInput Of(
        Job job, Workbench bench, AdjustedCameras cameras, IReadOnlyList<(ArchiveEntry Entry, View View)> frames, long pictureBytes, double groundReachM)
    {
        var exposures = new List<double>();
        var suns = new List<SunPosition>();
        Frame? first = null;
        foreach (var (entry, _) in frames)
        {
            var opened = bench.Read<Frame>(entry);
            exposures.Add(opened.Meaning == SampleMeaning.Linear ? opened.Exposure?.TotalMilliseconds ?? 0 : 0);
            suns.AddRange(FrameSun.Of(job, entry, opened) is { } sun ? [sun] : []);
            first ??= opened;
        }

        var look = bench.Cited(job.Cites[1]) is { Files.Count: > 0 } record ? LookJson.Read(bench.CitedFile(record, FileRole.Data)!) : DisplayLook.Of(FrameRenderer.Statistics(first!), new());
        var colour = job.Cites.Skip(2).Select(key => CitedColour.Of(key, bench)).FirstOrDefault(known => known is not null);
        var isSunKnown = suns.Count == frames.Count && first!.Meaning == SampleMeaning.Linear && suns.TrueForAll(sun => sun.Elevation.Degrees > 0);
        var isUnderOtherSun = isSunKnown ? SunGroups.Strangers(suns) : null;
        var input = new PanoramaInput(
            [.. frames.Select(frame => frame.View)], new FramePictures(bench, [.. frames.Select(frame => frame.Entry)], colour, HardwareMasks.Of(job, bench)), SphereSurface.Infinite,
            SceneColour.For(first!, look, colour), first!.Samples.Channels == 1 && first.Bayer is null, first.FullScaleDn)
        {
            PictureBytes = pictureBytes,
            NearestM = PhotometryNearestM,
            TrimPx = TrimOf(job, first),
            IsDoubtful = [.. frames.Select((frame, i) => isUnderOtherSun?[i] == true || cameras.Views.Any(view => view.Id == frame.View.Id && !view.IsAdjusted))],
            Suns = isSunKnown ? suns : null,
            Exposures = exposures.TrueForAll(exposure => exposure > 0) ? exposures : null,
        };
        var surface = GroundSurface.Of(job, bench, cameras, input.Eye, groundReachM);
        return input with
        {
            Surface = surface,
            IsDepthKnown = surface is NearestSurface nearest && nearest.Surfaces.Any(one => one is GroundRelief),
            Standing = GroundSurface.Standing(job, bench, surface, input.Eye, PhotometryNearestM),
        };
    }

    // Columns and rows along the edges that a camera is known to spoil, at the frames' own size.
    static int TrimOf(Job job, Frame frame) => MissionRegistry.Find(job.Subject.Mission)?.Instrument(job.Subject.Instrument)?.Facts is { } facts && facts.Number("camera.spoiltEdge") is { } share
        ? (int)Math.Ceiling(share * frame.Samples.Width) : 0;
}
