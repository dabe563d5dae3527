using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>
/// Puts pictures from one spot together by their matches alone: focal length from how pairs, rings and given pointings fit at all lengths tried, rotations
/// along the surest links, false links thrown out where they contradict pointings or the others, then an adjustment of directions.
/// </summary>
/// <remarks>Source for the road: Brown &amp; Lowe 2007, Int. J. Computer Vision 74, 59–73; Szeliski &amp; Shum 1997, SIGGRAPH 251–258.</remarks>
public static class RotationNetwork
{
    /// <param name="pictures">In the order that matches count.</param>
    /// <exception cref="ArgumentException">A match points at a picture that is not there.</exception>
    public static RotationNetworkResult Build(
        IReadOnlyList<Picture> pictures, IReadOnlyList<PictureMatch> matches, RotationNetworkOptions? options = null, CancellationToken cancel = default)
    {
        foreach (var match in matches)
        {
            if (match.First < 0 || match.Second <= match.First || match.Second >= pictures.Count)
                throw new ArgumentException($"match: found pictures {match.First} and {match.Second}; expected two of {pictures.Count}, the lower one first.", nameof(matches));
        }

        return new RotationSearch(pictures, matches, options ?? new(), cancel).Solve();
    }
}
