using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Processing.Imaging;
using Farside.Processing.Imaging.Colour;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Dense;
using Farside.Products.Pictures;
using Farside.Products.Recipes.Geometry;
using Farside.Products.Recipes.Hardware;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Terrain;

/// <summary>Opens a job's pairs one after the other and matches them; the vehicle's own parts are left out.</summary>
sealed class PairReader
{
    readonly Workbench _bench;
    readonly AdjustedCameras _cameras;
    readonly StereoTerrainOptions _options;
    readonly HardwareMasks? _hardware;
    readonly DisplayLook? _look;
    readonly ColourCalibration? _colour;
    readonly PlaneSurface? _ground;
    readonly IReadOnlyList<LeftOutCircle> _leftOut;

    /// <param name="job">Cites what <see cref="SequenceLight.Cites(Job, ArchiveEntry)"/> names.</param>
    public PairReader(Job job, Workbench bench, AdjustedCameras cameras, StereoTerrainOptions options)
    {
        (_bench, _cameras, _options) = (bench, cameras, options);
        _hardware = HardwareMasks.Of(job, bench);
        _look = bench.Cited(job.Cites[1]) is { Files.Count: > 0 } record ? LookJson.Read(bench.CitedFile(record, FileRole.Data)!) : null;
        _colour = job.Cites.Skip(2).Select(key => CitedColour.Of(key, bench)).FirstOrDefault(known => known is not null);
        _ground = cameras.Ground?.ToSurface();
        _leftOut = Landers(job.Subject.Mission);
    }

    public SeenPair Read(TiedPair pair)
    {
        var (left, right) = (_bench.Read<Frame>(pair.LeftEntry), _bench.Read<Frame>(pair.RightEntry));
        var (leftBlocked, rightBlocked) = (_hardware?.BlockedIn(pair.LeftEntry.Id), _hardware?.BlockedIn(pair.RightEntry.Id));
        var ground = GroundPair.Of(
            _cameras.ViewOf(pair.Left), Grey(left, leftBlocked), _cameras.ViewOf(pair.Right), Grey(right, rightBlocked), _ground, _leftOut, _options.ShrinkOf(left), _options, _bench.Cancellation);
        return new(ground, left, PointLight.Of(left, _look, _colour), leftBlocked, PointLight.Of(right, _look, _colour), rightBlocked);
    }

    // A site's origin is where its lander stands.
    public static IReadOnlyList<LeftOutCircle> Landers(string mission) =>
        MissionRegistry.Find(mission)?.Facts.Number("lander.reach") is { } reachM ? [new(0, 0, reachM)] : [];

    Raster<Linear> Grey(Frame frame, Raster<byte>? blocked)
    {
        var grey = FrameLight.Grey(frame, _colour);
        for (var i = 0; blocked is not null && i < grey.Pixels.Length; i++)
        {
            grey.Pixels[i] = blocked.Pixels[i] != 0 ? new(float.NaN) : grey.Pixels[i];
        }

        return grey;
    }
}
