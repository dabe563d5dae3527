namespace Farside.Processing.Radar;

/// <summary>Depth from two-way time: z = c t / (2 √ε), for the least, the taken and the greatest permittivity that a place may have.</summary>
/// <param name="Least">Relative permittivity, real part: gives the greatest depth.</param>
/// <param name="Taken">The one that an axis shows.</param>
/// <param name="Greatest">Gives the least depth.</param>
/// <remarks>The band taken for Chang'e-4, 3.0 to 4.5 about 3.5: Li et al. 2020, Sci. Adv. 6, eaay6898, and the values from 2.3 to 4 of later work on the same data.</remarks>
public readonly record struct Depth(double Least, double Taken, double Greatest)
{
    /// <summary>Speed of light, metres a nanosecond.</summary>
    public const double LightMPerNs = 0.299792458;

    public static Depth ChangE4 => new(3.0, 3.5, 4.5);

    /// <summary>Metres below the surface for the taken permittivity.</summary>
    public double At(double ns) => Metres(ns, Taken);

    /// <summary>Least and greatest depth that the band allows, metres.</summary>
    public (double Least, double Greatest) Band(double ns) => (Metres(ns, Greatest), Metres(ns, Least));

    /// <summary>Metres a nanosecond, one way, for a permittivity.</summary>
    public static double Velocity(double permittivity) => LightMPerNs / Math.Sqrt(permittivity);

    /// <summary>The permittivity of a velocity in metres a nanosecond.</summary>
    public static double Permittivity(double velocityMPerNs) => Math.Pow(LightMPerNs / velocityMPerNs, 2);

    static double Metres(double ns, double permittivity) => 0.5 * ns * Velocity(permittivity);
}
