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

    /// <summary>The pair's points, the left frame's light, and that frame.</summary>
    public (GroundPair Ground, PointLight Light, Frame Left) Read(TiedPair pair)
    {
        var (left, right) = (_bench.Read<Frame>(pair.LeftEntry), _bench.Read<Frame>(pair.RightEntry));
        var ground = GroundPair.Of(
            _cameras.ViewOf(pair.Left), Grey(pair.LeftEntry, left), _cameras.ViewOf(pair.Right), Grey(pair.RightEntry, right), _ground, _leftOut, _options.ShrinkOf(left), _options, _bench.Cancellation);
        return (ground, PointLight.Of(left, _look, _colour), left);
    }

    // A site's origin is where its lander stands.
    static LeftOutCircle[] Landers(string mission) =>
        MissionRegistry.Find(mission)?.Facts.Number("lander.reach") is { } reachM ? [new(0, 0, reachM)] : [];


    Raster<Linear> Grey(ArchiveEntry entry, Frame frame)
    {
        var grey = FrameLight.Grey(frame, _colour);
        if (_hardware?.BlockedIn(entry.Id) is { } blocked)
        {
            for (var i = 0; i < grey.Pixels.Length; i++)
            {
                grey.Pixels[i] = blocked.Pixels[i] != 0 ? new(float.NaN) : grey.Pixels[i];
            }
        }

        return grey;
    }
}
