namespace Farside.Processing.Descent;

/// <summary>When a descent's frame is good for nothing more.</summary>
public sealed record ScreenOptions
{
    /// <summary>Samples from this share of full scale on count as burnt out.</summary>
    public double UpperEnd { get; init; } = 0.98;

    /// <summary>A frame with a larger share of burnt-out samples is saturated.</summary>
    public double MostSaturated { get; init; } = 0.5;

    /// <summary>A frame whose mean is below this share of full scale is dark.</summary>
    public double DarkestMean { get; init; } = 0.02;

    /// <summary>A frame whose detail is less than so many times its noise shows next to nothing.</summary>
    public double LeastDetail { get; init; } = 2;

    /// <summary>Correlation of a frame's detail with the last frame's from which on both show one view; 1 is no difference. A shift of one pixel lies well below.</summary>
    public double StillLikeness { get; init; } = 0.7;

    /// <summary>A still frame that differs from the last one by more than so many times what the last ones differ among themselves is not settled: dust is in the way.</summary>
    public double SettledDifference { get; init; } = 2;

    /// <summary>
    /// The last frames are in flight if those before the last but one differ from the last by more than so many times what the last but one does. Measured: 0.97 to 1.03 at rest, 1.5 to 1.7 and more in flight at ten
    /// frames a second.
    /// </summary>
    public double DriftGrowth { get; init; } = 1.25;

    /// <summary>Fewer frames at the end that show one view are no sign of a touchdown.</summary>
    public int FewestSettled { get; init; } = 3;
}
