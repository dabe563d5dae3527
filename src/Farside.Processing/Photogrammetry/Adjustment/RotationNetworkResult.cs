namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>Pictures from one spot, put together.</summary>
/// <param name="Network">
/// One station a picture, in order; lenses as solved for, priors as they were given, so that it can be adjusted again with better ties.
/// Without given pointings the site's axes are made up: the up axis is the pictures' mean one, and the first placed picture looks north.
/// </param>
/// <param name="Links">All matches, in order, and what became of them.</param>
/// <param name="Unplaced">Places of pictures that no link holds; they keep the pointing they came with, if any.</param>
/// <param name="Sigmas">How well the lenses are known by these links.</param>
/// <param name="RmsPx">Of accepted points, two-dimensional; NaN without any.</param>
public sealed record RotationNetworkResult(
    Network Network, IReadOnlyList<RotationLink> Links, IReadOnlyList<int> Unplaced, IReadOnlyList<InteriorSigmas> Sigmas, double RmsPx);
