namespace Farside.Processing.Radar;

/// <summary>A layer's echo in one trace.</summary>
/// <param name="Trace">Of the section, from 0.</param>
/// <param name="Ns">Two-way time from the surface to where the wave is strongest.</param>
/// <param name="Amplitude">Magnitude of the analytic signal there, the section's unit.</param>
public readonly record struct HorizonPoint(int Trace, double Ns, double Amplitude);
