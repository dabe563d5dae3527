using System.Globalization;
using System.Text;
using System.Text.Json;
using Farside.Archive.Missions;
using Farside.Formats.Png;
using Farside.Processing.Terrain;
using Farside.Processing.Terrain.Stops;
using Farside.Products.Recipes.Traverse;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Stops;

/// <summary>The ground of each stop, laid on its neighbours' → where the stops stand to each other, better than their labels say.</summary>
public sealed class StopsRecipe(StopsOptions options) : Recipe
{
    /// <summary>Of the rover's eyes, metres; says what a stretch is as an angle.</summary>
    const double BaselineM = 0.27;

    readonly JsonElement _options = RecipeJson.Element(options);

    public StopsRecipe() : this(new())
    {
    }

    public override string Name => "stops";
    public override int Version => 2;

    /// <summary>The product of a mission's stops.</summary>
    public static string KeyOf(string mission) => $"stops/{mission}";

    public override IEnumerable<Job> Plan(Shelf shelf) =>
        from mission in shelf.Planned("terrain").Where(job => RoverLabels.IsRovers(job.Inputs[0].Name) && GeometryOf(job) is not null).GroupBy(job => job.Subject.Mission).OrderBy(jobs => jobs.Key, StringComparer.Ordinal)
        where mission.Count() > 1
        select new Job(Name, mission.Key)
        {
            Inputs = [.. mission.SelectMany(job => job.Inputs).Select(RoverLabels.LabelAlone)],
            Cites = [.. mission.SelectMany(job => new[] { job.Key, GeometryOf(job)! })],
            Options = _options,
            // Two grounds at a time, and what stands out of them.
            MemoryBytes = (1L << 30) + (2048L * mission.Sum(job => job.Inputs.Count)),
            Subject = new("", "", "", mission.Key),
        };

    public override void Make(Job job, Workbench bench)
    {
        var mission = MissionRegistry.Find(job.Subject.Mission)!;
        var reader = new SightingReader(bench);
        var grounds = Grounds(job, bench, RoverVisit.Of(reader.Read(job.Inputs)));
        if (grounds.Count < 2)
        {
            throw new NothingToMakeException(job.Id, $"{grounds.Count} stops with ground, adjusted cameras and a heading; expected two or more");
        }

        bench.Describe(new(mission.Name, "", "", "", "", null, grounds[0].Visit.Start.ToUtcText(), grounds[^1].Visit.Stop.ToUtcText(), "", true), Rights.Of(reader.First!));
        bench.Title = Names.Join(Names.Mission(mission.Name), "stops of the rover, tied by their ground");
        var tried = Try(grounds, bench);
        var links = tried.Where(tie => tie.Match.Tie is not null).Select(tie => new StopLink(tie.First, tie.Second, tie.Match.Tie!)).ToList();
        if (links.Count == 0)
        {
            throw new NothingToMakeException(job.Id, $"no two stops whose ground lies on each other: {tried.FirstOrDefault()?.Match.Refusal ?? "all stand too far apart"}");
        }

        var result = new StopsResult(grounds, tried, StopNetwork.Solve([.. grounds.Select(ground => ground.Place)], links, Priors()));
        Write(bench, result);
        State(bench, result, tried);
    }

    // A product of one sequence has its geometry's name; what is joined by stops, be it one, rests on this product and is no stop of its own.
    static string? GeometryOf(Job terrain) => terrain.Cites.FirstOrDefault(key => key == $"geometry/{terrain.Id}");

    StopPriors Priors() => new() { StepShare = options.StepShare };

    static List<StopGround> Grounds(Job job, Workbench bench, IReadOnlyList<RoverVisit> visits)
    {
        var grounds = new List<StopGround>();
        for (var i = 0; i + 1 < job.Cites.Count; i += 2)
        {
            if (bench.Cited(job.Cites[i]) is { } terrain && bench.Cited(job.Cites[i + 1]) is { } geometry
                && visits.FirstOrDefault(visit => visit.Instrument == terrain.Observation.Instrument && visit.Sequence == terrain.Observation.Sequence) is { } visit
                && StopGround.Of(bench, terrain, geometry, visit) is { } ground)
            {
                grounds.Add(ground);
            }
        }

        return [.. grounds.OrderBy(ground => ground.Visit.Start).ThenBy(ground => ground.Id, StringComparer.Ordinal)];
    }

    List<StopTie> Try(List<StopGround> grounds, Workbench bench)
    {
        var (tried, kept) = (new List<StopTie>(), new Dictionary<int, TerrainModel>());
        for (var second = 1; second < grounds.Count; second++)
        {
            for (var first = second - 1; first >= 0; first--)
            {
                if (RoverVisit.Level(grounds[first].Place.Place, grounds[second].Place.Place) <= options.ReachM)
                {
                    // Two at a time: a drive's neighbours follow each other.
                    kept.Keys.Except([first, second]).ToList().ForEach(other => kept.Remove(other));
                    tried.Add(new(first, second, GroundRegistration.Find(Ground(first), Ground(second), Search(grounds[first].Place, grounds[second].Place), bench.Cancellation)));
                }
            }
        }

        return tried;

        TerrainModel Ground(int stop) => kept.TryGetValue(stop, out var model) ? model : kept[stop] = grounds[stop].Read();
    }

    // How far the second's ground may lie off the first's: by the labels' step, by the mast where headings differ, by headings at the ground between.
    RegistrationOptions Search(StopPlace first, StopPlace second)
    {
        var priors = Priors();
        var (step, lever) = (StopNetwork.StepSigmaM(first, second, priors), RoverVisit.Level(first.Pivot, second.Pivot) / 2);
        var swing = 2 * Math.Abs(Math.Sin((second.Heading.Radians - first.Heading.Radians) / 2));
        var heading = Math.Sqrt((first.HeadingSigmaDeg * first.HeadingSigmaDeg) + (second.HeadingSigmaDeg * second.HeadingSigmaDeg));
        var tilt = Math.Sqrt((first.TiltSigmaDeg * first.TiltSigmaDeg) + (second.TiltSigmaDeg * second.TiltSigmaDeg));
        double Root(params ReadOnlySpan<double> parts)
        {
            var sum = 0.0;
            foreach (var part in parts)
            {
                sum += part * part;
            }

            return Math.Sqrt(sum);
        }

        return new()
        {
            LevelSigmaM = Root(step, swing * priors.MastAheadM, lever * heading * Math.PI / 180),
            UpSigmaM = Root(step, lever * tilt * Math.PI / 180),
            HeadingSigmaDeg = heading,
            TiltSigmaDeg = tilt,
            FixedRangeSigma = first.RangeSigma,
            MovingRangeSigma = second.RangeSigma,
            FixedOwnDeg = first.OwnDeg,
            MovingOwnDeg = second.OwnDeg,
            FixedEye = first.Pivot,
            MovingEye = second.Pivot,
        };
    }

    static void Write(Workbench bench, StopsResult result)
    {
        bench.Write(StopsFile.FileName, FileRole.Data, result.ToFile(bench.IsSimulated).Write());
        bench.Write("stops.csv", FileRole.Table, Encoding.UTF8.GetBytes(result.ToStopsCsv()));
        var sheet = StopsSheet.Draw(result, bench.Title, bench.Rights.Credit, bench.IsSimulated);
        ProductPictures.Save(bench, "stops", sheet.ToBitmap(), PngColour.Srgb);
        bench.Write("stops.svg", FileRole.Display, sheet.ToSvg(), sheet.Width, sheet.Height);
    }

    static void State(Workbench bench, StopsResult result, List<StopTie> tried)
    {
        var (solution, ties) = (result.Solution, result.Ties.Select(tie => tie.Match.Tie!).ToList());
        bench.Measure("stops", result.Grounds.Count);
        bench.Measure("stops that ties hold", solution.Stops.Count(stop => stop.Links > 0));
        bench.Measure("ties", ties.Count - solution.Rejected.Count);
        bench.Measure("ties that contradict the rest", solution.Rejected.Count);
        bench.Measure("pairs of stops without a tie", tried.Count - ties.Count);
        bench.Measure("heights of two stops against each other before, median", Median(ties.Select(tie => tie.BeforeM)), "m");
        bench.Measure("heights of two stops against each other, median", Median(ties.Select(tie => tie.ResidualM)), "m");
        bench.Measure("level shift of a tie, sigma, median", Median(ties.Select(tie => Math.Max(tie.Sigmas[0], tie.Sigmas[1]))), "m");
        bench.Measure("turn of one eye against the other that grounds tell beside geometry's, median", Median(solution.Stops.Where(stop => stop.Links > 0).Select(stop => stop.Stretch * BaselineM * 180 / Math.PI)), "°");
        bench.Measure("mast ahead of the stated place", solution.Mast.Ahead, "m");
        bench.Measure("mast ahead of the stated place, sigma", solution.MastSigmaM.Ahead, "m");
        if (solution.TellsPlaces)
        {
            bench.Measure("labels' errors from stop to stop, in sigmas assumed", solution.StepFactor);
        }

        bench.State("Ground", "relief alone: light and shadows may have moved between two stops");
        bench.State("Places", solution.TellsPlaces
            ? "ties tell where the mast stands over a stated place and how far labels err: places are better than labels"
            : "ties do not tell where the mast stands over a stated place well enough to better the labels: masts stand to each other as ties say, the rover's places as labels say");
        foreach (var tie in tried.Where(tie => tie.Match.Tie is null).Take(5))
        {
            bench.State(string.Create(CultureInfo.InvariantCulture, $"{result.Grounds[tie.First].Id} and {result.Grounds[tie.Second].Id}"), tie.Match.Refusal);
        }
    }

    static double Median(IEnumerable<double> values) => values.Order().ToList() is { Count: > 0 } sorted ? sorted[sorted.Count / 2] : double.NaN;
}
