namespace Farside.Processing.Radar;

/// <summary>A layer's boundary as it was followed along the way: one point a trace, no trace left out between the first and the last.</summary>
/// <param name="NsSigma">One sigma of its two-way times: scatter of the arrivals, time zero, and a quarter of a period for which part of the wave the boundary sends.</param>
/// <param name="Coherence">Median along it of the mean cosine of phase of the traces around, up to 1.</param>
/// <param name="Continuity">Share of its traces that are coherent around it.</param>
/// <param name="SnrDb">Power that is the same in all of its traces over power that is not.</param>
/// <param name="AboveUsualDb">Its amplitude over the usual one of the section within twelve periods before and after it.</param>
public sealed record Horizon(IReadOnlyList<HorizonPoint> Points, double NsSigma, double Coherence, double Continuity, double SnrDb, double AboveUsualDb)
{
    /// <summary>Median two-way time, ns.</summary>
    public double Ns => Middle(point => point.Ns);

    /// <summary>Median amplitude, the section's unit.</summary>
    public double Amplitude => Middle(point => point.Amplitude);

    double Middle(Func<HorizonPoint, double> of) => Points.Select(of).Order().ElementAt(Points.Count / 2);
}
