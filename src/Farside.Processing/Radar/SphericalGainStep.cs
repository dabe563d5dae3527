namespace Farside.Processing.Radar;

/// <summary>
/// Undoes how a wave thins out and is absorbed on its way to a scatterer and back: factor r² · exp(π f tan δ t), r = c t / (2 √ε), in m².
/// </summary>
/// <remarks>Source: attenuation of a plane wave in a weak absorber, α = π f √ε tan δ / c for the field (Daniels, Ground Penetrating Radar); two ways of r make π f tan δ t.</remarks>
public sealed record SphericalGainStep : RadarStep
{
    /// <summary>Relative permittivity, real part.</summary>
    public double Permittivity { get; init; } = 3.5;

    /// <summary>Imaginary over real part of the permittivity; 0 leaves absorption as it is.</summary>
    public double LossTangent { get; init; } = 0.004;

    /// <summary>At which the absorption is undone.</summary>
    public double Mhz { get; init; } = 500;

    public override string Word => "spherical-gain";

    public override IEnumerable<(string Name, string Value)> Settings => [("permittivity", Text(Permittivity)), ("loss", Text(LossTangent)), ("mhz", Text(Mhz))];

    public override RadarSection Apply(RadarSection section, RadarWork work)
    {
        Require(Permittivity >= 1 && LossTangent is >= 0 and < 1 && Mhz > 0, ToString(), "a setting outside its range", "permittivity from 1, loss 0 to 1, mhz above 0");
        var metresPerNs = Depth.LightMPerNs / (2 * Math.Sqrt(Permittivity));
        return GainCurve.Apply(section, ns => metresPerNs * ns * metresPerNs * ns * Math.Exp(Math.PI * Mhz * 1e-3 * LossTangent * ns), work);
    }
}
