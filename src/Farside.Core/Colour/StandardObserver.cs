namespace Farside.Core.Colour;

/// <summary>The CIE 1931 standard observer: how a spectrum becomes a colour.</summary>
/// <remarks>Source: CIE 018:2019, table 6 (colour-matching functions x̄, ȳ, z̄ every 5 nm); sums over that step as CIE 15:2004, section 7.1, allows.</remarks>
public static class StandardObserver
{
    public const int FirstNm = 380;
    public const int LastNm = 780;
    public const int StepNm = 5;

    static readonly Tristimulus[] Matching =
    [
        new(0.001368, 0.000039, 0.00645), new(0.002236, 0.000064, 0.01055), new(0.004243, 0.00012, 0.02005),
        new(0.00765, 0.000217, 0.03621), new(0.01431, 0.000396, 0.06785), new(0.02319, 0.00064, 0.1102),
        new(0.04351, 0.00121, 0.2074), new(0.07763, 0.00218, 0.3713), new(0.13438, 0.004, 0.6456),
        new(0.21477, 0.0073, 1.03905), new(0.2839, 0.0116, 1.3856), new(0.3285, 0.01684, 1.62296),
        new(0.34828, 0.023, 1.74706), new(0.34806, 0.0298, 1.7826), new(0.3362, 0.038, 1.77211),
        new(0.3187, 0.048, 1.7441), new(0.2908, 0.06, 1.6692), new(0.2511, 0.0739, 1.5281),
        new(0.19536, 0.09098, 1.28764), new(0.1421, 0.1126, 1.0419), new(0.09564, 0.13902, 0.81295),
        new(0.05795, 0.1693, 0.6162), new(0.03201, 0.20802, 0.46518), new(0.0147, 0.2586, 0.3533),
        new(0.0049, 0.323, 0.272), new(0.0024, 0.4073, 0.2123), new(0.0093, 0.503, 0.1582),
        new(0.0291, 0.6082, 0.1117), new(0.06327, 0.71, 0.07825), new(0.1096, 0.7932, 0.05725),
        new(0.1655, 0.862, 0.04216), new(0.22575, 0.91485, 0.02984), new(0.2904, 0.954, 0.0203),
        new(0.3597, 0.9803, 0.0134), new(0.43345, 0.99495, 0.00875), new(0.51205, 1, 0.00575),
        new(0.5945, 0.995, 0.0039), new(0.6784, 0.9786, 0.00275), new(0.7621, 0.952, 0.0021),
        new(0.8425, 0.9154, 0.0018), new(0.9163, 0.87, 0.00165), new(0.9786, 0.8163, 0.0014),
        new(1.0263, 0.757, 0.0011), new(1.0567, 0.6949, 0.001), new(1.0622, 0.631, 0.0008),
        new(1.0456, 0.5668, 0.0006), new(1.0026, 0.503, 0.00034), new(0.9384, 0.4412, 0.00024),
        new(0.85445, 0.381, 0.00019), new(0.7514, 0.321, 0.0001), new(0.6424, 0.265, 0.00005),
        new(0.5419, 0.217, 0.00003), new(0.4479, 0.175, 0.00002), new(0.3608, 0.1382, 0.00001),
        new(0.2835, 0.107, 0), new(0.2187, 0.0816, 0), new(0.1649, 0.061, 0),
        new(0.1212, 0.04458, 0), new(0.0874, 0.032, 0), new(0.0636, 0.0232, 0),
        new(0.04677, 0.017, 0), new(0.0329, 0.01192, 0), new(0.0227, 0.00821, 0),
        new(0.01584, 0.005723, 0), new(0.011359, 0.004102, 0), new(0.008111, 0.002929, 0),
        new(0.00579, 0.002091, 0), new(0.004109, 0.001484, 0), new(0.002899, 0.001047, 0),
        new(0.002049, 0.00074, 0), new(0.00144, 0.00052, 0), new(0.001, 0.000361, 0),
        new(0.00069, 0.000249, 0), new(0.000476, 0.000172, 0), new(0.000332, 0.00012, 0),
        new(0.000235, 0.000085, 0), new(0.000166, 0.00006, 0), new(0.000117, 0.000042, 0),
        new(0.000083, 0.00003, 0), new(0.000059, 0.000021, 0), new(0.000042, 0.000015, 0),
    ];

    /// <summary>The colour of a surface under a light, Y = 1 for a perfectly white one.</summary>
    /// <param name="reflectance">0 to 1, of a wavelength in nanometres.</param>
    /// <param name="light">Spectral power in any unit, of a wavelength in nanometres.</param>
    public static Tristimulus Surface(Func<double, double> reflectance, Func<double, double> light)
    {
        var (sum, white) = (default(Tristimulus), 0.0);
        for (var i = 0; i < Matching.Length; i++)
        {
            var (nm, power) = (FirstNm + (i * StepNm), light(FirstNm + (i * StepNm)));
            sum += (power * reflectance(nm)) * Matching[i];
            white += power * Matching[i].Y;
        }

        return (1 / white) * sum;
    }

    /// <summary>The colour of the light itself, Y = 1.</summary>
    public static Tristimulus White(Func<double, double> light) => Surface(_ => 1, light);
}
