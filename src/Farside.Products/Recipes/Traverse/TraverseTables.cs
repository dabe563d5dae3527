using System.Globalization;
using System.Text;
using Farside.Core.Units;

namespace Farside.Products.Recipes.Traverse;

/// <summary>A traverse as comma-separated values.</summary>
static class TraverseTables
{
    /// <summary>One line a stop. Longitude and latitude once for each published place of the lander.</summary>
    public static byte[] Stops(RoverTraverse traverse)
    {
        var frames = traverse.Mission.Sites.Keys.Order(StringComparer.Ordinal).ToList();
        var text = new StringBuilder("stop,first_utc,last_utc,lunar_day,sequences,labels,east_m,north_m,up_m,spread_m,heading_deg,distance_m,geometry_sequence,geometry_east_m,geometry_north_m,geometry_sigma_m,geometry_less_label_m,moved_by_ties_m,tied_sigma_m");
        frames.ForEach(frame => text.Append(CultureInfo.InvariantCulture, $",longitude_{frame}_deg,latitude_{frame}_deg"));
        text.Append('\n');
        foreach (var stop in traverse.Stops)
        {
            var place = stop.Place;
            text.Append(CultureInfo.InvariantCulture, $"{stop.Name},{stop.First.ToUtcText()},{stop.Last.ToUtcText()},{traverse.DayOf(stop.First)},{string.Join(' ', stop.Visits.Select(visit => visit.Name.Replace(' ', '-')))},{stop.Visits.Sum(visit => visit.Labels.Count)},")
                .Append(CultureInfo.InvariantCulture, $"{place.X:0.000},{place.Y:0.000},{place.Z:0.000},{stop.Visits.SelectMany(visit => visit.Labels).Max(label => RoverVisit.Level(label.Place, stop.LabelPlace)):0.000},{Degrees(stop.Heading)},{traverse.GoneM(stop.First):0.00},")
                .Append(Adjusted(stop))
                .Append(CultureInfo.InvariantCulture, $",{RoverVisit.Level(stop.LabelPlace, place):0.000},{Metres(stop.TiedSigmaM ?? double.NaN)}");
            foreach (var point in frames.Select(frame => traverse.Mission.Sites[frame].PointAt(place.X, place.Y)))
            {
                text.Append(CultureInfo.InvariantCulture, $",{point.Longitude.Degrees:0.0000000},{point.Latitude.Degrees:0.0000000}");
            }

            text.Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>One line a place on the way: where the rover was known to be, and how.</summary>
    public static byte[] Way(RoverTraverse traverse)
    {
        var text = new StringBuilder("utc,lunar_day,east_m,north_m,leg_m,distance_m,leg\n");
        var gone = 0.0;
        foreach (var (leg, i) in traverse.Legs.Select((leg, i) => (leg, i)))
        {
            if (i == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"{leg.From.ToUtcText()},{leg.LunarDay},{leg.Way[0].East:0.000},{leg.Way[0].North:0.000},0,0,start\n");
            }

            gone += leg.LengthM;
            text.Append(CultureInfo.InvariantCulture, $"{leg.To.ToUtcText()},{leg.LunarDay},{leg.Way[^1].East:0.000},{leg.Way[^1].North:0.000},{leg.LengthM:0.000},{gone:0.000},{(leg.IsDriven ? "radar" : "straight")}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>One line a lunar day, published distances beside ours; empty where none was published for that day's end.</summary>
    public static byte[] Days(RoverTraverse traverse, IReadOnlyList<PublishedOdometry> published)
    {
        var text = new StringBuilder($"lunar_day,stops,distance_m,by_radar_m,total_m{string.Concat(published.Select(odometry => $",{odometry.Name}_total_m"))}\n");
        var total = 0.0;
        foreach (var day in traverse.LunarDays)
        {
            var legs = traverse.Legs.Where(leg => leg.LunarDay == day).ToList();
            total += legs.Sum(leg => leg.LengthM);
            text.Append(CultureInfo.InvariantCulture, $"{day},{traverse.Stops.Count(stop => traverse.DayOf(stop.First) == day)},{legs.Sum(leg => leg.LengthM):0.00},{legs.Where(leg => leg.IsDriven).Sum(leg => leg.LengthM):0.00},{total:0.00}");
            foreach (var odometry in published)
            {
                // The last number published within the day.
                var said = odometry.Points.Where(point => traverse.DayOf(point.Time) == day).Select(point => (double?)point.Metres).LastOrDefault();
                text.Append(CultureInfo.InvariantCulture, $",{said}");
            }

            text.Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static string Adjusted(RoverStop stop) => stop.Adjusted is { } adjusted
        ? string.Create(CultureInfo.InvariantCulture, $"{adjusted.Sequence.Replace(' ', '-')},{adjusted.Mast.X:0.000},{adjusted.Mast.Y:0.000},{Metres(adjusted.SigmaM)},{RoverVisit.Level(adjusted.Mast, stop.LabelPlace):0.000}") : ",,,,";

    static string Metres(double value) => double.IsFinite(value) ? value.ToString("0.000", CultureInfo.InvariantCulture) : "";

    static string Degrees(Angle? angle) => angle is { } known ? known.Degrees.ToString("0.00", CultureInfo.InvariantCulture) : "";
}
