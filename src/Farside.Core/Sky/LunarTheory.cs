using Farside.Core.Geometry;

namespace Farside.Core.Sky;

/// <summary>Where the Moon is, seen from the Earth's centre: 60 terms each for longitude and distance, and for latitude, of the ELP-2000/82 theory.</summary>
/// <remarks>Source: J. Meeus, Astronomical Algorithms, 2nd ed. 1998, chapter 47 (after Chapront-Touzé &amp; Chapront); stated there: 10″ in longitude, 4″ in latitude.</remarks>
static partial class LunarTheory
{
    const double MeanDistanceM = 385_000_560;
    const double LightTimeDeg = 0.70 / 3600; // in the mean longitude of the source, which is that of the Moon as seen

    /// <summary>Geometric place of the Moon, metres from the Earth's centre.</summary>
    /// <param name="julianCenturies">Terrestrial Time since J2000.0.</param>
    public static Point<EclipticFrame> Moon(double julianCenturies)
    {
        var a = LunarArguments.At(julianCenturies);
        var (alongSum, distanceSum) = a.Sum(LongitudeAndDistance);
        var (acrossSum, _) = a.Sum(Latitude);

        // Venus, Jupiter and the flattening of the Earth.
        var venus = 119.75 + (131.849 * a.T);
        alongSum += (3_958 * Sin(venus)) + (1_962 * Sin(a.MoonLongitude - a.F)) + (318 * Sin(53.09 + (479_264.290 * a.T)));
        acrossSum += (-2_235 * Sin(a.MoonLongitude)) + (382 * Sin(313.45 + (481_266.484 * a.T))) + (175 * (Sin(venus - a.F) + Sin(venus + a.F)))
            + (127 * Sin(a.MoonLongitude - a.N)) - (115 * Sin(a.MoonLongitude + a.N));
        return EclipticPlace.FromDegrees(a.MoonLongitude + LightTimeDeg + (1e-6 * alongSum), 1e-6 * acrossSum, MeanDistanceM + distanceSum);
    }

    static double Sin(double degrees) => Math.Sin(degrees * (Math.PI / 180));
}
