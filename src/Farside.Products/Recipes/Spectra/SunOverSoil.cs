using System.Globalization;
using Farside.Archive.Missions;
using Farside.Core.Measurements;
using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Core.Units;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Spectra;

/// <summary>The Sun of one measurement: how far, how high, and whether label and sky agree.</summary>
/// <param name="Incidence">From the zenith: the label's where it states one, else the sky's.</param>
/// <param name="DistanceAu">Between Sun and Moon, by our ephemeris.</param>
/// <param name="OffDeg">Label less sky, degrees; NaN where the label states none.</param>
sealed record SunOverSoil(Angle Incidence, double DistanceAu, double OffDeg)
{
    /// <summary>The real labels lie within 0.01° of the sky; half a degree of incidence at 65° is 2 % of reflectance.</summary>
    public const double AllowedDeg = 0.3;

    public bool IsOff => Math.Abs(OffDeg) > AllowedDeg;

    public static SunOverSoil Of(Mission mission, Observation observation, SunPosition? label)
    {
        if (observation.Start is not { } start)
        {
            throw new ProductException(observation.Id, "start_date_time", "no time", "when it was taken: the Sun's distance depends on it", "Fetch the label again.");
        }

        var middle = observation.Stop is { } stop && stop > start ? start + ((stop - start) / 2) : start;
        var sky = SunEphemeris.At(mission.Origin, middle).Incidence;
        var incidence = label?.Incidence ?? sky;
        return incidence.Degrees is >= 0 and < 90
            ? new(incidence, Distance(middle), label is { } stated ? stated.Incidence.Degrees - sky.Degrees : double.NaN)
            : throw new ProductException(observation.Id, "solar incidence", string.Create(CultureInfo.InvariantCulture, $"{incidence.Degrees:0.##} degrees"), "a Sun above the horizon", "Nothing is lit then.");
    }

    static double Distance(Epoch time)
    {
        var sun = LunarSky.Sun(time);
        return Math.Sqrt((sun.X * sun.X) + (sun.Y * sun.Y) + (sun.Z * sun.Z)) / LunarSky.AstronomicalUnitM;
    }
}
