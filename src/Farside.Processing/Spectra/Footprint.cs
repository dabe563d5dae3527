namespace Farside.Processing.Spectra;

/// <summary>The circle that a detector without pixels sees in the picture of the one beside it; integer coordinates are pixel centres.</summary>
/// <param name="Line">Of its middle, 0-based.</param>
/// <param name="Sample">Of its middle, 0-based.</param>
/// <param name="Radius">Pixels.</param>
public readonly record struct Footprint(double Line, double Sample, double Radius)
{
    public bool Holds(int line, int sample) =>
        ((line - Line) * (line - Line)) + ((sample - Sample) * (sample - Sample)) <= Radius * Radius;

    /// <summary>The same circle in a picture whose pixels are <paramref name="by"/> × <paramref name="by"/> of these.</summary>
    public Footprint Binned(double by) => new(((Line + 0.5) / by) - 0.5, ((Sample + 0.5) / by) - 0.5, Radius / by);
}
