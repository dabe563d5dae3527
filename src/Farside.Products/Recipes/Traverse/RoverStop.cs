using Farside.Core.Geometry;
using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Core.Units;

namespace Farside.Products.Recipes.Traverse;

/// <summary>A place where the rover stood and measured.</summary>
/// <param name="Station"><c>S001</c> …, as the catalogue numbers them; empty where no camera worked.</param>
/// <param name="Visits">In order of time.</param>
sealed record RoverStop(string Station, IReadOnlyList<RoverVisit> Visits)
{
    public string Name => Station.Length > 0 ? Station : Visits[0].Name;

    public Epoch First => Visits[0].Start;

    public Epoch Last => Visits.Max(visit => visit.Stop);

    /// <summary>By all sequences' labels, each sequence counted once: the labels of one repeat each other.</summary>
    public Point<SiteFrame> LabelPlace { get; } = RoverVisit.Median(Visits.Select(visit => visit.Place));

    /// <summary>The same, moved as ties between stops' grounds say; where there are none, the labels' own.</summary>
    public Point<SiteFrame> Place { get; } = RoverVisit.Median(Visits.Select(visit => TiedPlaces.Moved(visit.Place, visit.Tied)));

    /// <summary>Level sigma of the moved place, metres; null where no tie holds it.</summary>
    public double? TiedSigmaM { get; } = Visits.Select(visit => visit.TiedSigmaM).FirstOrDefault(sigma => sigma is not null);

    /// <summary>By the adjusted cameras of the first sequence that has them; null where none has.</summary>
    public AdjustedPlace? Adjusted { get; init; }

    /// <summary>Of the rover's front; null where no label tells.</summary>
    public Angle? Heading { get; } = MeanHeading(Visits);

    /// <summary>Greatest level distance between the label's place and its own longitude and latitude, metres; NaN where it gives none.</summary>
    public double OwnDisagreementM(LunarSite origin) => Visits.SelectMany(visit => visit.Labels).Where(label => label.OnMoon is not null)
        .Select(label => Apart(origin.PointAt(label.Place.X, label.Place.Y), label.OnMoon!.Value)).DefaultIfEmpty(double.NaN).Max();

    static double Apart(LunarPoint a, LunarPoint b)
    {
        var (north, east) = (a.Latitude.Radians - b.Latitude.Radians, Math.IEEERemainder(a.Longitude.Radians - b.Longitude.Radians, Math.Tau) * Math.Cos(a.Latitude.Radians));
        return LunarSite.SphereRadiusM * Math.Sqrt((north * north) + (east * east));
    }

    /// <summary>Of the rover's front; null where no label tells.</summary>
    public static Angle? MeanHeading(IReadOnlyList<RoverVisit> visits) => MeanOf([.. visits.SelectMany(visit => visit.Labels).Select(label => label.Heading).OfType<Angle>()]);

    // The eyes toe in: both together look ahead.
    static Angle? MeanOf(List<Angle> headings)
    {
        var (east, north) = (headings.Sum(heading => Math.Sin(heading.Radians)), headings.Sum(heading => Math.Cos(heading.Radians)));
        return headings.Count == 0 || (east * east) + (north * north) < 1e-6 ? null : Angle.FromRadians((Math.Atan2(east, north) + Math.Tau) % Math.Tau);
    }
}
