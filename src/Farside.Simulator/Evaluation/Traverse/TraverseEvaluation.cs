using Farside.Archive.Store;
using Farside.Core.Geometry;

namespace Farside.Simulator.Evaluation.Traverse;

/// <summary>A traverse's stops and lengths against where the rover truly stood and drove.</summary>
sealed class TraverseEvaluation : IEvaluation
{
    public const string Place = "traverse: stop places, greatest error";
    public const string Heading = "traverse: headings at stops, greatest error";
    public const string Station = "traverse: pairs of sequences told to share a stop or not";
    public const string Distance = "traverse: distance through its places, error";
    public const string Radar = "traverse: way along radar fixes, error";

    public IReadOnlyList<string> Quantities => [Place, Heading, Station, Distance, Radar];

    public IEnumerable<Finding> Judge(EvaluationInput input, CancellationToken cancel)
    {
        var ids = input.Products.Ids("traverse");
        if (ids.Count == 0)
        {
            input.SayAbsent("traverse (" + string.Join("; ", Quantities) + ")", "no product of that recipe");
        }

        return ids.SelectMany(id => input.TryRead($"traverse/{id}", () => (List<Finding>)[.. OfStops(input, id), .. OfWay(input, id)]) ?? []);
    }

    static IEnumerable<Finding> OfStops(EvaluationInput input, string id)
    {
        var table = CsvTable.Read(input.Products.PathOf("traverse", id, "stops.csv"));
        var truth = Sequences(input);
        var told = new List<(TrueStop Truth, int Row, string[] Cells)>();
        foreach (var (name, stop) in truth)
        {
            var row = table.Rows.ToList().FindIndex(cells => table.Text(cells, "sequences").Split(' ').Contains(name));
            if (row >= 0)
            {
                told.Add((stop, row, table.Rows[row]));
            }
        }

        if (told.Count == 0)
        {
            input.SayAbsent(Place, "no camera sequence of the truth is in the traverse");
            yield break;
        }

        yield return new(Place, "", told.Max(one => Level(one.Truth.Place, table.Number(one.Cells, "east_m"), table.Number(one.Cells, "north_m"))), told.Count, truth.Count);
        yield return new(Heading, "", told.Max(one => Turn(one.Truth.CompassDeg, table.Number(one.Cells, "heading_deg"))), told.Count, truth.Count);
        if (told.Count > 1)
        {
            yield return Pairs(told);
        }
    }

    // By the truth two sequences share a stop when the rover stood within half a metre.
    static Finding Pairs(List<(TrueStop Truth, int Row, string[] Cells)> told)
    {
        var pairs = told.SelectMany((one, i) => told.Skip(i + 1).Select(other => (one, other))).ToList();
        var right = pairs.Count(pair => (pair.one.Row == pair.other.Row) == (Level(pair.one.Truth.Place, pair.other.Truth.Place.X, pair.other.Truth.Place.Y) <= RoverStops.ReachM));
        return new(Station, "", right / (double)pairs.Count, pairs.Count, pairs.Count);
    }

    static IEnumerable<Finding> OfWay(EvaluationInput input, string id)
    {
        if (!File.Exists(input.Truth.RoverWayFile))
        {
            input.SayAbsent(Distance, "the truth holds no way of the rover");
            yield break;
        }

        var (table, way) = (CsvTable.Read(input.Products.PathOf("traverse", id, "way.csv")), TrueWay.Read(input.Truth.RoverWayFile));
        var (said, driven, radarSaid, radarTrue, legs, radarLegs) = (0.0, 0.0, 0.0, 0.0, 0, 0);
        (double AlongM, double East, double North, double OffM)? before = null;
        foreach (var row in table.Rows)
        {
            var here = way.Nearest(table.Number(row, "east_m") ?? 0, table.Number(row, "north_m") ?? 0, before?.AlongM ?? 0);
            if (before is { } last)
            {
                var isDriven = table.Text(row, "leg") == "radar";
                var length = isDriven ? here.AlongM - last.AlongM : Math.Sqrt(Math.Pow(here.East - last.East, 2) + Math.Pow(here.North - last.North, 2));
                var claimed = table.Number(row, "leg_m") ?? 0;
                (said, driven, legs) = (said + claimed, driven + length, legs + 1);
                (radarSaid, radarTrue, radarLegs) = isDriven ? (radarSaid + claimed, radarTrue + length, radarLegs + 1) : (radarSaid, radarTrue, radarLegs);
            }

            before = here;
        }

        if (driven > 0)
        {
            yield return new(Distance, "", 100 * Math.Abs(said - driven) / driven, legs, legs);
        }

        if (radarTrue > 0)
        {
            yield return new(Radar, "", 100 * Math.Abs(radarSaid - radarTrue) / radarTrue, radarLegs, radarLegs);
        }
    }

    // A camera's frames of one sequence stand in one place.
    static List<(string Name, TrueStop Stop)> Sequences(EvaluationInput input) =>
    [
        .. from shot in input.Truth.Shots()
           where shot.Stance is not null && shot.Rover is not null && !input.Truth.IsRuined(shot.Product) && input.Entry(shot.Product) is not null
           let name = ProductName.TryParse(shot.Product, out var parsed) ? $"{parsed.Instrument}-{parsed.Sequence}" : ""
           where name.Length > 0
           group shot by name into sequence
           let first = sequence.First()
           select (sequence.Key, new TrueStop(first.Rover!.Value, 90 - first.Stance!.HeadingDeg)),
    ];

    static double Level(Point<SiteFrame> a, double? east, double? north) =>
        east is { } x && north is { } y ? Math.Sqrt(((a.X - x) * (a.X - x)) + ((a.Y - y) * (a.Y - y))) : double.PositiveInfinity;

    static double Turn(double trueDeg, double? saidDeg) => saidDeg is { } said ? Math.Abs(Math.IEEERemainder(said - trueDeg, 360)) : double.PositiveInfinity;

    /// <param name="CompassDeg">Where the rover's front looked, clockwise from north; the truth counts from east the other way round.</param>
    sealed record TrueStop(Point<SiteFrame> Place, double CompassDeg);
}
