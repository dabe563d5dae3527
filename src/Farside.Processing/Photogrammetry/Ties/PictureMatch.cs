namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>Two pictures that show the same scene, found by looks alone and borne out by one plane-to-plane map.</summary>
/// <param name="First">The one with the lower place in the list.</param>
/// <param name="Second">The other.</param>
/// <param name="Points">The verified points, in pixels of the pictures as they were given.</param>
/// <param name="Confidence">
/// Verified points against what chance would give: n / (8 + 0.3 m), with n verified of m putative points within the overlap. Above 1 the pair is taken for true.
/// </param>
/// <remarks>Source: Brown &amp; Lowe 2007, Int. J. Computer Vision 74, 59–73, eq. 13.</remarks>
public sealed record PictureMatch(int First, int Second, IReadOnlyList<MatchedPoint> Points, double Confidence);
