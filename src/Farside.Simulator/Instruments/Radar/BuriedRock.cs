namespace Farside.Simulator.Instruments.Radar;

/// <summary>A rock in the ground.</summary>
/// <param name="East">Metres from the lander.</param>
/// <param name="North">Metres from the lander.</param>
/// <param name="DepthM">Of its middle below the surface.</param>
/// <param name="RadiusM">As of a ball.</param>
/// <param name="Permittivity">Relative.</param>
/// <param name="Reflection">Fresnel's coefficient from the ground around it into the rock.</param>
readonly record struct BuriedRock(double East, double North, double DepthM, double RadiusM, double Permittivity, double Reflection)
{
    /// <summary>Of the ground around it.</summary>
    public double GroundPermittivity => Permittivity * Math.Pow((1 + Reflection) / (1 - Reflection), 2);

    /// <summary>Echo amplitude times distance squared, metres, for an incident wave that falls as 1 / distance: half the radius times the reflection, less where the rock is small against the wave.</summary>
    /// <param name="wavesPerM">Wave number in the ground, rad/m.</param>
    /// <remarks>Source: radar cross section of a sphere, optical limit π a² R², falling to Rayleigh's below k a = 1 (Skolnik, Introduction to Radar Systems).</remarks>
    public double Strength(double wavesPerM)
    {
        var ka = wavesPerM * RadiusM;
        return Reflection * 0.5 * RadiusM * Math.Min(1, ka * ka);
    }
}
