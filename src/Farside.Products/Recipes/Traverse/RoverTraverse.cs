using Farside.Archive.Missions;
using Farside.Core.Geometry;
using Farside.Core.Time;

namespace Farside.Products.Recipes.Traverse;

/// <summary>Stops in order of first arrival, and the way through them and through the radar's fixes.</summary>
sealed class RoverTraverse
{
    RoverTraverse(Mission mission, IReadOnlyList<RoverStop> stops, IReadOnlyList<TraverseLeg> legs) => (Mission, Stops, Legs) = (mission, stops, legs);

    public Mission Mission { get; }

    public IReadOnlyList<RoverStop> Stops { get; }

    public IReadOnlyList<TraverseLeg> Legs { get; }

    public double LengthM => Legs.Sum(leg => leg.LengthM);

    public IEnumerable<int> LunarDays => Stops.Select(stop => DayOf(stop.First)).Concat(Legs.Select(leg => leg.LunarDay)).Distinct().Order();

    /// <summary>What the stops, the way and the lander span, metres.</summary>
    public (double West, double East, double South, double North) Extent
    {
        get
        {
            List<(double East, double North)> points = [(0, 0), .. Stops.Select(stop => (stop.Place.X, stop.Place.Y)), .. Legs.SelectMany(leg => leg.Way)];
            return (points.Min(point => point.East), points.Max(point => point.East), points.Min(point => point.North), points.Max(point => point.North));
        }
    }

    /// <summary>One sigma of a stated place, each way, by sequences of the same stop; NaN where no stop has two. What all labels have wrong together it cannot tell.</summary>
    public double PlaceSigmaM
    {
        get
        {
            var free = Stops.Sum(stop => stop.Visits.Count - 1);
            return free > 0 ? Math.Sqrt(Stops.Sum(Squares) / (2.0 * free)) : double.NaN;
        }
    }

    /// <param name="adjusted">Places by adjusted cameras, under the sequence's name (<c>PCAM 0003</c>).</param>
    public static RoverTraverse Of(Mission mission, IReadOnlyList<RoverVisit> visits, IReadOnlyList<RadarFix> fixes, IReadOnlyDictionary<string, AdjustedPlace> adjusted)
    {
        var stops = Group(visits).Select(stop => stop with { Adjusted = stop.Visits.Select(visit => adjusted.GetValueOrDefault(visit.Name)).FirstOrDefault(place => place is not null) }).ToList();
        return new(mission, stops, [.. Connect(mission, stops, fixes)]);
    }

    /// <summary>0 before the landing's.</summary>
    public int DayOf(Epoch time) => Mission.LunarDay(time) ?? 0;

    /// <summary>Metres gone by a time; a leg that is under way counts by its time.</summary>
    public double GoneM(Epoch time) => Legs.Sum(leg => time >= leg.To ? leg.LengthM : time <= leg.From ? 0 : leg.LengthM * ((time - leg.From) / (leg.To - leg.From)));

    /// <summary>Sigma of <see cref="LengthM"/> from that of the places: a place between two legs that go straight on cancels, one at a turn counts twice.</summary>
    public double LengthSigmaM(double placeSigmaM)
    {
        var sum = 0.0;
        for (var i = 0; i <= Legs.Count && Legs.Count > 0; i++)
        {
            var (into, from) = (i > 0 ? Arriving(Legs[i - 1]) : (0, 0), i < Legs.Count ? Leaving(Legs[i]) : (0, 0));
            sum += ((into.East - from.East) * (into.East - from.East)) + ((into.North - from.North) * (into.North - from.North));
        }

        return placeSigmaM * Math.Sqrt(sum);
    }

    static double Squares(RoverStop stop)
    {
        var (east, north) = (stop.Visits.Average(visit => visit.Place.X), stop.Visits.Average(visit => visit.Place.Y));
        return stop.Visits.Sum(visit => Math.Pow(RoverVisit.Level(visit.Place, new(east, north, 0)), 2));
    }

    // Camera sequences number the stations, as the catalogue's products do; others join one or stand for themselves.
    static List<RoverStop> Group(IReadOnlyList<RoverVisit> visits)
    {
        var (stations, others) = (new RoverStops(), new RoverStops());
        var byStation = visits.Where(visit => visit.IsFrame).ToLookup(visit => stations.Take(visit.First.X, visit.First.Y));
        var rest = visits.Where(visit => !visit.IsFrame).ToLookup(visit => stations.Find(visit.First.X, visit.First.Y));
        var numbered = Enumerable.Range(0, stations.Count).Select(number => new RoverStop(RoverStops.Name(number), [.. byStation[number].Concat(rest[number]).OrderBy(visit => visit.Start)]));
        var plain = rest[-1].ToLookup(visit => others.Take(visit.First.X, visit.First.Y)).Select(group => new RoverStop("", [.. group]));
        return [.. numbered.Concat(plain).OrderBy(stop => stop.First).ThenBy(stop => stop.Name, StringComparer.Ordinal)];
    }

    static IEnumerable<TraverseLeg> Connect(Mission mission, List<RoverStop> stops, IReadOnlyList<RadarFix> fixes)
    {
        var nodes = stops.SelectMany(stop => stop.Visits.SelectMany(visit => new[] { visit.Start, visit.Stop }.Distinct().Select(time => (Time: time, stop.Place, Fix: (RadarFix?)null))))
            .Concat(fixes.Select(fix => (fix.Time, fix.Place, Fix: (RadarFix?)fix))).OrderBy(node => node.Time).ToList();
        for (var i = 1; i < nodes.Count; i++)
        {
            var (a, b) = (nodes[i - 1], nodes[i]);
            if (RoverVisit.Level(a.Place, b.Place) > 0)
            {
                var isDriven = a.Fix is not null && b.Fix is not null && a.Fix.Sequence == b.Fix.Sequence;
                yield return new(a.Time, b.Time, mission.LunarDay(b.Time) ?? 0, isDriven ? TraverseLeg.Curve(a.Fix!, b.Fix!) : TraverseLeg.Straight(a.Place, b.Place), isDriven);
            }
        }
    }

    static (double East, double North) Leaving(TraverseLeg leg) => Unit(leg.Way[0], leg.Way[1]);

    static (double East, double North) Arriving(TraverseLeg leg) => Unit(leg.Way[^2], leg.Way[^1]);

    static (double East, double North) Unit((double East, double North) a, (double East, double North) b)
    {
        var (east, north) = (b.East - a.East, b.North - a.North);
        var length = Math.Sqrt((east * east) + (north * north));
        return length > 0 ? (east / length, north / length) : (0, 0);
    }
}
