using Farside.Core.Time;
using Farside.Core.Units;

namespace Farside.Core.Sky;

/// <summary>
/// The Sun as the Moon sees it. Analytical, good to about 0.01° between 1950 and 2050: a truncated lunar theory for the Moon's place, the Sun's mean
/// elements with the largest planetary terms, Cassini's laws and the physical librations for the Moon's axes.
/// </summary>
/// <remarks>
/// Source: J. Meeus, Astronomical Algorithms, 2nd ed. 1998, chapters 25, 47 and 53 (after Eckhardt 1981 for the physical librations).
/// </remarks>
public static class SunEphemeris
{
    const double EquatorTiltDeg = 1.54242; // of the mean lunar equator to the ecliptic

    // The libration series turn the principal axes; the mean-Earth axes stand 78.56″ from them about Y (Williams, Boggs & Folkner 2008, DE421).
    const double PrincipalToMeanTiltDeg = 78.56 / 3600;
    const double AstronomicalUnitKm = 149_597_870.7;

    /// <summary>Where the Sun stands in the zenith: mean-Earth axes, longitude east 0–360.</summary>
    public static (Angle Longitude, Angle Latitude) SubsolarPoint(Epoch epoch)
    {
        var t = epoch.JulianCenturies;
        var a = Arguments.At(t);
        var (sunLongitude, sunDistanceAu) = Sun(t, a);
        var (moonLongitude, moonLatitude, moonDistanceKm) = Moon(a);

        // Heliocentric place of the Moon, from the ratio of both distances.
        var ratio = moonDistanceKm / (sunDistanceAu * AstronomicalUnitKm);
        var longitude = sunLongitude + 180 + (ratio * (180 / Math.PI) * Cos(moonLatitude) * Sin(sunLongitude - moonLongitude));
        var latitude = ratio * moonLatitude;

        var w = longitude - a.Node;
        var (sinW, cosW, sinB, cosB) = (Sin(w), Cos(w), Sin(latitude), Cos(latitude));
        var along = Math.Atan2((sinW * cosB * Cos(EquatorTiltDeg)) - (sinB * Sin(EquatorTiltDeg)), cosW * cosB) * (180 / Math.PI);
        var opticalLatitude = Math.Asin((-sinW * cosB * Sin(EquatorTiltDeg)) - (sinB * Cos(EquatorTiltDeg))) * (180 / Math.PI);

        var (rho, sigma, tau) = PhysicalLibration(t, a);
        var east = along - a.F - tau + (((rho * Cos(along)) + (sigma * Sin(along))) * Math.Tan(opticalLatitude * (Math.PI / 180)));
        var north = opticalLatitude + (sigma * Cos(along)) - (rho * Sin(along)) - (PrincipalToMeanTiltDeg * Cos(east));
        return (Angle.FromDegrees(Wrap(east)), Angle.FromDegrees(north));
    }

    /// <summary>The Sun over a site: azimuth clockwise from north, 0–360; elevation of the disc's centre above the level horizon.</summary>
    public static SunPosition At(LunarSite site, Epoch epoch)
    {
        var (longitude, latitude) = SubsolarPoint(epoch);
        var (sinSite, cosSite) = Math.SinCos(site.Latitude.Radians);
        var (sinSun, cosSun) = Math.SinCos(latitude.Radians);
        var (sinHour, cosHour) = Math.SinCos(longitude.Radians - site.Longitude.Radians);
        var east = cosSun * sinHour;
        var north = (cosSite * sinSun) - (sinSite * cosSun * cosHour);
        var up = (sinSite * sinSun) + (cosSite * cosSun * cosHour);
        return new(Angle.FromDegrees(Wrap(Math.Atan2(east, north) * (180 / Math.PI))), Angle.FromRadians(Math.Asin(Math.Clamp(up, -1, 1))));
    }

    static (double LongitudeDeg, double DistanceAu) Sun(double t, Arguments a)
    {
        var meanLongitude = 280.46646 + (36_000.76983 * t) + (0.0003032 * t * t);
        var centre = ((1.914602 - (0.004817 * t)) * Sin(a.M)) + ((0.019993 - (0.000101 * t)) * Sin(2 * a.M)) + (0.000289 * Sin(3 * a.M));

        // The largest terms of Venus, Jupiter and the Moon; their arguments count centuries from 1900.
        var t1900 = t + 1;
        var planets = (0.00134 * Cos(153.23 + (22_518.7541 * t1900))) + (0.00154 * Cos(216.57 + (45_037.5082 * t1900)))
            + (0.00200 * Cos(312.69 + (32_964.3577 * t1900))) + (0.00179 * Sin(350.74 + (445_267.1142 * t1900)))
            + (0.00178 * Sin(231.19 + (20.20 * t1900)));
        var eccentricity = 0.016708634 - (0.000042037 * t);
        var distance = 1.000001018 * (1 - (eccentricity * eccentricity)) / (1 + (eccentricity * Cos(a.M + centre)));
        return (meanLongitude + centre + planets - 0.00569, distance); // the last is aberration
    }

    static (double LongitudeDeg, double LatitudeDeg, double DistanceKm) Moon(Arguments a)
    {
        var (d, m, n, f) = (a.D, a.M, a.MoonAnomaly, a.F);
        var longitude = a.MoonLongitude
            + (6.288774 * Sin(n)) + (1.274027 * Sin((2 * d) - n)) + (0.658314 * Sin(2 * d)) + (0.213618 * Sin(2 * n)) - (0.185116 * Sin(m))
            - (0.114332 * Sin(2 * f)) + (0.058793 * Sin((2 * d) - (2 * n))) + (0.057066 * Sin((2 * d) - m - n)) + (0.053322 * Sin((2 * d) + n))
            + (0.045758 * Sin((2 * d) - m)) - (0.040923 * Sin(m - n)) - (0.034720 * Sin(d)) - (0.030383 * Sin(m + n));
        var latitude = (5.128122 * Sin(f)) + (0.280602 * Sin(n + f)) + (0.277693 * Sin(n - f)) + (0.173237 * Sin((2 * d) - f))
            + (0.055413 * Sin((2 * d) - n + f)) + (0.046271 * Sin((2 * d) - n - f)) + (0.032573 * Sin((2 * d) + f));
        var distance = 385_000.56 - (20_905.355 * Cos(n)) - (3_699.111 * Cos((2 * d) - n)) - (2_955.968 * Cos(2 * d)) - (569.925 * Cos(2 * n));
        return (longitude, latitude, distance);
    }

    static (double Rho, double Sigma, double Tau) PhysicalLibration(double t, Arguments a)
    {
        var (d, m, n, f) = (a.D, a.M, a.MoonAnomaly, a.F);
        var rho = (-0.02752 * Cos(n)) - (0.02245 * Sin(f)) + (0.00684 * Cos(n - (2 * f))) - (0.00293 * Cos(2 * f))
            - (0.00085 * Cos((2 * f) - (2 * d))) - (0.00054 * Cos(n - (2 * d))) - (0.00020 * Sin(n + f)) - (0.00020 * Cos(n + (2 * f)))
            - (0.00020 * Cos(n - f)) + (0.00014 * Cos(n + (2 * f) - (2 * d)));
        var sigma = (-0.02816 * Sin(n)) + (0.02244 * Cos(f)) - (0.00682 * Sin(n - (2 * f))) - (0.00279 * Sin(2 * f))
            - (0.00083 * Sin((2 * f) - (2 * d))) + (0.00069 * Sin(n - (2 * d))) + (0.00040 * Cos(n + f))
            - (0.00025 * Sin(2 * n)) - (0.00023 * Sin(n + (2 * f))) + (0.00020 * Cos(n - f))
            + (0.00019 * Sin(n - f)) + (0.00013 * Sin(n + (2 * f) - (2 * d))) - (0.00010 * Cos(n - (3 * f)));
        var tau = (0.02520 * Sin(m)) + (0.00473 * Sin((2 * n) - (2 * f))) - (0.00467 * Sin(n)) + (0.00396 * Sin(119.75 + (131.849 * t)))
            + (0.00276 * Sin((2 * n) - (2 * d))) + (0.00196 * Sin(a.Node)) - (0.00183 * Cos(n - f)) + (0.00115 * Sin(n - (2 * d)))
            - (0.00096 * Sin(n - d)) + (0.00046 * Sin((2 * f) - (2 * d))) - (0.00039 * Sin(n - f))
            - (0.00032 * Sin(n - m - d)) + (0.00027 * Sin((2 * n) - m - (2 * d)))
            + (0.00023 * Sin(72.56 + (20.186 * t))) - (0.00014 * Sin(2 * d)) + (0.00014 * Cos((2 * n) - (2 * f)));
        return (rho, sigma, tau);
    }

    static double Sin(double degrees) => Math.Sin(degrees * (Math.PI / 180));

    static double Cos(double degrees) => Math.Cos(degrees * (Math.PI / 180));

    static double Wrap(double degrees) => degrees - (360 * Math.Floor(degrees / 360));

    /// <summary>The mean arguments of the lunar theory, degrees.</summary>
    readonly record struct Arguments(double MoonLongitude, double D, double M, double MoonAnomaly, double F, double Node)
    {
        public static Arguments At(double t) => new(
            Wrap(218.3164477 + (481_267.88123421 * t) - (0.0015786 * t * t)),
            Wrap(297.8501921 + (445_267.1114034 * t) - (0.0018819 * t * t)),
            Wrap(357.5291092 + (35_999.0502909 * t) - (0.0001536 * t * t)),
            Wrap(134.9633964 + (477_198.8675055 * t) + (0.0087414 * t * t)),
            Wrap(93.2720950 + (483_202.0175233 * t) - (0.0036539 * t * t)),
            Wrap(125.0445479 - (1_934.1362891 * t) + (0.0020754 * t * t)));
    }
}
