using Farside.Core.Geometry;
using Farside.Core.Time;
using Farside.Core.Units;

namespace Farside.Core.Sky;

/// <summary>Eclipses of the Sun by the Earth over a place on the Moon.</summary>
public static class SolarEclipses
{
    const double SunRadiusM = 695_700_000; // IAU 2015, resolution B3
    const double EarthRadiusM = 6_378_137; // WGS 84, equator

    // Seen from the Moon the Earth passes the Sun once a month, at half a degree an hour.
    static readonly TimeSpan Step = TimeSpan.FromHours(12);
    static readonly TimeSpan Reach = TimeSpan.FromHours(8);
    static readonly TimeSpan Sharpness = TimeSpan.FromSeconds(1);

    /// <summary>All whose greatest lies between two times, in order, whether the Sun is up over the site or not; contacts to about a minute.</summary>
    public static IReadOnlyList<SolarEclipse> Between(LunarSite site, Epoch from, Epoch to) => Between(site.Place, from, to);

    /// <param name="place">From the Moon's centre, metres; the centre itself sees what almanacs of lunar eclipses give, and has no horizon.</param>
    public static IReadOnlyList<SolarEclipse> Between(Point<MeanEarthFrame> place, Epoch from, Epoch to)
    {
        var found = new List<SolarEclipse>();
        var (before, here) = (Separation(place, from - Step), Separation(place, from));
        for (var time = from; time <= to + Step; time += Step)
        {
            var after = Separation(place, time + Step);
            if (here <= before && here < after && Around(place, time) is { } eclipse && eclipse.Greatest >= from && eclipse.Greatest < to)
            {
                found.Add(eclipse);
            }

            (before, here) = (here, after);
        }

        return found;
    }

    static SolarEclipse? Around(Point<MeanEarthFrame> place, Epoch near)
    {
        var greatest = Least(place, near - Step, near + Step);
        var view = View.Of(place, greatest);
        if (view.Apart >= view.Sun + view.Earth)
        {
            return null;
        }

        Epoch Contact(Epoch outside, Func<View, double> gap) => Edge(place, outside, greatest, gap);
        var isTotal = view.Apart < view.Earth - view.Sun;
        return new(
            Contact(greatest - Reach, Touching), isTotal ? Contact(greatest - Reach, Hidden) : null, greatest, isTotal ? Contact(greatest + Reach, Hidden) : null, Contact(greatest + Reach, Touching),
            (view.Sun + view.Earth - view.Apart) / (2 * view.Sun), Angle.FromRadians(view.Apart), SunElevation(place, greatest));
    }

    static Angle SunElevation(Point<MeanEarthFrame> place, Epoch time)
    {
        var sun = LunarSky.Sun(time);
        var up = Math.Sqrt((place.X * place.X) + (place.Y * place.Y) + (place.Z * place.Z));
        var (x, y, z) = (sun.X - place.X, sun.Y - place.Y, sun.Z - place.Z);
        return Angle.FromRadians(Math.Asin(((x * place.X) + (y * place.Y) + (z * place.Z)) / (up * Math.Sqrt((x * x) + (y * y) + (z * z)))));
    }

    static double Touching(View view) => view.Apart - view.Earth - view.Sun;

    static double Hidden(View view) => view.Apart - view.Earth + view.Sun;

    static double Separation(Point<MeanEarthFrame> place, Epoch time) => View.Of(place, time).Apart;

    // Golden section: one least within a day.
    static Epoch Least(Point<MeanEarthFrame> place, Epoch from, Epoch to)
    {
        const double Golden = 0.381966011250105;
        while (to - from > Sharpness)
        {
            var (a, b) = (from + ((to - from) * Golden), to - ((to - from) * Golden));
            (from, to) = Separation(place, a) < Separation(place, b) ? (from, b) : (a, to);
        }

        return from + ((to - from) / 2);
    }

    static Epoch Edge(Point<MeanEarthFrame> place, Epoch outside, Epoch inside, Func<View, double> gap)
    {
        while ((outside - inside).Duration() > Sharpness)
        {
            var middle = outside + ((inside - outside) / 2);
            (outside, inside) = gap(View.Of(place, middle)) > 0 ? (middle, inside) : (outside, middle);
        }

        return inside;
    }

    /// <summary>Half the apparent diameters of both discs and the angle between their centres, radians.</summary>
    readonly record struct View(double Sun, double Earth, double Apart)
    {
        public static View Of(Point<MeanEarthFrame> place, Epoch time)
        {
            var (sun, sunM) = From(place, LunarSky.Sun(time));
            var (earth, earthM) = From(place, LunarSky.Earth(time));
            return new(Math.Asin(SunRadiusM / sunM), Math.Asin(EarthRadiusM / earthM), sun.AngleToRad(earth));
        }

        static (Direction<MeanEarthFrame> Towards, double DistanceM) From(Point<MeanEarthFrame> place, Point<MeanEarthFrame> target)
        {
            var (x, y, z) = (target.X - place.X, target.Y - place.Y, target.Z - place.Z);
            return (Direction<MeanEarthFrame>.Normalised(x, y, z), Math.Sqrt((x * x) + (y * y) + (z * z)));
        }
    }
}
