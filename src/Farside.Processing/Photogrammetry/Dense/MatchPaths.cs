namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>Along how many straight lines every pixel asks its neighbours.</summary>
public enum MatchPaths
{
    /// <summary>From the left, from the right and from above: one pass down the picture, half the time.</summary>
    Three,

    /// <summary>From all eight sides.</summary>
    Eight,
}
