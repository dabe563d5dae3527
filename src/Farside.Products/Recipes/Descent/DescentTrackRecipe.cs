using System.Globalization;
using System.Text.Json;
using Farside.Archive.Missions;
using Farside.Core.Geometry;
using Farside.Core.Measurements;
using Farside.Core.Sky;
using Farside.Core.Units;
using Farside.Processing.Descent;
using Farside.Processing.Descent.Rest;
using Farside.Processing.Descent.Solution;
using Farside.Processing.Descent.Tracking;
using Farside.Products.Descent;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Descent;

/// <summary>A landing camera's frames → where the lander was, how it hung and how fast it sank, against time and with sigmas.</summary>
public sealed class DescentTrackRecipe(DescentTrackOptions options) : Recipe
{
    /// <summary>Pictures that following holds, each with its pyramid.</summary>
    const int PicturesHeld = 24;

    const int BytesPerPixel = 12;

    public DescentTrackRecipe() : this(new())
    {
    }

    public override string Name => "descent-track";
    public override int Version => 5;

    public override IEnumerable<Job> Plan(Shelf shelf) =>
        from descent in DescentSequence.Of(shelf)
        select new Job(Name, descent.Id)
        {
            Inputs = descent.Frames,
            Options = RecipeJson.Element(options),
            MemoryBytes = (PicturesHeld * BytesPerPixel * descent.Frames.Max(frame => frame.DataBytes)) + (512L << 20),
            Subject = Subjects.Of(descent.Frames[0]) with { Mode = "" },
        };

    public override void Make(Job job, Workbench bench)
    {
        var made = JsonSerializer.Deserialize(job.Options, RecipeJson.Default.DescentTrackOptions)!;
        var sequence = DescentSequence.Open(job.Inputs, bench);
        var mission = MissionRegistry.Find(job.Subject.Mission);
        var facts = mission?.Instrument(job.Subject.Instrument)?.Facts;
        var camera = Camera(job, sequence, bench);
        var pictures = new DescentPictures(sequence, bench);
        var tracking = DescentTracker.Track(sequence.Frames.Count, pictures.Grey, new() { FocalLengthPx = camera.FocalLengthPx, Centre = (camera.PrincipalColumn, camera.PrincipalRow) }, bench.Cancellation);
        SunPosition? sun = mission is null ? null : SunEphemeris.At(mission.Origin, sequence.Start + TimeSpan.FromSeconds(sequence.Frames[^1].Seconds / 2));
        var map = made.BaseMaps.Count > 0 && mission is not null
            ? BaseMapFile.Load(made.BaseMaps, mission.Origin, new() { PictureSun = made.MapSunDeg is { } degrees ? Angle.FromDegrees(degrees) : null }, bench.Cancellation)
            : null;
        var look = new DescentLook(pictures, camera, sun, map, made.FindsSun, bench.Cancellation);
        var knowledge = new DescentKnowledge(made, facts, sequence, camera);
        var (joined, how) = sequence.Of(FrameState.Settled) is [var settled, ..]
            ? RestJoin.Join(tracking, settled, pictures.Grey, BrownCamera.From(camera), knowledge.RadialSigma, bench.Cancellation)
            : (tracking, "");
        var solution = DescentSolver.Solve(joined, knowledge.Priors(look.At), cancel: bench.Cancellation);
        bench.Title = Names.Join(Names.Mission(job.Subject.Mission), Names.Instrument(job.Subject.Instrument, job.Subject.Mode), "descent track");
        var track = TrackStatement.Of(sequence, solution, knowledge, [.. how.Length > 0 ? new[] { how } : [], .. look.Remarks, .. solution.Remarks], mission, bench.IsSimulated);
        Write(bench, track, DescentMapSite.Of(job.Subject.Mission));
        State(bench, track, solution, knowledge);
    }

    static PinholeCamera Camera(Job job, DescentSequence sequence, Workbench bench)
    {
        var place = sequence.Of(FrameState.Useful) is [var first, ..] ? first : throw new NothingToMakeException(job.Id, "no frame shows ground that moves");
        return bench.ReadAgain<Frame>(sequence.Frames[place].Entry).Camera
            ?? throw new ProductException(sequence.Frames[place].Id, "camera", "none", "focal length and principal point", "The mission's data files or the label must tell them.");
    }

    static void Write(Workbench bench, DescentTrack track, DescentMapSite site)
    {
        bench.Write(DescentTrack.FileName, FileRole.Data, track.Write());
        bench.Write("track.csv", FileRole.Table, TrackTables.Csv(track));
        bench.Write("track.geojson", FileRole.Data, TrackTables.GeoJson(track, site));
        TrackPlots.Draw(bench, track);
    }

    static void State(Workbench bench, DescentTrack track, DescentSolution solution, DescentKnowledge knowledge)
    {
        var solved = track.Frames.Where(frame => frame.IsSolved).ToList();
        bench.Measure("frames", track.Frames.Count);
        bench.Measure("frames placed by their own points", solved.Count);
        bench.Measure("frames placed between others", track.Frames.Count(frame => frame.SiteFromCamera is not null && !frame.IsSolved));
        bench.Measure("key frames", solved.Count(frame => frame.IsKey));
        bench.Measure("parts that hang together by points", solution.Parts);
        bench.Measure("spots of the ground", solution.Points.Count);
        bench.Measure("residuals of points, 2-D RMS", solution.RmsPx, "px");
        bench.Measure("held-out points, 2-D RMS", solution.HeldOutRmsPx, "px");
        bench.Measure("scale, sigma", 100 * track.Scale.SigmaShare, "%");
        bench.Measure("heights once the scale is known, median sigma", 100 * Median(solved.Where(frame => frame.HeightM > 0).Select(frame => frame.RelativeSigma!.HeightM / frame.HeightM!.Value)), "%");
        bench.Measure("heading, sigma", Median(solved.Select(frame => frame.Sigma!.RotationDeg[2])), "°");
        bench.Measure("tilt, median sigma", Median(solved.Select(frame => Math.Max(frame.Sigma!.RotationDeg[0], frame.Sigma.RotationDeg[1]))), "°");
        bench.Measure("highest", solved.Max(frame => frame.HeightM) ?? double.NaN, "m");
        bench.Measure("touchdown after the first frame", track.TouchdownS ?? double.NaN, "s");
        bench.Measure("touchdown, sigma", track.TouchdownSigmaS ?? double.NaN, "s");
        bench.State("Scale", track.Scale.Note);
        bench.State("North", solution.HasNorth ? "from the Sun's azimuth or the map" : "unknown: neither the Sun nor a map could be read from the frames; headings are the highest frame's own");
        bench.State("Level", string.Create(CultureInfo.InvariantCulture, $"the plane through all ground that was seen is level to {knowledge.LevelSigmaDeg:0.0}° each way"));
        bench.State("Place", "the last frames stand at the lander's label position");
        bench.State("Lens", string.Create(CultureInfo.InvariantCulture, $"refined: focal length {track.Camera.FocalLengthPx:0.0} px, k1 {track.Camera.K1:0.000}, k2 {track.Camera.K2:0.000}"));
        foreach (var place in track.OnMap)
        {
            bench.Measure($"lander on the base map, from its published place by {place.Published}", Math.Sqrt((place.EastM * place.EastM) + (place.NorthM * place.NorthM)), "m");
            bench.State($"Lander on the base map, by {place.Published}", string.Create(CultureInfo.InvariantCulture, $"{place}, at {place.LongitudeDeg:0.00000}° E, {place.LatitudeDeg:0.00000}° of the map"));
        }

        for (var i = 0; i < track.Remarks.Count; i++)
        {
            bench.State($"Remark {i + 1}", track.Remarks[i]);
        }
    }

    static double Median(IEnumerable<double> numbers) => numbers.Where(double.IsFinite).Order().ToList() is { Count: > 0 } sorted ? sorted[sorted.Count / 2] : double.NaN;
}
