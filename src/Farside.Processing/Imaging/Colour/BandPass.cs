namespace Farside.Processing.Imaging.Colour;

/// <summary>One colour filter with its detector: response per photon, a Gaussian.</summary>
/// <param name="CentreNm">Where it is most sensitive, nm.</param>
/// <param name="HalfWidthNm">From there to half the response, nm.</param>
public readonly record struct BandPass(double CentreNm, double HalfWidthNm)
{
    const double FirstNm = 350;
    const double LastNm = 800;
    const double StepNm = 2;

    public double Response(double nanometres)
    {
        var off = (nanometres - CentreNm) / HalfWidthNm;
        return Math.Exp(-Math.Log(2) * off * off);
    }

    /// <summary>Reflectance in this band's light: 1 for a perfectly white surface, whatever the illuminant.</summary>
    /// <param name="reflectance">Of a wavelength in nanometres.</param>
    /// <param name="light">Spectral power, any unit, of a wavelength in nanometres.</param>
    public double Reflectance(Func<double, double> reflectance, Func<double, double> light)
    {
        var (sum, white) = (0.0, 0.0);
        for (var nm = FirstNm; nm <= LastNm; nm += StepNm)
        {
            var photons = Response(nm) * light(nm) * nm;
            (sum, white) = (sum + (photons * reflectance(nm)), white + photons);
        }

        return sum / white;
    }
}
