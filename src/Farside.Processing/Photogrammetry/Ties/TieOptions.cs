namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>How ties are looked for between pictures whose poses are known to about a degree.</summary>
public sealed record TieOptions
{
    /// <summary>Standard deviation of the angle between two pictures' given poses, degrees. Two and a half times that are searched.</summary>
    public double PointingSigmaDeg { get; init; } = 0.5;

    /// <summary>Nothing is nearer to a camera than this, metres: bounds the parallax.</summary>
    public double NearestM { get; init; } = 1.5;

    /// <summary>Nothing is farther than this, metres; +∞ where the horizon is in view.</summary>
    public double FarthestM { get; init; } = double.PositiveInfinity;

    /// <summary>Pairs that share less of the first picture than this are left alone, 0 to 1.</summary>
    public double LeastOverlap { get; init; } = 0.004;

    /// <summary>Spots looked for in a pair, at most.</summary>
    public int CandidatesPerPair { get; init; } = 240;

    /// <summary>Verified points kept of a pair, the best of each part of the overlap, at most.</summary>
    public int TiesPerPair { get; init; } = 150;

    /// <summary>A pair with fewer verified points gives no ties.</summary>
    public int LeastTies { get; init; } = 8;

    /// <summary>Side of the patch that is compared where there is texture, pixels; odd.</summary>
    public int Window { get; init; } = 21;

    /// <summary>Side of the patch where texture is faint, pixels; odd.</summary>
    public int LargeWindow { get; init; } = 41;

    /// <summary>Correlation coefficient of a good match, 0 to 1, at least.</summary>
    public double LeastCorrelation { get; init; } = 0.7;

    /// <summary>Standard deviation of a good match, pixels, at most.</summary>
    public double MostSigmaPx { get; init; } = 0.15;

    /// <summary>Distance from the pair's geometry that is always forgiven, pixels.</summary>
    public double ToleratedPx { get; init; } = 0.5;

    /// <summary>Pictures held in memory at a time, at least two; each takes some six bytes a pixel.</summary>
    public int MostPicturesHeld { get; init; } = 12;
}
