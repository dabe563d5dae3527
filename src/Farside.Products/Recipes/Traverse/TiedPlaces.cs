using Farside.Core.Geometry;
using Farside.Core.Time;
using Farside.Products.Recipes.Stops;

namespace Farside.Products.Recipes.Traverse;

/// <summary>How far labels' places are off along the way, by the stops whose grounds are tied to each other: known at those stops, in proportion to the way between them, the same before the first and after the last.</summary>
sealed class TiedPlaces
{
    readonly IReadOnlyList<(Epoch Time, double GoneM)> _way;
    readonly IReadOnlyList<(double GoneM, (double East, double North, double Up) Off)> _known;
    readonly IReadOnlyDictionary<string, double> _sigmas;

    TiedPlaces(IReadOnlyList<(Epoch, double)> way, IReadOnlyList<(double, (double, double, double))> known, IReadOnlyDictionary<string, double> sigmas) => (_way, _known, _sigmas) = (way, known, sigmas);

    /// <summary>Null where ties do not tell places better than labels do.</summary>
    public static TiedPlaces? Of(StopsFile? stops, IReadOnlyList<RoverVisit> visits, IReadOnlyList<RadarFix> fixes)
    {
        if (stops is not { TellsPlaces: true })
        {
            return null;
        }

        var way = Way(visits, fixes);
        var known = (from stop in stops.Stops
                     from visit in visits
                     where visit.Instrument == stop.Instrument && visit.Sequence == stop.Sequence && stop.Ties > 0
                     orderby visit.Start
                     select (GoneAt(way, visit.Start), (stop.PlaceM[0] - stop.LabelM[0], stop.PlaceM[1] - stop.LabelM[1], stop.PlaceM[2] - stop.LabelM[2]))).ToList();
        var sigmas = stops.Stops.Where(stop => stop.Ties > 0).ToDictionary(stop => $"{stop.Instrument} {stop.Sequence}", stop => Math.Sqrt((stop.SigmaM[0] * stop.SigmaM[0]) + (stop.SigmaM[1] * stop.SigmaM[1])), StringComparer.Ordinal);
        return known.Count == 0 ? null : new(way, known, sigmas);
    }

    /// <summary>Stops that ties hold.</summary>
    public int Count => _known.Count;

    public RoverVisit Move(RoverVisit visit) => visit with { Tied = At(visit.Start), TiedSigmaM = _sigmas.TryGetValue(visit.Name, out var sigma) ? sigma : null };

    public RadarFix Move(RadarFix fix) => fix with { Place = Moved(fix.Place, At(fix.Time)) };

    public static Point<SiteFrame> Moved(Point<SiteFrame> place, (double East, double North, double Up) by) => new(place.X + by.East, place.Y + by.North, place.Z + by.Up);

    (double East, double North, double Up) At(Epoch time)
    {
        var gone = GoneAt(_way, time);
        var next = _known.TakeWhile(known => known.GoneM <= gone).Count();
        if (next == 0 || next == _known.Count)
        {
            return _known[Math.Min(next, _known.Count - 1)].Off;
        }

        var (a, b) = (_known[next - 1], _known[next]);
        var along = (gone - a.GoneM) / (b.GoneM - a.GoneM);
        return (double.Lerp(a.Off.East, b.Off.East, along), double.Lerp(a.Off.North, b.Off.North, along), double.Lerp(a.Off.Up, b.Off.Up, along));
    }

    static List<(Epoch Time, double GoneM)> Way(IReadOnlyList<RoverVisit> visits, IReadOnlyList<RadarFix> fixes)
    {
        var (way, gone, last) = (new List<(Epoch, double)>(), 0.0, (Point<SiteFrame>?)null);
        foreach (var (time, place) in visits.Select(visit => (visit.Start, visit.Place)).Concat(fixes.Select(fix => (fix.Time, fix.Place))).OrderBy(node => node.Item1))
        {
            gone += last is { } from ? RoverVisit.Level(from, place) : 0;
            way.Add((time, gone));
            last = place;
        }

        return way;
    }

    static double GoneAt(IReadOnlyList<(Epoch Time, double GoneM)> way, Epoch time) => way.TakeWhile(node => node.Time <= time).Select(node => node.GoneM).LastOrDefault();
}
