using System.Globalization;
using System.Text.Json;
using Farside.Archive.Store;
using Farside.Core;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Processing.Descent;
using Farside.Processing.Descent.Map;
using Farside.Processing.Photogrammetry;
using Farside.Products.Pictures;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Descent;

/// <summary>A descent's frames and their track → a map of the landing place from kilometres to centimetres, with the relief that parallax gives.</summary>
public sealed class DescentMapRecipe(DescentMapOptions options) : Recipe
{
    /// <summary>What frames are expected to agree to where the track does not say, pixels.</summary>
    const double UsualRmsPx = 0.15;

    readonly JsonElement _options = RecipeJson.Element(options);

    public DescentMapRecipe() : this(new())
    {
    }

    public override string Name => "descent-map";
    public override int Version => 3;

    public override IEnumerable<Job> Plan(Shelf shelf) =>
        from track in shelf.Planned("descent-track")
        select new Job(Name, track.Id)
        {
            Inputs = track.Inputs,
            Cites = [track.Key],
            Options = _options,
            MemoryBytes = (2 * options.PictureBytes) + (512L << 20),
            Subject = track.Subject,
        };

    public override void Make(Job job, Workbench bench)
    {
        var track = bench.Cited(job.Cites[0]) is { } record && bench.CitedFile(record, FileRole.Data) is { } path
            ? DescentTrack.Read(path)
            : throw new NothingToMakeException(job.Id, "its frames have no track");
        var frames = Frames(job, track);
        if (frames.Count == 0)
        {
            throw new NothingToMakeException(job.Id, "no frame of its track has a pose of its own");
        }

        // One frame tells whom to thank: thousands say the same.
        _ = bench.Read<Frame>(frames[0].Entry);
        bench.Title = Names.Join(Names.Mission(job.Subject.Mission), Names.Instrument(job.Subject.Instrument, job.Subject.Mode), "map of the landing place");
        var map = DescentMapper.Make([.. frames.Select(frame => frame.Frame)], place => Light(bench, frames[place].Entry), track.Ground.ToSurface(), Settings(track), cancel: bench.Cancellation);
        var site = DescentMapSite.Of(job.Subject.Mission);
        new DescentMapFiles(bench, map, [.. frames.Select(frame => frame.Pose)], site, FullScale(bench, frames[0].Entry), options).Write();
        var around = Surroundings.Of(options, track, job.Subject.Mission, map, bench.Cancellation);
        DescentMapDrawing.Draw(bench, map, track.Scale, around);
        bench.Write("footprints.geojson", FileRole.Data, DescentMapJson.Footprints([.. frames.Select(frame => (frame.Pose, frame.Frame.View))], map.Ground, site));
        State(bench, map, track, frames.Count);
        around?.State(bench);
    }

    static List<(ArchiveEntry Entry, DescentPose Pose, MapFrame Frame)> Frames(Job job, DescentTrack track)
    {
        var entries = job.Inputs.ToDictionary(entry => entry.Id);
        var camera = track.Camera.ToModel();
        return
        [
            .. from pose in track.Frames
               where pose.State == FrameState.Useful && pose.IsSolved && pose.HeightM is null or > 0
               let place = pose.Pose()
               where place is not null && entries.ContainsKey(pose.Id)
               select (entries[pose.Id], pose, new MapFrame(new View(pose.Id, camera, place.Value), pose.Seconds)),
        ];
    }

    // A frame that cannot be read is left out: others show its ground.
    static Raster<Linear>? Light(Workbench bench, ArchiveEntry entry)
    {
        try
        {
            return FrameLight.Grey(bench.ReadAgain<Frame>(entry));
        }
        catch (FarsideException)
        {
            return null;
        }
    }

    static double FullScale(Workbench bench, ArchiveEntry entry) => bench.ReadAgain<Frame>(entry).FullScaleDn;

    MapOptions Settings(DescentTrack track)
    {
        var rms = track.Frames.Where(frame => frame.IsSolved && frame.RmsPx is > 0).Select(frame => frame.RmsPx!.Value).Order().ToList();
        return new()
        {
            FinestM = options.FinestM,
            MostPx = options.MostPx,
            FramesPerLevel = options.FramesPerLevel,
            HasRelief = options.HasRelief,
            PictureBytes = options.PictureBytes,
            PoseSigmaPx = rms.Count > 0 ? rms[rms.Count / 2] : UsualRmsPx,
            Threads = Environment.ProcessorCount,
        };
    }

    static void State(Workbench bench, DescentMap map, DescentTrack track, int offered)
    {
        var (coarsest, finest) = (map.Levels[0], map.Levels[^1]);
        bench.Measure("levels", map.Levels.Count);
        bench.Measure("finest pixel", finest.Grid.PixelM, "m");
        bench.Measure("finest pixel, standard deviation", finest.Grid.PixelM * track.Scale.SigmaShare, "m");
        bench.Measure("width", coarsest.Grid.Width * coarsest.Grid.PixelM, "m");
        bench.Measure("coverage of the coarsest level", 100 * coarsest.Coverage, "%");
        bench.Measure("seams, median shift", Median(map.Levels.SelectMany(level => level.Seams.Shifts).Select(shift => Math.Sqrt((shift.RightPx * shift.RightPx) + (shift.DownPx * shift.DownPx)))), "px");
        bench.Measure("frames kept back, median shift", Median(map.Levels.Select(level => level.HeldOut.MedianPx)), "px");
        bench.Measure("frames kept back over coarser relief, median shift", Median(map.Levels.Select(level => level.HeldOutBefore.MedianPx)), "px");
        bench.Measure("ground with heights", Percent(map), "%");
        bench.Measure("frames in the map", map.Levels.SelectMany(level => level.Frames).Distinct().Count());
        bench.Measure("frames offered", offered);
        bench.Measure("frames left out for dust", map.Levels.SelectMany(level => level.Dusty).Distinct().Count());
        bench.State("Scale", string.Create(CultureInfo.InvariantCulture, $"from the {track.Scale.Source}; one factor on all lengths is uncertain by {100 * track.Scale.SigmaShare:0.0} % (1 sigma)"));
        bench.State("Orientation", "north up; as good as the track's");
        bench.State("Light", "proportional to the scene's, at one exposure for all levels; shadows are the landing's");
        bench.State("Where nothing is said", "heights are NaN where frames see the ground from too nearly one place; places where late frames differ from earlier ones (dust, the lander's shadow, swept ground) come from the earlier ones");
    }

    static double Median(IEnumerable<double> numbers) => numbers.Where(double.IsFinite).Order().ToList() is { Count: > 0 } sorted ? sorted[sorted.Count / 2] : double.NaN;

    static double Percent(DescentMap map)
    {
        var sigmas = map.Levels.Where(level => level.Relief is not null).SelectMany(level => level.Relief!.Sigmas.Pixels.ToArray()).ToList();
        return sigmas.Count == 0 ? 0 : 100.0 * sigmas.Count(float.IsFinite) / sigmas.Count;
    }
}
