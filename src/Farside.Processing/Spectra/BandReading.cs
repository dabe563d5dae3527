namespace Farside.Processing.Spectra;

/// <summary>A band with the errors that noise and joining leave in it.</summary>
public sealed record BandReading(BandWindow Band, ContinuumKind Continuum, Estimate CentreNm, Estimate Depth, Estimate AreaNm, Estimate Asymmetry);
