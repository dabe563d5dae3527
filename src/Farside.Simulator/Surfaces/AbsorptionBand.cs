namespace Farside.Simulator.Surfaces;

/// <summary>A Gaussian absorption in wavenumber that lowers the logarithm of reflectance.</summary>
/// <param name="WidthNm">Full width at half depth.</param>
/// <param name="Strength">Natural-log depth at the centre.</param>
/// <remarks>Form: Sunshine, Pieters &amp; Pratt 1990, J. Geophys. Res. 95, 6955.</remarks>
readonly record struct AbsorptionBand(double CentreNm, double WidthNm, double Strength)
{
    public double At(double nanometres)
    {
        var width = (1e7 / (CentreNm - (WidthNm / 2))) - (1e7 / (CentreNm + (WidthNm / 2)));
        var off = ((1e7 / nanometres) - (1e7 / CentreNm)) * 2.354820045 / width;
        return Strength * Math.Exp(-0.5 * off * off);
    }
}
