using Farside.Core.Geometry;
using Farside.Core.Time;

namespace Farside.Products.Recipes.Traverse;

/// <summary>One sequence of one instrument and the place all its labels agree on: their median.</summary>
/// <param name="First">What the earliest label says: the rule that tells stations apart goes by it.</param>
/// <param name="SpreadM">How far a label lies from the median at most, level metres.</param>
sealed record RoverVisit(string Instrument, string Sequence, bool IsFrame, Epoch Start, Epoch Stop, Point<SiteFrame> First, Point<SiteFrame> Place, double SpreadM, IReadOnlyList<RoverSighting> Labels)
{
    public string Name => $"{Instrument} {Sequence}";

    /// <summary>How far ties between stops' grounds move its place: east, north, up in metres.</summary>
    public (double East, double North, double Up) Tied { get; init; }

    /// <summary>Level sigma of the moved place, metres; null where no tie holds this very sequence.</summary>
    public double? TiedSigmaM { get; init; }

    /// <summary>In order of time.</summary>
    public static IReadOnlyList<RoverVisit> Of(IReadOnlyList<RoverSighting> sightings) =>
        [.. sightings.GroupBy(sighting => (sighting.Instrument, sighting.Sequence)).Select(group => Of([.. group])).OrderBy(visit => visit.Start).ThenBy(visit => visit.Name, StringComparer.Ordinal)];

    /// <summary>Level metres between two places.</summary>
    public static double Level(Point<SiteFrame> a, Point<SiteFrame> b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));

    /// <summary>Coordinate by coordinate: one label gone wrong moves nothing.</summary>
    public static Point<SiteFrame> Median(IEnumerable<Point<SiteFrame>> places)
    {
        var all = places.ToList();
        return new(Median(all.Select(place => place.X)), Median(all.Select(place => place.Y)), Median(all.Select(place => place.Z)));
    }

    static RoverVisit Of(List<RoverSighting> labels)
    {
        var place = Median(labels.Select(label => label.Place));
        return new(labels[0].Instrument, labels[0].Sequence, labels[0].IsFrame, labels[0].Time, labels[^1].Time, labels[0].Place, place, labels.Max(label => Level(label.Place, place)), labels);
    }

    static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
