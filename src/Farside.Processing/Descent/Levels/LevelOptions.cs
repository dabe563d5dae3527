namespace Farside.Processing.Descent.Levels;

/// <summary>How a film's brightness is kept even.</summary>
public sealed record LevelOptions
{
    /// <summary>Changes of brightness faster than this are taken out, seconds of the film.</summary>
    public double SmoothingS { get; init; } = 2;

    /// <summary>Share of slow changes, by logarithm, that is left in: 0 for none, 1 for all.</summary>
    public double SlowShare { get; init; } = 0.3;

    /// <summary>No frame is made brighter or darker by more than this factor.</summary>
    public double MostGain { get; init; } = 3;
}
