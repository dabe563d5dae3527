namespace Farside.Products.Recipes.Compare;

/// <summary>How the same ground at two times is compared.</summary>
public sealed record CompareOptions
{
    /// <summary>Of the earlier picture at least this much must be in the later one, 0 to 1.</summary>
    public double LeastOverlap { get; init; } = 0.25;

    /// <summary>Ties that were held out may be left apart by this much, pixels RMS.</summary>
    public double MostApartPx { get; init; } = 0.5;

    /// <summary>Pairs of frames that are tried, those that share most first.</summary>
    public int MostTried { get; init; } = 6;
}
