namespace Farside.Core.Sky;

/// <summary>The mean arguments of the lunar theory at one instant, degrees, and their harmonics.</summary>
/// <remarks>Source: J. Meeus, Astronomical Algorithms, 2nd ed. 1998, formulas 47.1 to 47.6; the node from 47.7.</remarks>
readonly struct LunarArguments
{
    readonly Harmonics _d, _m, _n, _f;

    LunarArguments(double t)
    {
        T = t;
        MoonLongitude = Wrap(218.3164477 + (t * (481_267.88123421 + (t * (-0.0015786 + (t / 538_841))))));
        N = Wrap(134.9633964 + (t * (477_198.8675055 + (t * (0.0087414 + (t / 69_699))))));
        F = Wrap(93.2720950 + (t * (483_202.0175233 + (t * (-0.0036539 - (t / 3_526_000))))));
        Node = Wrap(125.0445479 + (t * (-1_934.1362891 + (t * (0.0020754 + (t / 467_441))))));
        var d = Wrap(297.8501921 + (t * (445_267.1114034 + (t * (-0.0018819 + (t / 545_868))))));
        var m = Wrap(357.5291092 + (t * (35_999.0502909 - (t * 0.0001536))));
        var eccentricity = 1 - (t * (0.002516 + (t * 0.0000074))); // relative to that of 2000
        (_d, _m, _n, _f) = (Harmonics.Of(d), Harmonics.Of(m, eccentricity), Harmonics.Of(N), Harmonics.Of(F));
    }

    /// <summary>Julian centuries of Terrestrial Time since J2000.0.</summary>
    public double T { get; }

    public double MoonLongitude { get; }

    /// <summary>The Moon's mean anomaly M′.</summary>
    public double N { get; }

    /// <summary>The Moon's mean argument of latitude.</summary>
    public double F { get; }

    /// <summary>The mean longitude of the ascending node of the Moon's orbit.</summary>
    public double Node { get; }

    /// <param name="julianCenturies">Terrestrial Time since J2000.0.</param>
    public static LunarArguments At(double julianCenturies) => new(julianCenturies);

    /// <summary>The sums of all sine and of all cosine terms, in the unit of the coefficients.</summary>
    public (double Sines, double Cosines) Sum(ReadOnlySpan<LunarTerm> terms)
    {
        var (sines, cosines) = (0.0, 0.0);
        foreach (ref readonly var term in terms)
        {
            var phase = _d[4 + term.D] * _m[4 + term.M] * _n[4 + term.N] * _f[4 + term.F];
            sines += term.Sine * phase.Imaginary;
            cosines += term.Cosine * phase.Real;
        }

        return (sines, cosines);
    }

    static double Wrap(double degrees) => degrees - (360 * Math.Floor(degrees / 360));
}
