namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>How one picture came out.</summary>
/// <param name="Id">The picture's.</param>
/// <param name="IsAdjusted">False: it keeps its prior pose, since its ties are too few or disagree.</param>
/// <param name="TurnRad">The angle by which its rotation left its prior, radians.</param>
/// <param name="Ties">Accepted ties in it.</param>
/// <param name="Rejected">Rejected ones.</param>
/// <param name="RmsPx">Of the accepted; NaN without any.</param>
/// <param name="Sigma">Covariance of its siteFromCamera, what it shares with others included.</param>
public sealed record ViewQuality(string Id, bool IsAdjusted, double TurnRad, int Ties, int Rejected, double RmsPx, PoseCovariance Sigma);
