namespace Farside.Products.Recipes.Compare;

/// <summary>How the same ground at two times is compared.</summary>
public sealed record CompareOptions
{
    /// <summary>Of the earlier picture at least this much must be in the later one, 0 to 1.</summary>
    public double LeastOverlap { get; init; } = 0.25;

    /// <summary>Ties that were held out may be left apart by this much, pixels RMS.</summary>
    public double MostApartPx { get; init; } = 0.5;

    /// <summary>Earlier sequences that each one is compared with, at most.</summary>
    public int MostPairs { get; init; } = 2;

    /// <summary>Where the Sun stands farther from where it stood, spots do not look alike: such sequences are not tried, degrees.</summary>
    public double MostSunTurnDeg { get; init; } = 60;

    /// <summary>Pairs of frames that are tried, those that share most first.</summary>
    public int MostTried { get; init; } = 6;
}
