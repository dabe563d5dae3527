namespace Farside.Simulator.Instruments;

/// <summary>How lunar soil sends light back: Lunar-Lambert disc function times a phase function with an opposition surge.</summary>
/// <remarks>Source of the disc weight L(g) = 1 − 0.019 g + 2.42·10⁻⁴ g² − 1.46·10⁻⁶ g³ (g in degrees): McEwen 1996, Lunar Planet. Sci. 27, 841.
/// Phase: exp(−g / 62°) · (1 + 0.55 · exp(−g / 3.5°)) / 1.55: 1 at zero phase, where by definition the radiance factor is the normal albedo. From 4° to 0° it grows by 41 %, as
/// Clementine saw ("more than 40 %": Buratti et al. 1996, Icarus 124, 490).</remarks>
static class Photometry
{
    const int Steps = 2048;

    // Share of the direct light from a Sun overhead; half of it comes from either side of a level place.
    const float Interreflected = 0.0016f;

    static readonly float[] Weight = new float[Steps + 2];
    static readonly float[] Phase = new float[Steps + 2];

    static Photometry()
    {
        for (var i = 0; i < Steps + 2; i++)
        {
            // Tabulated over sqrt((1 − cos g) / 2) = sin(g / 2), which is linear in g where the surge is.
            var g = 2 * Math.Asin(Math.Min(1, i / (double)Steps)) * (180 / Math.PI);
            Weight[i] = (float)Math.Max(0, 1 - (0.019 * g) + (2.42e-4 * g * g) - (1.46e-6 * g * g * g));
            Phase[i] = (float)(Math.Exp(-g / 62) * (1 + (0.55 * Math.Exp(-g / 3.5))) / 1.55);
        }
    }

    /// <summary>What sunlit ground around sends to a place, relative as <see cref="Soil"/>: nothing else lights a shadow on this side of the Moon.</summary>
    /// <param name="sunUp">Sine of the Sun's elevation.</param>
    /// <param name="normalUp">Upward part of the surface's normal.</param>
    public static float FromGround(float sunUp, float normalUp) => Interreflected * sunUp * (1 + normalUp);

    /// <summary>Radiance factor relative to the normal albedo's: both cosines from the surface's own normal.</summary>
    /// <param name="cosIncidence">Towards the Sun; none comes back when it is not positive.</param>
    /// <param name="cosEmission">Towards the eye.</param>
    /// <param name="cosPhase">Between them.</param>
    public static float Soil(float cosIncidence, float cosEmission, float cosPhase)
    {
        if (cosIncidence <= 0)
        {
            return 0;
        }

        var half = MathF.Sqrt(Math.Clamp((1 - cosPhase) * 0.5f, 0, 1)) * Steps;
        var i = (int)half;
        var f = half - i;
        var weight = Weight[i] + ((Weight[i + 1] - Weight[i]) * f);
        var phase = Phase[i] + ((Phase[i + 1] - Phase[i]) * f);
        return phase * ((2 * weight * cosIncidence / (cosIncidence + Math.Max(cosEmission, 0.03f))) + ((1 - weight) * cosIncidence));
    }
}
