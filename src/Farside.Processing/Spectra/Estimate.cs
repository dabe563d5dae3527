namespace Farside.Processing.Spectra;

/// <summary>A number and one standard deviation of it.</summary>
public readonly record struct Estimate(double Value, double Sigma);
