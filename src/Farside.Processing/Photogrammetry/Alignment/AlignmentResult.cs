using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Photogrammetry.Alignment;

/// <summary>What whole overlaps say about a network.</summary>
/// <param name="Network">Poses and lenses with which the overlaps agree best.</param>
/// <param name="Sigmas">Of the lenses.</param>
/// <param name="Views">Covariance of each view's pose, in order.</param>
/// <param name="Shades">The light that reaches the pictures' edges, one a camera group.</param>
/// <param name="Tiles">Tiles that took part.</param>
/// <param name="Steps">Steps taken.</param>
/// <param name="Information">
/// Half the logarithm of the normal equations' determinant: of two ways to see the same pictures the one with more leaves less to doubt.
/// </param>
public sealed record AlignmentResult(
    Network Network, NetworkSigmas Sigmas, IReadOnlyList<PoseCovariance> Views, IReadOnlyList<Shade> Shades, int Tiles, int Steps, double Information);
