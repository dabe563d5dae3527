namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>How well two pictures are tied.</summary>
/// <param name="First">The one with the lower place in the list of views.</param>
/// <param name="Second">The other.</param>
/// <param name="OverlapShare">Share of the first picture that the given poses show in the second, 0 to 1.</param>
/// <param name="Candidates">Spots of the first picture that were looked for in the second.</param>
/// <param name="Matched">Those that were found again, by looks alone.</param>
/// <param name="Verified">Those of them that the pair's geometry bears out.</param>
/// <param name="Ties">Tracks with a point in both pictures, in the end.</param>
/// <param name="MeanCorrelation">Mean correlation coefficient of the verified patches; NaN without any.</param>
/// <param name="ResidualPx">
/// Root mean square of the verified points' distances from the pair's geometry, pixels; along the parallax they may move freely. NaN without any.
/// </param>
/// <param name="TurnDeg">Angle by which the second picture's pose had to be turned against the first's; NaN when nothing was found.</param>
public sealed record PairTies(
    int First,
    int Second,
    double OverlapShare,
    int Candidates,
    int Matched,
    int Verified,
    int Ties,
    double MeanCorrelation,
    double ResidualPx,
    double TurnDeg);
