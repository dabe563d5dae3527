using Farside.Core.Geometry;

namespace Farside.Core.Sky;

/// <summary>Where the Sun is, seen from the Earth's centre: the largest terms of VSOP87D.</summary>
/// <remarks>
/// Source: P. Bretagnon &amp; G. Francou 1988, Astron. Astrophys. 202, 309–315, as listed in J. Meeus, Astronomical Algorithms, 2nd ed. 1998, appendix III.
/// What is left out stays below 4″ in longitude, 1.2″ in latitude (all of it) and 2e-5 of the distance.
/// </remarks>
static class SolarTheory
{

    // Amplitude in 1e-8 rad, phase in rad, frequency in rad per thousand years.
    static readonly (double Amplitude, double Phase, double Frequency)[] Longitude0 =
    [
        (175_347_046, 0, 0), (3_341_656, 4.6692568, 6_283.0758500), (34_894, 4.62610, 12_566.15170), (3_497, 2.7441, 5_753.3849), (3_418, 2.8289, 3.5231),
        (3_136, 3.6277, 77_713.7715), (2_676, 4.4181, 7_860.4194), (2_343, 6.1352, 3_930.2097), (1_324, 0.7425, 11_506.7698), (1_273, 2.0371, 529.6910),
        (1_199, 1.1096, 1_577.3435), (990, 5.233, 5_884.927), (902, 2.045, 26.298), (857, 3.508, 398.149), (780, 1.179, 5_223.694), (753, 2.533, 5_507.553),
        (505, 4.583, 18_849.228), (492, 4.205, 775.523), (357, 2.920, 0.067), (317, 5.849, 11_790.629), (284, 1.899, 796.298), (271, 0.315, 10_977.079),
        (243, 0.345, 5_486.778), (206, 4.806, 2_544.314), (205, 1.869, 5_573.143), (202, 2.458, 6_069.777),
    ];

    static readonly (double Amplitude, double Phase, double Frequency)[] Longitude1 =
        [(628_331_966_747, 0, 0), (206_059, 2.678235, 6_283.075850), (4_303, 2.6351, 12_566.1517), (425, 1.590, 3.523)];

    static readonly (double Amplitude, double Phase, double Frequency)[] Longitude2 = [(52_919, 0, 0), (8_720, 1.0721, 6_283.0758)];

    static readonly (double Amplitude, double Phase, double Frequency)[] Distance0 =
    [
        (100_013_989, 0, 0), (1_670_700, 3.0984635, 6_283.0758500), (13_956, 3.05525, 12_566.15170), (3_084, 5.1985, 77_713.7715), (1_628, 1.1739, 5_753.3849),
        (1_576, 2.8469, 7_860.4194), (925, 5.453, 11_506.770), (542, 4.564, 3_930.210), (472, 3.661, 5_884.927), (346, 0.964, 5_507.553),
        (329, 5.900, 5_223.694), (307, 0.299, 5_573.143), (243, 4.273, 11_790.629), (212, 5.847, 1_577.344),
    ];

    static readonly (double Amplitude, double Phase, double Frequency)[] Distance1 = [(103_019, 1.107490, 6_283.075850), (1_721, 1.0644, 12_566.1517)];

    /// <summary>Geometric place of the Sun, metres from the Earth's centre.</summary>
    /// <param name="julianCenturies">Terrestrial Time since J2000.0.</param>
    public static Point<EclipticFrame> Sun(double julianCenturies)
    {
        var t = julianCenturies / 10;
        var longitudeRad = 1e-8 * (Sum(Longitude0, t) + (t * (Sum(Longitude1, t) + (t * Sum(Longitude2, t)))));
        var distanceAu = 1e-8 * (Sum(Distance0, t) + (t * Sum(Distance1, t)));
        return EclipticPlace.FromDegrees((longitudeRad * (180 / Math.PI)) + 180, 0, distanceAu * LunarSky.AstronomicalUnitM);
    }

    static double Sum(ReadOnlySpan<(double Amplitude, double Phase, double Frequency)> terms, double millennia)
    {
        var sum = 0.0;
        foreach (var (amplitude, phase, frequency) in terms)
        {
            sum += amplitude * Math.Cos(phase + (frequency * millennia));
        }

        return sum;
    }
}
