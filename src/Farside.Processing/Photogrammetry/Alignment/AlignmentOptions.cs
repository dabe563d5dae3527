namespace Farside.Processing.Photogrammetry.Alignment;

/// <summary>How whole overlaps are laid on each other.</summary>
public sealed record AlignmentOptions
{
    /// <summary>Side of the tiles into which an overlap is cut, pixels; even.</summary>
    public int TileSide { get; init; } = 16;

    /// <summary>Pictures are smoothed by a Gaussian of this sigma first, pixels: faint soil has most to say above the noise of single pixels.</summary>
    public double BlurPx { get; init; } = 0.8;

    /// <summary>Tiles of a pair, at most; of larger overlaps every second one or fewer are taken.</summary>
    public int MostTilesPerPair { get; init; } = 4000;

    /// <summary>A pair with fewer tiles holds nothing.</summary>
    public int LeastTilesPerPair { get; init; } = 40;

    /// <summary>Steps at most.</summary>
    public int MostSteps { get; init; } = 10;

    /// <summary>Pictures held in memory at a time, at least two; each takes twelve bytes a pixel, some twenty while it is made.</summary>
    public int MostPicturesHeld { get; init; } = 12;

    /// <summary>Threads at most; 0 = as many as there are processors. The result does not depend on it.</summary>
    public int Threads { get; init; }
}
