namespace Farside.Processing.Terrain.Stops;

/// <summary>How far labels' places are trusted: each has an error of its own, and from stop to stop another adds itself that grows with the way.</summary>
public sealed record StopPriors
{
    /// <summary>One sigma of the first stop's place, metres each way: it stands as far from the lander as its label says.</summary>
    public double FirstM { get; init; } = 0.1;

    /// <summary>One sigma of a step from one stop to the next, of the distance between them.</summary>
    public double StepShare { get; init; } = 0.03;

    /// <summary>One sigma of a step at least, metres each way.</summary>
    public double LeastStepM { get; init; } = 0.05;

    /// <summary>One sigma of where the mast stands over the place that labels state, ahead or behind, metres; the same at all stops.</summary>
    public double MastAheadM { get; init; } = 0.4;

    /// <summary>The same, to either side.</summary>
    public double MastAsideM { get; init; } = 0.15;

    /// <summary>The same, upwards.</summary>
    public double MastUpM { get; init; } = 0.15;
}
