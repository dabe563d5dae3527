namespace Farside.Simulator.Instruments.Radar;

/// <summary>The band a channel sends and hears: flat with cosine flanks, tilted to the low end by antenna and soil.</summary>
/// <param name="LowMhz">Half amplitude at the lower flank.</param>
/// <param name="HighMhz">Half amplitude at the upper flank.</param>
/// <param name="FlankMhz">Width of each flank from nothing to full.</param>
/// <param name="TiltMhz">Amplitude falls by e over so many megahertz.</param>
/// <param name="PeakMhz">Where the echo's amplitude is greatest, about.</param>
/// <param name="HalfLengthNs">Beyond this the pulse is nothing.</param>
sealed record PulseBand(double LowMhz, double HighMhz, double FlankMhz, double TiltMhz, double PeakMhz, double HalfLengthNs)
{
    double From => LowMhz - (0.5 * FlankMhz);

    double To => HighMhz + (0.5 * FlankMhz);

    public double Frequency(int node, int nodes) => From + ((node + 0.5) * (To - From) / nodes);

    public double AmplitudeAt(double mhz) =>
        Flank((mhz - From) / FlankMhz) * Flank((To - mhz) / FlankMhz) * Math.Exp(-(mhz - LowMhz) / TiltMhz);

    /// <summary>Sum over the nodes, which makes the pulse's peak 1.</summary>
    public double Area(int nodes) => Enumerable.Range(0, nodes).Sum(node => AmplitudeAt(Frequency(node, nodes)));

    static double Flank(double share) => 0.5 - (0.5 * Math.Cos(Math.PI * Math.Clamp(share, 0, 1)));
}
