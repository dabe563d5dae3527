using System.Globalization;
using System.Text.Json;
using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core;
using Farside.Core.Measurements;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Adjustment;
using Farside.Processing.Photogrammetry.Ties;
using Farside.Products.Panoramas;
using Farside.Products.Recipes.Hardware;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Geometry;

/// <summary>A sequence's overlapping frames → poses, lenses, rig and mast that agree with each other to a fraction of a pixel, and how well.</summary>
public sealed class GeometryRecipe(GeometryOptions options, MaskBook given) : Recipe
{
    /// <summary>A first solution that moves a label by more than this is followed by a second search for ties, degrees.</summary>
    const double SearchAgainDeg = 0.05;

    /// <summary>Pointings that hold focal length, lens and rig by themselves.</summary>
    const int LongSequence = 12;

    /// <summary>What labels state of principal points is believed less when it is off by more than this, in its variance.</summary>
    const double DoubtedBeyond = 1.2;

    const int MostDoubts = 4;
    const double GroundReachM = 12;
    const int FewestGroundPoints = 30;

    static readonly string[] Masts = ["TCAM", "PCAM", "NATECAM"];

    readonly JsonElement _options = RecipeJson.Element(options with { Masks = given.Stamps });

    public GeometryRecipe() : this(new())
    {
    }

    public GeometryRecipe(GeometryOptions options) : this(options, MaskBook.Empty)
    {
    }

    public override string Name => "geometry";
    public override int Version => 6;

    /// <summary>The product that holds the poses of a group of frames.</summary>
    public static string KeyOf(string group) => $"geometry/{group}";

    // A long sequence holds its own lenses; a short one believes those of the nearest long one. Long ones come first.
    public override IEnumerable<Job> Plan(Shelf shelf)
    {
        var sequences = CameraGroups.Of(shelf).Where(sequence => sequence.Frames.Count > 1 && Masts.Contains(sequence.Frames[0].Name!.Instrument)).ToLookup(IsLong);
        return [.. sequences[true].Select(sequence => JobOf(sequence, null)), .. sequences[false].Select(sequence => JobOf(sequence, NearestOf(sequence, sequences[true])))];
    }

    public override void Make(Job job, Workbench bench)
    {
        var pointings = Pointing.Of(Open(job, bench));
        if (pointings.Sum(pointing => pointing.Frames.Count) < 2)
        {
            throw new NothingToMakeException(job.Id, "no two frames with a camera and a pose in their labels");
        }

        var lens = job.Cites.Select(bench.Cited).FirstOrDefault() is { } cited && bench.CitedFile(cited, FileRole.Data) is { } path ? AdjustedCameras.Read(path) : null;
        var sequence = SequenceNetwork.Of(pointings, MissionRegistry.Find(job.Subject.Mission)?.Instrument(job.Subject.Instrument)?.Facts, lens, options);
        var grey = new GreyFrames(bench, sequence.Frames, given);
        var (ties, result) = Adjust(sequence, grey, bench.Cancellation);
        var ground = Ground(result);
        bench.Title = Names.Join(Names.Mission(job.Subject.Mission), Names.Instrument(job.Subject.Instrument, job.Subject.Mode), Names.Period(job.Subject.Mission, job.Subject.Sequence), "camera geometry");
        var cameras = GeometrySummary.Of(sequence, result, ground, bench.IsSimulated);
        Write(bench, cameras, result, ties);
        State(bench, cameras, result);
    }

    Job JobOf((string Id, IReadOnlyList<ArchiveEntry> Frames) sequence, string? lens) => new(Name, sequence.Id)
    {
        Inputs = sequence.Frames,
        Cites = lens is null ? [] : [KeyOf(lens)],
        Options = _options,
        MemoryBytes = GreyFrames.MemoryFor(sequence.Frames) + (64L << 20),
        Subject = Subjects.Of(sequence.Frames[0]),
    };

    static bool IsLong((string Id, IReadOnlyList<ArchiveEntry> Frames) sequence) => sequence.Frames.Select(frame => frame.Name!.Index).Distinct().Count() >= LongSequence;

    static string? NearestOf((string Id, IReadOnlyList<ArchiveEntry> Frames) sequence, IEnumerable<(string Id, IReadOnlyList<ArchiveEntry> Frames)> longOnes) => longOnes
        .Where(other => other.Frames[0].Name!.Instrument == sequence.Frames[0].Name!.Instrument && other.Frames[0].Name!.Mission == sequence.Frames[0].Name!.Mission)
        .OrderBy(other => Math.Abs((other.Frames[0].Name!.Start - sequence.Frames[0].Name!.Start).TotalSeconds)).ThenBy(other => other.Id, StringComparer.Ordinal)
        .Select(other => other.Id).FirstOrDefault();

    // A frame that cannot be read, or whose label gives no pose, is left out; its own picture says why.
    static List<PosedFrame> Open(Job job, Workbench bench)
    {
        var frames = new List<PosedFrame>();
        var left = new List<string>();
        foreach (var entry in job.Inputs)
        {
            try
            {
                if (PosedFrame.Of(entry, bench.Read<Frame>(entry)) is { } frame)
                {
                    frames.Add(frame);
                    continue;
                }
            }
            catch (FarsideException)
            {
                // Counted below.
            }

            left.Add(entry.Id);
        }

        if (left.Count > 0)
        {
            bench.State("Left out", $"{left.Count} without a readable picture, camera or pose: {string.Join(", ", left.Take(3))}{(left.Count > 3 ? " …" : "")}");
        }

        return frames;
    }

    (TieSet Ties, AdjustmentResult Result) Adjust(SequenceNetwork sequence, GreyFrames grey, CancellationToken cancel)
    {
        var plane = PlaneSurface.Level(sequence.GroundM);
        var search = new TieOptions { PointingSigmaDeg = options.SearchSigmaDeg, CandidatesPerPair = 400, TiesPerPair = 250 };
        var ties = TieFinder.Find(sequence.Network.ToViews(), grey.Open, plane, search, cancel);
        var result = Solve(sequence.Network);
        if (result.Views.Max(view => view.TurnRad) * (180 / Math.PI) > SearchAgainDeg)
        {
            // Patches are cut as the better poses show them, and windows are narrow: fewer and better ties.
            ties = TieFinder.Find(result.Network.ToViews(), grey.Open, (ISurface?)Ground(result)?.ToSurface() ?? plane, search with { PointingSigmaDeg = SearchAgainDeg }, cancel);
            result = Solve(result.Network);
        }

        var tellsMore = result.Network.Stations.Any(station => result.StatedPitchRad < station.Prior.RotationRad.X);
        result = tellsMore ? Solve(SequenceNetwork.Believed(result.Network, result.StatedPitchRad)) : result;
        return (ties, sequence is { BaselineM: not null, KnownRig: null } ? Doubted(result, Solve) : result);

        // No ground is believed here: thousands of spots that each lean a little on a plane bend lenses and rig where the ground slopes. Ties' errors have
        // long tails, so they pull no harder than Huber's 95 % efficiency asks (Huber 1981). A rig from another sequence is held tight, known as it is there.
        AdjustmentResult Solve(Network network) => BundleAdjustment.Solve(
            network, ties.Tracks,
            new() { HeldOutShare = options.HeldOutShare, HuberPx = 0.03, HuberSigmas = 1.345, RejectFloorPx = 0.4, InfinitySigma = sequence.KnownRig?.RangeSigmaPerM ?? 0 }, cancel);
    }

    /// <summary>
    /// Solves again until what labels state of principal points is believed as little as it deserves: most of what is open of the eyes' turn is told by it. How far it is off the solution itself tells
    /// (variance components: Förstner 1979); it is never believed more than the mission's data say.
    /// </summary>
    internal static AdjustmentResult Doubted(AdjustmentResult result, Func<Network, AdjustmentResult> solve)
    {
        for (var round = 0; round < MostDoubts && result.StatedCentres is (var squares, >= SequenceNetwork.FewestCentres and var witnesses) && squares > DoubtedBeyond * witnesses; round++)
        {
            result = solve(SequenceNetwork.Doubted(result.Network, Math.Sqrt(squares / witnesses)));
        }

        return result;
    }

    // Ground within a dozen metres of the mast; farther off it has its own ups and downs.
    static GroundFit? Ground(AdjustmentResult result)
    {
        var mast = result.Network.Pivots[0].PositionM;
        var near = from spot in result.Points
                   let place = spot?.Place
                   where place is not null
                   let point = place.Value
                   where Math.Sqrt(((point.X - mast.X) * (point.X - mast.X)) + ((point.Y - mast.Y) * (point.Y - mast.Y))) < GroundReachM && point.Z < mast.Z
                   select point;
        return GroundPlane.Fit([.. near]) is { Points: >= FewestGroundPoints } fit
            ? new([fit.Surface.Normal.X, fit.Surface.Normal.Y, fit.Surface.Normal.Z], fit.Surface.OffsetM, fit.SigmaM) : null;
    }

    static void Write(Workbench bench, AdjustedCameras cameras, AdjustmentResult result, TieSet ties)
    {
        bench.Write(AdjustedCameras.FileName, FileRole.Data, cameras.Write());
        bench.Write("views.csv", FileRole.Table, GeometryTables.Views(cameras));
        bench.Write("ties.csv", FileRole.Table, GeometryTables.Ties(result));
        bench.Write(TiePoints.FileName, FileRole.Table, GeometryTables.Points(result));
        bench.Write("covariance.csv", FileRole.Table, GeometryTables.Covariance(result));
        bench.Write("project.pto", FileRole.Data, HuginProject.Write(result.Network.ToViews(), ties.Tracks, ".png"));
    }

    static void State(Workbench bench, AdjustedCameras cameras, AdjustmentResult result)
    {
        var ties = cameras.Ties;
        bench.Measure("tie residuals, 2-D RMS", ties.RmsPx, "px");
        bench.Measure("held-out tie residuals, 2-D RMS", ties.HeldOutRmsPx ?? double.NaN, "px");
        bench.Measure("verified ties rejected", 100 * ties.Rejected, "%");
        bench.Measure("tie points", ties.Points);
        bench.Measure("ties per overlap, median", ties.Pairs.Count == 0 ? 0 : ties.Pairs.Select(pair => pair.Ties).Order().ElementAt(ties.Pairs.Count / 2));
        bench.Measure("frames adjusted", cameras.Views.Count(view => view.IsAdjusted));
        bench.Measure("frames", cameras.Views.Count);
        bench.Measure("labels moved, greatest turn", cameras.Views.Max(view => view.LabelTurnDeg), "°");
        bench.Measure("labels' pitches beside what they share, sigma", result.StatedPitchRad * (180 / Math.PI), "°");
        if (cameras.Rig?.ConvergenceSigmaDeg is { } convergence)
        {
            bench.Measure("turn of the eyes against each other, lenses' middles included, sigma", convergence, "°");
        }

        bench.Measure("unknowns", result.Unknowns);
        var kept = cameras.Views.Where(view => !view.IsAdjusted).Select(view => view.Id).ToList();
        if (kept.Count > 0)
        {
            bench.State("Kept their labels' poses", string.Join(", ", kept));
        }

        if (bench.HasCited)
        {
            bench.State("Lenses and rig", "begin at what the nearest long sequence found");
        }

        if (cameras.CommonSigmaDeg is [var east, var north, var up])
        {
            bench.State("Held by the labels alone", string.Create(CultureInfo.InvariantCulture, $"heading to {up:0.00}°, tilt to {Math.Max(east, north):0.00}° (1 sigma)"));
        }
    }
}
