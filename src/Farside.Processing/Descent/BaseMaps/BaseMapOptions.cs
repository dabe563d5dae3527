namespace Farside.Processing.Descent.BaseMaps;

/// <summary>How far the approximate track may be wrong, and how much is compared.</summary>
public sealed record BaseMapOptions
{
    /// <summary>Largest error of the track's scale, as a share either way.</summary>
    public double ScaleShare { get; init; } = 0.35;

    /// <summary>Largest error of its heading, degrees.</summary>
    public double HeadingDeg { get; init; } = 9;

    /// <summary>Whether the heading may be wrong by half a turn as well.</summary>
    public bool MayBeReversed { get; init; } = true;

    /// <summary>Largest error of its place, metres.</summary>
    public double PositionM { get; init; } = 600;

    /// <summary>Most frames joined; they are spread over the heights at which the map tells something.</summary>
    public int MostFrames { get; init; } = 24;

    /// <summary>Frames that may look for the track's place before the map counts as one of elsewhere.</summary>
    public int MostAnchors { get; init; } = 4;

    /// <summary>Most cells of a comparison, each way; more is finer and slower.</summary>
    public int MostCells { get; init; } = 512;

    /// <summary>How far the lens's k₁ may be off what is given (one standard deviation); 0 takes it as it is.</summary>
    public double K1Sigma { get; init; } = 0.15;
}
