namespace Farside.Processing.Spectra;

/// <summary>What an absorption band is like once its continuum is gone.</summary>
/// <param name="CentreNm">Where the spectrum over its continuum is least.</param>
/// <param name="Depth">1 − the spectrum over its continuum, there.</param>
/// <param name="AreaNm">Of 1 − the spectrum over its continuum, between the shoulders, nm.</param>
/// <param name="Asymmetry">(area beyond the centre − area before it) / both: 0 for a band that is the same to both sides, above 0 with the longer wing in the red.</param>
/// <param name="CurveNm">One standard deviation of the centre that comes of laying a curve of few coefficients through the band, noise or not.</param>
public readonly record struct BandShape(double CentreNm, double Depth, double AreaNm, double Asymmetry, double CurveNm = 0);
