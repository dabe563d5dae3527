using System.Globalization;
using System.Text.Json;
using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core.Sky;
using Farside.Processing.Photogrammetry.Dense;
using Farside.Processing.Terrain;
using Farside.Processing.Terrain.Textures;
using Farside.Processing.Terrain.Views;
using Farside.Products.Films;
using Farside.Products.Recipes.Descent;
using Farside.Products.Recipes.Geometry;
using Farside.Products.Recipes.Stops;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Terrain;

/// <summary>The stereo pairs of a sequence, or of all sequences of some stops, cameras adjusted → heights with their errors, ortho, slope, relief, contours and a mesh to walk through.</summary>
public sealed class TerrainRecipe : Recipe
{
    /// <summary>Fewer points are no ground.</summary>
    const long FewestPoints = 1000;

    /// <summary>Octaves of resolution: enough that a pair's ground is not shared out between two eyes that see it alike.</summary>
    const double RightEyesReserve = 0.4;

    readonly StereoTerrainOptions _asked;
    readonly JsonElement _options;
    readonly string? _tool;

    public TerrainRecipe() : this(new())
    {
    }

    public TerrainRecipe(StereoTerrainOptions options) : this(options, options.HasTurntable ? FilmTool.Find() : null)
    {
    }

    /// <param name="tool">Path of ffmpeg; null where there is none.</param>
    internal TerrainRecipe(StereoTerrainOptions options, string? tool)
    {
        (_asked, _tool) = (options with { Encoder = !options.HasTurntable ? "" : tool is null ? "none" : "ffmpeg" }, tool);
        // A sequence's own product is the same whatever stops are joined besides.
        _options = RecipeJson.Element(_asked with { Stations = [] });
    }

    public override string Name => "terrain";
    public override int Version => 7;

    public override IEnumerable<Job> Plan(Shelf shelf)
    {
        var parts = shelf.Planned("geometry").Select(PartOf).OfType<Job>().ToList();
        return parts.Concat(_asked.Stations.Count > 0 ? Joined(shelf, parts) : []);
    }

    Job? PartOf(Job geometry)
    {
        List<ArchiveEntry> frames = [.. StereoFrames.Of(geometry.Inputs).Where(look => look.IsPair).SelectMany(look => new[] { look.Left!, look.Right! })];
        return frames.Count == 0 ? null : new Job(Name, geometry.Id)
        {
            Inputs = frames,
            Cites = SequenceLight.Cites(geometry, frames[0]),
            Options = _options,
            // One pair's greys, warps, map and cloud at a time; then one view's points and the levels.
            MemoryBytes = (60 * frames.Max(frame => frame.DataBytes)) + Math.Max(_asked.MatchingBytes, _asked.PointBytes) + (768L << 20),
            Subject = geometry.Subject,
        };
    }

    // All sequences of the stops asked for, one product a mission.
    IEnumerable<Job> Joined(Shelf shelf, List<Job> parts)
    {
        var stations = RoverStations.Of(shelf.Complete);
        var name = NameOf(_asked.Stations);
        return
            from part in parts
            let station = stations.GetValueOrDefault((part.Subject.Mission, part.Subject.Sequence), "")
            where _asked.Stations.Contains(station, StringComparer.OrdinalIgnoreCase)
            group part by part.Subject.Mission into mission
            let all = mission.ToList()
            select all[0] with
            {
                Id = $"{mission.Key}-{name.ToLowerInvariant()}",
                Inputs = [.. all.SelectMany(part => part.Inputs)],
                Cites = [.. all.SelectMany(part => part.Cites).Distinct()],
                // Ties are found in each sequence's own ground, never in this one: no product rests on itself.
                Welcomes = [StopsRecipe.KeyOf(mission.Key)],
                Options = RecipeJson.Element(_asked),
                MemoryBytes = all.Max(part => part.MemoryBytes),
                Subject = all[0].Subject with { Sequence = name, Mode = "" },
            };
    }

    /// <summary>What a joined product is asked for by, in place of a sequence: S012-S013.</summary>
    public static string NameOf(IReadOnlyList<string> stations) => string.Join('-', stations.Select(station => station.ToUpperInvariant()).Distinct().Order(StringComparer.Ordinal));

    public override void Make(Job job, Workbench bench)
    {
        var parts = Parts(job, bench);
        if (parts.Sum(part => part.Pairs.Count) == 0)
        {
            throw new NothingToMakeException(job.Id, "no pair has both its frames tied to others");
        }

        bench.Title = Names.Join(Names.Mission(job.Subject.Mission), Names.Instrument(job.Subject.Instrument, job.Subject.Mode), Names.Period(job.Subject.Mission, job.Subject.Sequence), "terrain");
        var scratch = Directory.CreateDirectory(Path.Combine(bench.Scratch, ".points")).FullName;
        try
        {
            Make(job, bench, parts, scratch);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    void Make(Job job, Workbench bench, IReadOnlyList<TerrainPart> parts, string scratch)
    {
        var (clouds, tally, suns) = (new List<ITerrainCloud>(), new MatchTally(), new List<SunPosition>());
        var lights = new StoredLights(scratch, _asked.PointBytes);
        foreach (var part in parts)
        {
            var see = new PairReader(part.Job, bench, part.Cameras, _asked);
            foreach (var pair in part.Pairs)
            {
                bench.Cancellation.ThrowIfCancellationRequested();
                var seen = see.Read(pair);
                var ground = seen.Ground;
                var cloudPath = Path.Combine(scratch, clouds.Count.ToString(CultureInfo.InvariantCulture));
                var (seenFrom, eye) = (ground.Cloud.Eye, part.Placed(ground.Cloud.Eye, ground.Cloud.Eye));
                StoredCloud.Write(cloudPath, eye, ground.Points(seen.LeftLight).Select(point => point with { Place = part.Placed(seenFrom, point.Place) }));
                RangeFile.Write(bench, pair.Left.Id, ground, part.Range);
                if (_asked.HasBackplanes)
                {
                    BackplaneFile.Write(bench, pair.Left.Id, ground, part, FrameSun.Of(job, pair.LeftEntry, seen.Left));
                }

                tally.Add(ground);
                suns.AddRange(seen.Left.Sun is { } sun ? [sun] : []);
                Keep(lights, part, pair, seen);
                if (ground.MedianRangeM() is var rangeM && !double.IsNaN(rangeM))
                {
                    clouds.Add(new StoredCloud(cloudPath, pair.Left.Id, eye)
                    {
                        PointRad = 1 / ground.Pair.Camera.FocalLengthPx,
                        CorrelatedPoints = GroundPair.CorrelatedPoints,
                        SharedSigmaM = part.SharedSigmaM(pair.Left, rangeM),
                    });
                }
            }
        }

        if (tally.Points < FewestPoints)
        {
            throw new NothingToMakeException(job.Id, $"{tally.Points} points of ground; expected {FewestPoints} or more");
        }

        Write(job, bench, clouds, lights, suns, [.. parts.SelectMany(part => part.Pairs)]);
        tally.State(bench);
        State(bench, parts, clouds.Count);
    }

    // Both eyes see what is matched: the left one is enough, but for where it is hidden or ends.
    static void Keep(StoredLights lights, TerrainPart part, TiedPair pair, SeenPair seen)
    {
        var (left, right) = (part.Cameras.ViewOf(pair.Left), part.Cameras.ViewOf(pair.Right));
        lights.Add(new(left, seen.Ground.Cloud.Eye, part.Move?.Correction), seen.LeftLight, seen.LeftBlocked);
        lights.Add(new(right, seen.Ground.Cloud.Eye, part.Move?.Correction) { Reserve = RightEyesReserve }, seen.RightLight, seen.RightBlocked);
    }

    void Write(Job job, Workbench bench, List<ITerrainCloud> clouds, ITextureViews views, List<SunPosition> suns, IReadOnlyList<TiedPair> pairs)
    {
        var site = MissionRegistry.Find(job.Subject.Mission)?.Origin;
        var sun = suns.Count > 0 ? suns[suns.Count / 2] : FrameSun.Over(job.Subject.Mission, pairs[pairs.Count / 2].LeftEntry.Name!.Start);
        var light = sun is { Elevation.Degrees: > 0 } lit ? new Sunlight(lit.Azimuth, lit.Elevation) : Sunlight.From(315, 20);
        var model = TerrainGridder.Make(clouds, new() { PointBytes = _asked.PointBytes }, bench.Cancellation);
        var (eastM, northM) = (clouds.Average(cloud => cloud.Eye.X), clouds.Average(cloud => cloud.Eye.Y));
        var texture = ViewTexture.Of(model, views, PairReader.Landers(job.Subject.Mission), cancel: bench.Cancellation);
        new GroundFiles(bench, model, texture, new() { HasTurntable = _asked.HasTurntable, FilmTool = _tool, HasPly = _asked.HasPly, HasObj = _asked.HasObj }).Write((eastM, northM), light, DescentMapSite.Of(job.Subject.Mission), site);
        State(bench, texture.Tally);
    }

    static void State(Workbench bench, TextureTally tally)
    {
        bench.Measure("views in the texture", tally.Views);
        bench.Measure("pieces of one view in the texture", tally.Charts);
        bench.Measure("ground textured by views", 100 * tally.SeenShare, "%");
        bench.Measure("light's step at seams before levelling, RMS", 100 * tally.StepBefore, "%");
        bench.Measure("light's step at seams, RMS", 100 * tally.StepAfter, "%");
    }

    void State(Workbench bench, IReadOnlyList<TerrainPart> parts, int clouds)
    {
        bench.Measure("sequences", parts.Count);
        bench.Measure("pairs", parts.Sum(part => part.Pairs.Count));
        bench.Measure("pairs with ground", clouds);
        bench.Measure("height of the whole, sigma", parts.Max(part => part.Doubt.LiftM), "m");
        bench.Measure("tilt of the whole, sigma", parts.Max(part => part.Doubt.TiltDeg), "°");
        bench.Measure("range by the eyes' turn, sigma at 10 m at most", 100 * parts.Max(part => part.StretchSigma), "m");
        if (parts[0].Job.Welcomes.Count > 0)
        {
            bench.Measure("sequences placed by the ties between stops", parts.Count(part => part.Move is not null));
            bench.State("Stops", StopsBy(parts));
        }

        bench.State("Axes", "east, north, up in metres from the site's origin, as the geometry product has them");
        bench.State("Errors", "the error band tells each cell from its neighbours; the whole stands, tilts and stretches by the sigmas above besides");
        if (_asked.HasBackplanes)
        {
            bench.State("Backplanes", string.Create(CultureInfo.InvariantCulture, $"normals of planes through windows of {2000 * StereoBackplanes.ReachRad:0} mrad; the Sun is a point"));
        }

        bench.State("Quality", _asked.Quality == TerrainQuality.Full ? "full: every pixel" : "preview: colour mosaics at half their size");
    }

    static string StopsBy(IReadOnlyList<TerrainPart> parts)
    {
        var byLabels = parts.Where(part => part.Move is null).Select(part => part.Job.Inputs[0].Name!.Sequence).ToList();
        return byLabels.Count == parts.Count ? "where labels put them: no ties between these stops are known (make stops)"
            : byLabels.Count > 0 ? $"where the ties of the stops product put them, ranges by its stretches; {string.Join(", ", byLabels)} where labels put them"
            : "where the ties of the stops product put them, ranges by its stretches";
    }

    // Sequences whose frames have a common geometry; a joined product goes without the others.
    static List<TerrainPart> Parts(Job job, Workbench bench)
    {
        var moves = StopMove.Of(job, bench);
        var cameras = job.Cites.Where(key => key.StartsWith("geometry/", StringComparison.Ordinal))
            .Select(key => (Key: key, Path: bench.Cited(key) is { } record ? bench.CitedFile(record, FileRole.Data) : null))
            .Where(one => one.Path is not null).Select(one => (one.Key, Cameras: AdjustedCameras.Read(one.Path!))).ToList();
        return cameras.Count == 0
            ? throw new NothingToMakeException(job.Id, "its frames have no common geometry")
            : cameras.ConvertAll(one => PartOf(job, one.Key, one.Cameras, cameras.Count == 1, moves.GetValueOrDefault(one.Key["geometry/".Length..])));
    }

    static TerrainPart PartOf(Job job, string geometry, AdjustedCameras cameras, bool standsAlone, StopMove? move)
    {
        var known = cameras.Views.Select(view => view.Id).ToHashSet(StringComparer.Ordinal);
        List<ArchiveEntry> frames = [.. job.Inputs.Where(frame => known.Contains(frame.Id))];
        var own = job with { Inputs = frames, Cites = frames.Count == 0 ? [] : SequenceLight.Cites(geometry, frames[0]) };
        return new(own, cameras, Pairs(frames, cameras), standsAlone, move);
    }

    static List<TiedPair> Pairs(IReadOnlyList<ArchiveEntry> frames, AdjustedCameras cameras)
    {
        AdjustedView? Tied(ArchiveEntry entry) => cameras.Views.FirstOrDefault(view => view.Id == entry.Id) is { IsAdjusted: true } view ? view : null;
        return [.. from look in StereoFrames.Of(frames)
            where look.IsPair
            let left = Tied(look.Left!)
            let right = Tied(look.Right!)
            // A look taken again shows the same ground from the same place.
            where left is { Repeats: null } && right is { Repeats: null }
            select new TiedPair(look.Left!, left, look.Right!, right)];
    }
}
