namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>How two pictures' common ties came out.</summary>
/// <param name="First">By place in the network's views; below <paramref name="Second"/>.</param>
/// <param name="Ties">Tracks with an accepted tie in both.</param>
/// <param name="Rejected">Tracks seen in both with a tie rejected in either.</param>
/// <param name="RmsPx">Of the accepted ties, both pictures'; NaN without any.</param>
/// <param name="TurnSigmaRad">Sigmas of the second picture's turn against the first's about the site's axes, radians: what they share cancels.</param>
public sealed record PairQuality(int First, int Second, int Ties, int Rejected, double RmsPx, Sigma3 TurnSigmaRad);
