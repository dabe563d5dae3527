using System.Globalization;
using System.Text.Json;
using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core.Sky;
using Farside.Processing.Terrain;
using Farside.Processing.Terrain.Views;
using Farside.Products.Recipes.Descent;
using Farside.Products.Recipes.Geometry;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Terrain;

/// <summary>A sequence's stereo pairs, cameras adjusted → heights with their errors, ortho, slope, relief, contours and a mesh to walk through.</summary>
public sealed class TerrainRecipe(StereoTerrainOptions options) : Recipe
{
    /// <summary>Fewer points are no ground.</summary>
    const long FewestPoints = 1000;

    readonly JsonElement _options = RecipeJson.Element(options);

    public TerrainRecipe() : this(new())
    {
    }

    public override string Name => "terrain";
    public override int Version => 3;

    public override IEnumerable<Job> Plan(Shelf shelf) =>
        from geometry in shelf.Planned("geometry")
        let frames = StereoFrames.Of(geometry.Inputs).Where(look => look.IsPair).SelectMany(look => new[] { look.Left!, look.Right! }).ToList()
        where frames.Count > 0
        select new Job(Name, geometry.Id)
        {
            Inputs = frames,
            Cites = SequenceLight.Cites(geometry, frames[0]),
            Options = _options,
            // One pair's greys, warps, map and cloud at a time; then one view's points and the levels.
            MemoryBytes = (60 * frames.Max(frame => frame.DataBytes)) + Math.Max(options.MatchingBytes, options.PointBytes) + (768L << 20),
            Subject = geometry.Subject,
        };

    public override void Make(Job job, Workbench bench)
    {
        var cameras = bench.Cited(job.Cites[0]) is { } record && bench.CitedFile(record, FileRole.Data) is { } path
            ? AdjustedCameras.Read(path)
            : throw new NothingToMakeException(job.Id, "its frames have no common geometry");
        var pairs = Pairs(job, cameras);
        if (pairs.Count == 0)
        {
            throw new NothingToMakeException(job.Id, "no pair has both its frames tied to others");
        }

        bench.Title = Names.Join(Names.Mission(job.Subject.Mission), Names.Instrument(job.Subject.Instrument, job.Subject.Mode), Names.Period(job.Subject.Mission, job.Subject.Sequence), "terrain");
        var scratch = Directory.CreateDirectory(Path.Combine(bench.Scratch, ".points")).FullName;
        try
        {
            Make(job, bench, cameras, pairs, scratch);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    void Make(Job job, Workbench bench, AdjustedCameras cameras, IReadOnlyList<TiedPair> pairs, string scratch)
    {
        var doubt = new PoseDoubt(cameras, [.. pairs.Select(pair => pair.Left)]);
        var (clouds, tally, suns) = (new List<ITerrainCloud>(), new MatchTally(), new List<SunPosition>());
        var see = new PairReader(job, bench, cameras, options);
        foreach (var pair in pairs)
        {
            bench.Cancellation.ThrowIfCancellationRequested();
            var (ground, light, frame) = see.Read(pair);
            var cloudPath = Path.Combine(scratch, clouds.Count.ToString(CultureInfo.InvariantCulture));
            StoredCloud.Write(cloudPath, ground.Cloud.Eye, ground.Points(light));
            RangeFile.Write(bench, pair.Left.Id, ground);
            tally.Add(ground);
            suns.AddRange(frame.Sun is { } sun ? [sun] : []);
            if (ground.MedianRangeM() is var rangeM && !double.IsNaN(rangeM))
            {
                clouds.Add(new StoredCloud(cloudPath, pair.Left.Id, ground.Cloud.Eye)
                {
                    PointRad = 1 / ground.Pair.Camera.FocalLengthPx,
                    CorrelatedPoints = GroundPair.CorrelatedPoints,
                    SharedSigmaM = doubt.SharedSigmaM(pair.Left, rangeM),
                });
            }
        }

        if (tally.Points < FewestPoints)
        {
            throw new NothingToMakeException(job.Id, $"{tally.Points} points of ground; expected {FewestPoints} or more");
        }

        Write(job, bench, clouds, suns, pairs);
        tally.State(bench);
        State(bench, doubt, pairs.Count, clouds.Count);
    }

    void Write(Job job, Workbench bench, List<ITerrainCloud> clouds, List<SunPosition> suns, IReadOnlyList<TiedPair> pairs)
    {
        var site = MissionRegistry.Find(job.Subject.Mission)?.Origin;
        var sun = suns.Count > 0 ? suns[suns.Count / 2] : site is null ? (SunPosition?)null : SunEphemeris.At(site, pairs[pairs.Count / 2].LeftEntry.Name!.Start);
        var light = sun is { Elevation.Degrees: > 0 } lit ? new Sunlight(lit.Azimuth, lit.Elevation) : Sunlight.From(315, 20);
        var model = TerrainGridder.Make(clouds, new() { PointBytes = options.PointBytes }, bench.Cancellation);
        var (eastM, northM) = (clouds.Average(cloud => cloud.Eye.X), clouds.Average(cloud => cloud.Eye.Y));
        new GroundFiles(bench, model, model, new()).Write((eastM, northM), light, DescentMapSite.Of(job.Subject.Mission), site);
    }

    void State(Workbench bench, PoseDoubt doubt, int pairs, int clouds)
    {
        bench.Measure("pairs", pairs);
        bench.Measure("pairs with ground", clouds);
        bench.Measure("height of the whole, sigma", doubt.LiftM, "m");
        bench.Measure("tilt of the whole, sigma", doubt.TiltDeg, "°");
        bench.Measure("range by the eyes' turn, sigma at 10 m at most", 100 * doubt.TurnPerM, "m");
        bench.State("Axes", "east, north, up in metres from the site's origin, as the geometry product has them");
        bench.State("Errors", "the error band tells each cell from its neighbours; the whole stands, tilts and stretches by the sigmas above besides");
        bench.State("Quality", options.Quality == TerrainQuality.Full ? "full: every pixel" : "preview: colour mosaics at half their size");
    }

    static List<TiedPair> Pairs(Job job, AdjustedCameras cameras)
    {
        AdjustedView? Tied(ArchiveEntry entry) => cameras.Views.FirstOrDefault(view => view.Id == entry.Id) is { IsAdjusted: true } view ? view : null;
        return [.. from look in StereoFrames.Of(job.Inputs)
            where look.IsPair
            let left = Tied(look.Left!)
            let right = Tied(look.Right!)
            // A look taken again shows the same ground from the same place.
            where left is { Repeats: null } && right is { Repeats: null }
            select new TiedPair(look.Left!, left, look.Right!, right)];
    }
}
